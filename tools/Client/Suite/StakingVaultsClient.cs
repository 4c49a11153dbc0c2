using System.Numerics;
using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>What a provider stands with, by task. Amounts in [1e-8 AGPU].</summary>
/// <param name="FreeAgpu">May be locked for a claim or unbonded.</param>
/// <param name="LockedAgpu">Stands behind claimed jobs.</param>
/// <param name="UnbondingAgpu">On its way out.</param>
/// <param name="ReadyMs">When that may be withdrawn [ms].</param>
/// <param name="EarnedAgpu">Paid for public work and still bound to stay.</param>
public sealed record Vault(
    BigInteger FreeAgpu, BigInteger LockedAgpu, BigInteger UnbondingAgpu, ulong ReadyMs, BigInteger EarnedAgpu);

/// <summary>The providers' stakes.</summary>
public sealed class StakingVaultsClient(IChainClient chain, UInt160 hash, AgpuTokenClient token)
    : ContractClient(chain, hash)
{
    public Task<Receipt> StakeAsync(
        KeyPair provider, JobTask task, BigInteger amountAgpu, CancellationToken cancel = default) =>
        token.TransferAsync(provider, Hash, amountAgpu, new object?[] { "stake", (int)task }, cancel);

    /// <summary>Starts the clock of free stake; afterwards it is withdrawn.</summary>
    public Task<Receipt> RequestUnbondAsync(
        KeyPair provider, JobTask task, BigInteger amountAgpu, CancellationToken cancel = default) =>
        SendAsync(provider, "requestUnbond", cancel, provider.Account(), (int)task, amountAgpu);

    /// <summary>Pays out all that has unbonded.</summary>
    public Task<Receipt> WithdrawAsync(KeyPair provider, JobTask task, CancellationToken cancel = default) =>
        SendAsync(provider, "withdraw", cancel, provider.Account(), (int)task);

    public async Task<Vault> VaultOfAsync(UInt160 provider, JobTask task, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("vaultOf", cancel, provider, (int)task)).AsList(5);
        return new Vault(
            parts[0].AsInteger(), parts[1].AsInteger(), parts[2].AsInteger(), parts[3].AsUInt64(), parts[4].AsInteger());
    }
}
