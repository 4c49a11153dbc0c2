using System.Numerics;
using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>The NEP-17 token AGPU. Amounts in [1e-8 AGPU].</summary>
public sealed class AgpuTokenClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    public Task<BigInteger> TotalSupplyAsync(CancellationToken cancel = default) => AmountAsync("totalSupply", cancel);

    public Task<BigInteger> TotalBurnedAsync(CancellationToken cancel = default) => AmountAsync("totalBurned", cancel);

    public Task<BigInteger> BurnedAtSettlementAsync(CancellationToken cancel = default) =>
        AmountAsync("burnedAtSettlement", cancel);

    public Task<BigInteger> MintedForPublicWorkAsync(CancellationToken cancel = default) =>
        AmountAsync("mintedForPublicWork", cancel);

    public Task<BigInteger> MintedForJobsAsync(CancellationToken cancel = default) =>
        AmountAsync("mintedForJobs", cancel);

    public Task<BigInteger> BalanceOfAsync(UInt160 account, CancellationToken cancel = default) =>
        AmountAsync("balanceOf", cancel, account);

    public Task<Receipt> MintForPublicWorkAsync(
        KeyPair minter, UInt160 to, BigInteger amountAgpu, CancellationToken cancel = default) =>
        SendAsync(minter, "mintForPublicWork", cancel, to, amountAgpu);

    public Task<Receipt> MintForJobsAsync(
        KeyPair minter, UInt160 to, BigInteger amountAgpu, CancellationToken cancel = default) =>
        SendAsync(minter, "mintForJobs", cancel, to, amountAgpu);

    public Task<Receipt> BurnAsync(KeyPair holder, BigInteger amountAgpu, CancellationToken cancel = default) =>
        SendAsync(holder, "burn", cancel, holder.Account(), amountAgpu);

    /// <exception cref="ChainException">The token answered false: the holder has not enough.</exception>
    public async Task<Receipt> TransferAsync(
        KeyPair from, UInt160 to, BigInteger amountAgpu, object? data = null, CancellationToken cancel = default)
    {
        var receipt = await SendAsync(from, "transfer", cancel, from.Account(), to, amountAgpu, data);
        if (receipt.Result is { } result && result.AsBool()) return receipt;
        throw new ChainException($"{Accounts.Address(from.Account())} has less than {Amounts.Agpu(amountAgpu)} AGPU");
    }

    async Task<BigInteger> AmountAsync(string method, CancellationToken cancel, params object?[] arguments) =>
        (await ReadAsync(method, cancel, arguments)).AsInteger();
}
