using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StarMiner.Compiler.Artifacts;

/// <summary>The interop services of a 3.5 chain, found by the number that a script holds.</summary>
static class Syscalls
{
    static readonly string[] Names =
    [
        "System.Contract.Call", "System.Contract.CallNative", "System.Contract.GetCallFlags",
        "System.Contract.CreateStandardAccount", "System.Contract.CreateMultisigAccount",
        "System.Contract.NativeOnPersist", "System.Contract.NativePostPersist",
        "System.Crypto.CheckSig", "System.Crypto.CheckMultisig",
        "System.Iterator.Next", "System.Iterator.Value",
        "System.Runtime.Platform", "System.Runtime.GetNetwork", "System.Runtime.GetAddressVersion",
        "System.Runtime.GetTrigger", "System.Runtime.GetTime", "System.Runtime.GetScriptContainer",
        "System.Runtime.GetExecutingScriptHash", "System.Runtime.GetCallingScriptHash",
        "System.Runtime.GetEntryScriptHash", "System.Runtime.LoadScript", "System.Runtime.CheckWitness",
        "System.Runtime.GetInvocationCounter", "System.Runtime.GetRandom", "System.Runtime.Log",
        "System.Runtime.Notify", "System.Runtime.GetNotifications", "System.Runtime.GasLeft", "System.Runtime.BurnGas",
        "System.Storage.GetContext", "System.Storage.GetReadOnlyContext", "System.Storage.AsReadOnly",
        "System.Storage.Get", "System.Storage.Find", "System.Storage.Put", "System.Storage.Delete",
    ];

    static readonly Dictionary<uint, string> ByNumber = Names.ToDictionary(
        name => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.ASCII.GetBytes(name))));

    public static string NameOf(ReadOnlySpan<byte> operand)
        => ByNumber.TryGetValue(BinaryPrimitives.ReadUInt32LittleEndian(operand), out string? name)
            ? name
            : "0x" + Convert.ToHexStringLower(operand);
}
