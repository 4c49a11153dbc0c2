namespace StarMiner.Compiler.Emit;

/// <summary>What instructions cost on Neo 3.5 [units; 30 datoshi each at default policy]. Labels: the widest power of two.</summary>
public static class Prices
{
    /// <summary>CALL and the callee's INITSLOT.</summary>
    public const int Call = 576;

    public static int Of(OpCode code) => code switch
    {
        OpCode.ABORT or OpCode.RET or OpCode.SYSCALL => 0,
        OpCode.PUSHA or OpCode.PUSHINT128 or OpCode.PUSHINT256 or OpCode.TRY or OpCode.TRY_L or OpCode.ENDTRY
            or OpCode.ENDTRY_L or OpCode.ENDFINALLY or OpCode.INVERT or (>= OpCode.SIGN and <= OpCode.DEC)
            or OpCode.NOT or OpCode.NZ or OpCode.SIZE => 4,
        OpCode.PUSHDATA1 => 8,
        OpCode.PUSHDATA2 => 1 << 9,
        OpCode.PUSHDATA4 => 1 << 12,
        <= OpCode.NOP or OpCode.ASSERT => 1,
        OpCode.CALL or OpCode.CALL_L or OpCode.CALLA or OpCode.THROW or OpCode.NEWARRAY or OpCode.NEWARRAY_T
            or OpCode.NEWSTRUCT => 1 << 9,
        OpCode.CALLT => 1 << 15,
        OpCode.XDROP or OpCode.CLEAR or OpCode.ROLL or OpCode.REVERSEN or OpCode.INITSSLOT or OpCode.NEWARRAY0
            or OpCode.NEWSTRUCT0 or OpCode.KEYS or OpCode.REMOVE or OpCode.CLEARITEMS or OpCode.POPITEM => 1 << 4,
        OpCode.INITSLOT or OpCode.POW or OpCode.SQRT or OpCode.HASKEY or OpCode.PICKITEM => 1 << 6,
        OpCode.EQUAL or OpCode.NOTEQUAL or OpCode.MODMUL => 1 << 5,
        OpCode.NEWBUFFER => 1 << 8,
        OpCode.MEMCPY or OpCode.CAT or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.MODPOW
            or (>= OpCode.PACKMAP and <= OpCode.UNPACK) => 1 << 11,
        OpCode.VALUES or OpCode.APPEND or OpCode.SETITEM or OpCode.REVERSEITEMS or OpCode.CONVERT => 1 << 13,
        OpCode.AND or OpCode.OR or OpCode.XOR or (>= OpCode.ADD and <= OpCode.MOD) or OpCode.SHL or OpCode.SHR
            or OpCode.BOOLAND or OpCode.BOOLOR or (>= OpCode.NUMEQUAL and <= OpCode.WITHIN) or OpCode.NEWMAP => 1 << 3,
        _ => 2,
    };
}
