using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts.Primitives;

/// <summary>Roles in the Council's directory that a deployment asks for by name.</summary>
public static class Roles
{
    public const string AgpuToken = "AgpuToken";
}

/// <summary>The Council's directory by names. Whoever needs more than one entry reads the charter.</summary>
public static class Directory
{
    /// <summary>Throws the Council's error when the role is not bound.</summary>
    public static UInt160 AddressOf(UInt160 council, string role) =>
        (UInt160)Contract.Call(council, "addressOf", CallFlags.ReadOnly, role);
}
