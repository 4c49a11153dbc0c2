using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

/// <summary>A deployed contract as ContractManagement returns it: the fields lie in this order on the stack.</summary>
public class Contract
{
    public readonly int Id;
    public readonly ushort UpdateCounter;
    public readonly UInt160 Hash = null!;
    public readonly ByteString Nef = null!;
    public readonly ContractManifest Manifest;

    [Syscall("System.Contract.Call")]
    public static extern object Call(UInt160 scriptHash, string method, CallFlags flags, params object?[]? args);

    [Syscall("System.Contract.GetCallFlags")]
    public static extern CallFlags GetCallFlags();

    [Syscall("System.Contract.CreateStandardAccount")]
    public static extern UInt160 CreateStandardAccount(ECPoint pubKey);

    [Syscall("System.Contract.CreateMultisigAccount")]
    public static extern UInt160 CreateMultisigAccount(int m, params ECPoint[] pubKey);
}
