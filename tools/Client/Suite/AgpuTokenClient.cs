using System.Numerics;
using Neo;
using Neo.Wallets;
using StarMiner.Contracts.Proxies;

namespace StarMiner.Client;

/// <summary>
/// The NEP-17 token AGPU: the contract's proxy, and what its users would otherwise write again and again. Amounts in
/// [1e-8 AGPU].
/// </summary>
public sealed class AgpuTokenClient(IChainClient chain, UInt160 hash) : AgpuTokenProxy(chain, hash)
{
    public Task<Receipt> BurnAsync(KeyPair holder, BigInteger amountAgpu, CancellationToken cancel = default) =>
        BurnAsync(holder, holder.Account(), amountAgpu, cancel);

    /// <exception cref="ChainException">The token answered false: the holder has not enough.</exception>
    public async Task<Receipt> TransferAsync(
        KeyPair from, UInt160 to, BigInteger amountAgpu, object? data = null, CancellationToken cancel = default)
    {
        (bool moved, Receipt receipt) = await TransferAsync(from, from.Account(), to, amountAgpu, data, cancel);
        if (moved) return receipt;
        throw new ChainException($"{Accounts.Address(from.Account())} has less than {Amounts.Agpu(amountAgpu)} AGPU");
    }
}
