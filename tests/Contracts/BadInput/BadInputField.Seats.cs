using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.BadInput;

/// <summary>Calls that only another contract of the suite may make, made by a double in its seat.</summary>
sealed partial class BadInputField
{
    /// <summary>A provider with stake free, locked and lost, and a public job; the double is JobMarket, committee and oracle.</summary>
    public static BadInputField OfTheMarketsSeat()
    {
        var rewards = new RewardChain();
        SuiteChain suite = rewards.Suite;
        UInt160 provider = suite.Provider.ScriptHash;
        rewards.Rebind(("StakingVaults", suite.Vaults), ("ReputationOracle", rewards.Double));
        rewards.AsSuite(suite.Token, "transfer", rewards.Double, provider, 100 * SuiteChain.Agpu, null);
        suite.Stake(suite.Provider, 100 * SuiteChain.Agpu);
        rewards.Invoke(suite.Stranger, rewards.Rewards, "publish");
        // The books of jobs know nothing of these: no market has written them.
        AsMarket("lock", provider, SuiteChain.Inference, 10 * SuiteChain.Agpu, 0);
        AsMarket("slash", provider, SuiteChain.Inference, 5 * SuiteChain.Agpu, 5 * SuiteChain.Agpu, 1_000, true);
        return new BadInputField(
            rewards.Chain, suite.Provider, rewards.Double,
            [suite.Token, suite.Vaults, suite.Prices, rewards.Reputation, rewards.Rewards],
            [2, 7, 9_999, (BigInteger)long.MaxValue, new byte[64], rewards.Double, suite.Council],
            new Dictionary<string, object?> { ["score"] = 9_000 });

        void AsMarket(string method, params object?[] arguments) =>
            Go(rewards.Chain, suite.Stranger, rewards.Double, "act", suite.Vaults, method, arguments);
    }

    /// <summary>A job that is committed to; the double is Referee and RewardController, the market and its vaults are real.</summary>
    public static BadInputField OfTheRefereesSeat()
    {
        var suite = new SuiteChain();
        JobFlow flow = JobFlow.Committed(suite);
        UInt160 relay = suite.Chain.Deploy(suite.Steward, CompiledSuite.Load("SuiteDouble"));
        UInt160 kernel = suite.Chain.Deploy(suite.Steward, CompiledSuite.Load("SeededProductKernel"));
        suite.Invoke(suite.Steward, suite.Council, "listKernel", kernel, 3);
        suite.Invoke(suite.Steward, suite.Council, "bind", "RewardController", relay);
        suite.Govern("bind", "Referee", relay);
        return new BadInputField(
            suite.Chain, suite.Provider, relay, [suite.Market],
            [3, 4, (BigInteger)long.MaxValue, new byte[64], relay, suite.Kernel, kernel],
            new Dictionary<string, object?>
            {
                ["jobId"] = flow.Id,
                ["ordinal"] = 0,
                ["untilBlock"] = flow.CommitBlock + JobFlow.DisputeBlocks + 10,
                ["kernel"] = kernel,
                ["params"] = new byte[32],
                ["claimWindowMs"] = JobFlow.WindowMs,
                ["workWindowMs"] = JobFlow.WindowMs,
            });
    }

    /// <summary>Methods that take what one would pass from the relay, and from nobody else.</summary>
    public IEnumerable<string> TakenFromTheSeat()
    {
        foreach (var (hash, method) in _contracts.SelectMany(methods => methods).Where(m => !m.Method.Safe))
        {
            object?[] arguments = [.. method.Parameters.Select(parameter => Usual(hash, parameter))];
            if (Send(hash, method.Name, arguments, fromContract: true, out _) is null
                && Send(hash, method.Name, arguments, fromContract: false, out _) is not null)
                yield return $"{_chain.FindContract(hash)!.Manifest.Name}.{method.Name}";
        }
    }
}
