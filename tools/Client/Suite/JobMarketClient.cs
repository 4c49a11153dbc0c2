using System.Numerics;
using Neo;
using Neo.IO;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>Where jobs are opened, claimed, committed and settled. Amounts in [1e-8 AGPU].</summary>
public sealed class JobMarketClient(IChainClient chain, UInt160 hash, AgpuTokenClient token)
    : ContractClient(chain, hash)
{
    /// <summary>
    /// Opens a job by paying; what <paramref name="paymentAgpu"/> exceeds fee and tip by becomes claimable.
    /// </summary>
    public async Task<(ulong JobId, Receipt Receipt)> OpenAsync(
        KeyPair client, JobRequest request, BigInteger paymentAgpu, CancellationToken cancel = default)
    {
        byte[] roots = [.. request.InputRoots.SelectMany(root => root.ToArray())];
        object?[] data =
        [
            "open", request.Kernel, request.Params, roots, (int)request.Tier, request.MaxPricePerUnitAgpu,
            request.TipAgpu, request.ClaimWindowMs, request.WorkWindowMs,
        ];
        var receipt = await token.TransferAsync(client, Hash, paymentAgpu, data, cancel);
        return (receipt.Event("JobOpened").Values[0].AsUInt64(), receipt);
    }

    public Task<Receipt> ClaimAsync(KeyPair provider, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(provider, "claim", cancel, jobId, provider.Account());

    public Task<Receipt> CommitAsync(
        KeyPair provider, ulong jobId, UInt256 outputRoot, CancellationToken cancel = default) =>
        SendAsync(provider, "commit", cancel, jobId, outputRoot);

    public Task<Receipt> SettleAsync(KeyPair anyone, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(anyone, "settle", cancel, jobId);

    public Task<Receipt> CancelAsync(KeyPair client, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(client, "cancel", cancel, jobId);

    public Task<Receipt> TimeOutAsync(KeyPair anyone, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(anyone, "timeOut", cancel, jobId);

    /// <summary>Pays what a proven fault has cost its provider: the burn, and challenger's and client's credits.</summary>
    /// <exception cref="ContractFaultException"><c>JobMarket/nothing-to-divide</c>: somebody has.</exception>
    public Task<Receipt> DivideSlashedAsync(KeyPair anyone, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(anyone, "divideSlashed", cancel, jobId);

    public Task<Receipt> WithdrawAsync(KeyPair owner, CancellationToken cancel = default) =>
        SendAsync(owner, "withdraw", cancel, owner.Account());

    public Task<Receipt> CollectPoolsAsync(KeyPair anyone, CancellationToken cancel = default) =>
        SendAsync(anyone, "collectPools", cancel);

    /// <exception cref="ContractFaultException"><c>JobMarket/no-such-job</c></exception>
    public async Task<Job> JobAsync(ulong jobId, CancellationToken cancel = default) =>
        Job.From(jobId, await ReadAsync("job", cancel, jobId));

    /// <returns>The newest job's id; 0 where there is none.</returns>
    public async Task<ulong> JobCountAsync(CancellationToken cancel = default) =>
        (await ReadAsync("jobCount", cancel)).AsUInt64();

    /// <summary>Ids of a task's and tier's first open jobs: by tip per unit, then by arrival.</summary>
    public async Task<IReadOnlyList<ulong>> HeadAsync(
        JobTask task, JobTier tier, int count, CancellationToken cancel = default) =>
        [.. (await ReadAsync("head", cancel, (int)task, (int)tier, count)).AsList().Select(id => id.AsUInt64())];

    /// <summary>What a claim would lock of this provider's stake now [1e-8 AGPU].</summary>
    public async Task<BigInteger> RequiredBondAsync(
        ulong jobId, UInt160 provider, CancellationToken cancel = default) =>
        (await ReadAsync("requiredBond", cancel, jobId, provider)).AsInteger();

    public async Task<BigInteger> ClaimableAsync(UInt160 account, CancellationToken cancel = default) =>
        (await ReadAsync("claimable", cancel, account)).AsInteger();

    public async Task<Pools> PoolsAsync(CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("pools", cancel)).AsList(3);
        return new Pools(parts[0].AsInteger(), parts[1].AsInteger(), parts[2].AsInteger());
    }
}
