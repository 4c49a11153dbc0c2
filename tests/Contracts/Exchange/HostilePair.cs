using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>A pair whose asset is HostileToken: 10,000 AGPU against 1,000,000 of it, put in by the client.</summary>
static class HostilePair
{
    public static (UInt160 Token, UInt160 Pair) Deploy(ExchangeChain c)
    {
        Actor client = c.Suite.Client;
        UInt160 me = client.ScriptHash;
        UInt160 token = c.Deploy("HostileToken", null);
        UInt160 pair = c.DeployPair(token);
        Go(token, "mint", me, 2_000_000);
        Go(c.Token, "transfer", me, pair, 10_000 * SuiteChain.Agpu, ExchangeChain.DepositData);
        Go(token, "transfer", me, pair, 1_000_000, ExchangeChain.DepositData);
        Go(pair, "addLiquidity", me, 10_000 * SuiteChain.Agpu, 1_000_000, 0, ExchangeChain.Never);
        return (token, pair);

        void Go(UInt160 contract, string method, params object?[] arguments) =>
            c.Chain.Invoke(client, new(contract, method, arguments)).Fault.Should().BeNull();
    }
}
