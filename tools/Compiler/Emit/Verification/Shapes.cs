using System.Collections.Frozen;

namespace StarMiner.Compiler.Emit.Verification;

/// <summary>How many items something takes from the evaluation stack and how many it leaves.</summary>
public readonly record struct Shape(int Pops, int Pushes);

/// <summary>
/// Shapes of instructions and services. Where the number of items depends on an item (PACK, PICK, ...), the verifier
/// looks for it on top of the stack: the compiler always pushes it as a literal.
/// </summary>
public static class Shapes
{
    static readonly FrozenDictionary<string, Shape> services = new Dictionary<string, Shape>
    {
        ["System.Contract.Call"] = new(4, 1),
        ["System.Contract.GetCallFlags"] = new(0, 1),
        ["System.Contract.CreateStandardAccount"] = new(1, 1),
        ["System.Contract.CreateMultisigAccount"] = new(2, 1),
        ["System.Crypto.CheckSig"] = new(2, 1),
        ["System.Crypto.CheckMultisig"] = new(2, 1),
        ["System.Iterator.Next"] = new(1, 1),
        ["System.Iterator.Value"] = new(1, 1),
        ["System.Runtime.Platform"] = new(0, 1),
        ["System.Runtime.GetNetwork"] = new(0, 1),
        ["System.Runtime.GetAddressVersion"] = new(0, 1),
        ["System.Runtime.GetTrigger"] = new(0, 1),
        ["System.Runtime.GetTime"] = new(0, 1),
        ["System.Runtime.GetScriptContainer"] = new(0, 1),
        ["System.Runtime.GetExecutingScriptHash"] = new(0, 1),
        ["System.Runtime.GetCallingScriptHash"] = new(0, 1),
        ["System.Runtime.GetEntryScriptHash"] = new(0, 1),
        // What the loaded script returns: the framework takes one item for it.
        ["System.Runtime.LoadScript"] = new(3, 1),
        ["System.Runtime.CheckWitness"] = new(1, 1),
        ["System.Runtime.GetInvocationCounter"] = new(0, 1),
        ["System.Runtime.GetRandom"] = new(0, 1),
        ["System.Runtime.Log"] = new(1, 0),
        ["System.Runtime.Notify"] = new(2, 0),
        ["System.Runtime.GetNotifications"] = new(1, 1),
        ["System.Runtime.GasLeft"] = new(0, 1),
        ["System.Runtime.BurnGas"] = new(1, 0),
        ["System.Storage.GetContext"] = new(0, 1),
        ["System.Storage.GetReadOnlyContext"] = new(0, 1),
        ["System.Storage.AsReadOnly"] = new(1, 1),
        ["System.Storage.Get"] = new(2, 1),
        ["System.Storage.Find"] = new(3, 1),
        ["System.Storage.Put"] = new(3, 0),
        ["System.Storage.Delete"] = new(2, 0),
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<uint, Shape> servicesByNumber = services.ToFrozenDictionary(
        item => BitConverter.ToUInt32(Assembler.SyscallId(item.Key)), item => item.Value);

    public static IEnumerable<string> Services => services.Keys;

    public static Shape? OfService(string name) => services.TryGetValue(name, out var shape) ? shape : null;

    public static Shape? OfService(ReadOnlySpan<byte> operand) =>
        servicesByNumber.TryGetValue(BitConverter.ToUInt32(operand), out var shape) ? shape : null;

    /// <summary>Null for control flow and for instructions whose shape depends on an item.</summary>
    public static Shape? Of(OpCode code) => code switch
    {
        <= OpCode.PUSH16 => new(0, 1),
        OpCode.NOP => new(0, 0),
        >= OpCode.JMPEQ and <= OpCode.JMPLE_L => new(2, 0),
        OpCode.JMP or OpCode.JMP_L => new(0, 0),
        >= OpCode.JMPIF and <= OpCode.JMPIFNOT_L or OpCode.ASSERT or OpCode.THROW => new(1, 0),
        OpCode.ABORT => new(0, 0),
        OpCode.DEPTH => new(0, 1),
        OpCode.DROP => new(1, 0),
        OpCode.NIP => new(2, 1),
        OpCode.DUP => new(1, 2),
        OpCode.OVER => new(2, 3),
        OpCode.TUCK => new(2, 3),
        OpCode.SWAP => new(2, 2),
        OpCode.ROT or OpCode.REVERSE3 => new(3, 3),
        OpCode.REVERSE4 => new(4, 4),
        >= OpCode.LDSFLD0 and <= OpCode.LDSFLD or >= OpCode.LDLOC0 and <= OpCode.LDLOC
            or >= OpCode.LDARG0 and <= OpCode.LDARG => new(0, 1),
        >= OpCode.STSFLD0 and <= OpCode.STSFLD or >= OpCode.STLOC0 and <= OpCode.STLOC
            or >= OpCode.STARG0 and <= OpCode.STARG => new(1, 0),
        OpCode.NEWBUFFER or OpCode.INVERT or (>= OpCode.SIGN and <= OpCode.DEC) or OpCode.SQRT or OpCode.NOT or OpCode.NZ
            or OpCode.NEWARRAY or OpCode.NEWARRAY_T or OpCode.NEWSTRUCT or OpCode.SIZE or OpCode.KEYS or OpCode.VALUES
            or OpCode.POPITEM or OpCode.ISNULL or OpCode.ISTYPE or OpCode.CONVERT => new(1, 1),
        OpCode.MEMCPY => new(5, 0),
        OpCode.SUBSTR or OpCode.MODMUL or OpCode.MODPOW or OpCode.WITHIN => new(3, 1),
        OpCode.NEWARRAY0 or OpCode.NEWSTRUCT0 or OpCode.NEWMAP => new(0, 1),
        OpCode.APPEND or OpCode.REMOVE => new(2, 0),
        OpCode.SETITEM => new(3, 0),
        OpCode.REVERSEITEMS or OpCode.CLEARITEMS => new(1, 0),
        >= OpCode.CAT and <= OpCode.MAX or OpCode.HASKEY or OpCode.PICKITEM => new(2, 1),
        _ => null,
    };
}
