using System.Numerics;
using Neo;
using Neo.VM.Types;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>The directory: which contract or account plays which role, which kernels are law.</summary>
public sealed class CouncilClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    /// <summary>The accounts of which <c>Threshold</c> must sign what the Council does.</summary>
    public async Task<Members> StewardsAsync(CancellationToken cancel = default) =>
        Members.From(await ReadAsync("stewards", cancel));

    /// <summary>The accounts of which <c>Threshold</c> may cancel actions and close entries.</summary>
    public async Task<Members> GuardiansAsync(CancellationToken cancel = default) =>
        Members.From(await ReadAsync("guardians", cancel));

    /// <summary>Whether the genesis is over: since then every change waits in the timelock.</summary>
    public async Task<bool> IsFoundedAsync(CancellationToken cancel = default) =>
        (await ReadAsync("isFounded", cancel)).AsBool();

    /// <summary>The value of a parameter between its bounds.</summary>
    /// <exception cref="ContractFaultException"><c>Council/no-such-parameter</c></exception>
    public async Task<BoundedValue> ParameterAsync(string name, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("parameterOf", cancel, name)).AsList(4);
        return new BoundedValue(
            parts[0].AsInteger(), parts[1].AsInteger(), parts[2].AsInteger(), parts[3].AsInteger());
    }

    /// <exception cref="ContractFaultException"><c>Council/role-not-bound</c></exception>
    public async Task<UInt160> AddressOfAsync(string role, CancellationToken cancel = default) =>
        (await ReadAsync("addressOf", cancel, role)).AsHash160();

    public async Task<bool> IsBoundAsync(string role, CancellationToken cancel = default) =>
        (await ReadAsync("isBound", cancel, role)).AsBool();

    public async Task<bool> IsKernelListedAsync(UInt160 kernel, CancellationToken cancel = default) =>
        (await ReadAsync("isKernelListed", cancel, kernel)).AsBool();

    /// <summary>What public work computes; null where that is not chosen.</summary>
    public async Task<UInt160?> PublicKernelAsync(CancellationToken cancel = default) =>
        (await ReadAsync("publicKernel", cancel)).AsHash160OrNull();

    /// <summary>Whether the contracts of the suite keep copies of the charter.</summary>
    public async Task<bool> IsSyncedAsync(CancellationToken cancel = default) =>
        (await ReadAsync("isSynced", cancel)).AsBool();

    public Task<Receipt> BindAsync(KeyPair steward, string role, UInt160 address, CancellationToken cancel = default) =>
        SendAsync(steward, "bind", cancel, role, address);

    public Task<Receipt> ListKernelAsync(
        KeyPair steward, UInt160 kernel, JobTask task, CancellationToken cancel = default) =>
        SendAsync(steward, "listKernel", cancel, kernel, (int)task);
}

/// <summary>m of n accounts.</summary>
public sealed record Members(int Threshold, IReadOnlyList<UInt160> Accounts)
{
    /// <returns>Null where the threshold cannot be reached, or an account is named twice.</returns>
    public static Members? TryCreate(int threshold, IReadOnlyList<UInt160> accounts, int most) =>
        threshold > 0 && threshold <= accounts.Count && accounts.Count <= most
            && accounts.Distinct().Count() == accounts.Count
            ? new Members(threshold, accounts)
            : null;

    internal static Members From(StackItem item)
    {
        var parts = item.AsList(2);
        return new Members(parts[0].AsInt32(), [.. parts[1].AsList().Select(account => account.AsHash160())]);
    }
}

/// <summary>A number of the protocol, in the unit of its name.</summary>
public sealed record BoundedValue(BigInteger Value, BigInteger Default, BigInteger Floor, BigInteger Ceiling);

/// <summary>What kind of work a kernel does.</summary>
public enum JobTask : byte
{
    Training = 0,
    Inference = 1,
    Rendering = 2,
    DataProcessing = 3,
}
