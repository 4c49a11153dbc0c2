using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts.Primitives;

/// <summary>Roles in the Council's directory: a contract's role is its manifest name.</summary>
public static class Roles
{
    public const string AgpuToken = "AgpuToken";
    public const string JobMarket = "JobMarket";
    public const string Referee = "Referee";
    public const string RewardController = "RewardController";

    /// <summary>Whoever may mint AGPU inside the issuance law: an account or a contract.</summary>
    public const string Minter = "Minter";
}

/// <summary>The Council's directory, seen by the contracts that look each other up.</summary>
public static class Directory
{
    /// <summary>Throws the Council's error when the role is not bound.</summary>
    public static UInt160 AddressOf(UInt160 council, string role) =>
        (UInt160)Contract.Call(council, "addressOf", CallFlags.ReadOnly, role);

    public static bool IsKernelListed(UInt160 council, UInt160 kernel) =>
        (bool)Contract.Call(council, "isKernelListed", CallFlags.ReadOnly, kernel);
}
