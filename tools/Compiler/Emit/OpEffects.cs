using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>What single instructions and system calls can see and do.</summary>
public static class OpEffects
{
    public static Effects Of(OpCode code) => code switch
    {
        OpCode.PICKITEM or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.VALUES
            => Effects.ReadsHeap | Effects.Throws,
        OpCode.SIZE or OpCode.HASKEY or OpCode.KEYS or OpCode.CAT or OpCode.EQUAL or OpCode.NOTEQUAL
            or OpCode.CONVERT or OpCode.UNPACK => Effects.ReadsHeap,
        OpCode.SETITEM or OpCode.APPEND or OpCode.REMOVE or OpCode.CLEARITEMS or OpCode.REVERSEITEMS
            or OpCode.MEMCPY or OpCode.POPITEM => Effects.ReadsHeap | Effects.WritesHeap | Effects.Throws,
        OpCode.DIV or OpCode.MOD or OpCode.POW or OpCode.SQRT or OpCode.MODMUL or OpCode.MODPOW or OpCode.SHL
            or OpCode.SHR or OpCode.NEWBUFFER or OpCode.NEWARRAY or OpCode.NEWARRAY_T
            or OpCode.ASSERT or OpCode.THROW or OpCode.ABORT => Effects.Throws,
        OpCode.CALL or OpCode.CALL_L or OpCode.CALLA or OpCode.CALLT or OpCode.SYSCALL => Effects.Everything,
        _ => Effects.None,
    };

    /// <summary>Of those that else do not fail.</summary>
    public static bool FaultsOnNull(OpCode code) =>
        code is OpCode.SIZE or OpCode.HASKEY or OpCode.KEYS or OpCode.CAT or OpCode.UNPACK;

    public static Effects Of(string syscall) => syscall switch
    {
        "System.Storage.GetContext" or "System.Storage.GetReadOnlyContext" or "System.Storage.AsReadOnly"
            or "System.Runtime.GetTime" or "System.Runtime.GetTrigger" or "System.Runtime.Platform"
            or "System.Runtime.GetNetwork" or "System.Runtime.GetAddressVersion"
            or "System.Runtime.GetScriptContainer" or "System.Runtime.GetExecutingScriptHash"
            or "System.Runtime.GetCallingScriptHash" or "System.Runtime.GetEntryScriptHash"
            or "System.Runtime.GetInvocationCounter" => Effects.None,
        "System.Storage.Get" or "System.Storage.Find" or "System.Iterator.Value" or "System.Runtime.GasLeft"
            or "System.Runtime.CheckWitness" or "System.Crypto.CheckSig" or "System.Crypto.CheckMultisig"
            => Effects.ReadsChain | Effects.ReadsHeap | Effects.Throws,
        "System.Storage.Put" or "System.Storage.Delete" or "System.Runtime.Notify" or "System.Runtime.Log"
            or "System.Runtime.GetRandom" or "System.Runtime.BurnGas" or "System.Iterator.Next"
            => Effects.ReadsHeap | Effects.ReadsChain | Effects.WritesChain | Effects.Throws,
        _ => Effects.Everything,
    };
}
