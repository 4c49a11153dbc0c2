using System.Numerics;
using Neo;
using StarMiner.Client;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>The suite with every seat taken: scores and rewards are the real contracts, and only they mint.</summary>
public sealed class WholeSuite
{
    public WholeSuite()
    {
        Oracle = Seat("ReputationOracle");
        Rewards = Seat("RewardController");
        Committee = Seat("AuditorCommittee");
    }

    public SuiteChain Chain { get; } = new();
    public UInt160 Oracle { get; }
    public UInt160 Rewards { get; }
    public UInt160 Committee { get; }

    /// <summary>From here on nobody is dealt anything.</summary>
    public WholeSuite CloseTheMint()
    {
        Chain.Govern("bind", "Minter", Rewards);
        return this;
    }

    public BigInteger Score(Simulator.Actor actor, int task) =>
        Chain.Read(Oracle, "scoreOf", actor.ScriptHash, task).AsInteger();

    public void PassEpoch() => Chain.Chain.MoveTimeTo(Chain.Chain.TimeMs + 24 * 3_600_000);

    UInt160 Seat(string contract)
    {
        UInt160 hash = Chain.Chain.Deploy(Chain.Steward, CompiledSuite.Load(contract), Chain.Council);
        Chain.Invoke(Chain.Steward, Chain.Council, "bind", contract, hash);
        return hash;
    }
}
