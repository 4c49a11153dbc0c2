using System.Numerics;
using Neo;

namespace StarMiner.Client;

/// <summary>What a unit of work costs now. Prices in [1e-8 AGPU a unit].</summary>
public sealed class PricingEngineClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    public async Task<BigInteger> PriceOfAsync(JobTask task, JobTier tier, CancellationToken cancel = default) =>
        (await ReadAsync("priceOf", cancel, (int)task, (int)tier)).AsInteger();

    public async Task<BigInteger> QuoteAsync(
        JobTask task, JobTier tier, BigInteger units, CancellationToken cancel = default) =>
        (await ReadAsync("quote", cancel, (int)task, (int)tier, units)).AsInteger();
}
