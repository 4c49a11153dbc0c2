using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A provider starts to take its stake out before its lie is found.</summary>
public class UnbondThenCheatTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Stake_onItsWayOut_isSlashedToo()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 9);
        BigInteger free = 500 * Agpu - flow.Fee;
        Unbond(free);
        flow.Challenge(9);
        var vault = _suite.Read(_suite.Vaults, "vaultOf", _suite.Provider.ScriptHash, SuiteChain.Inference).AsList(5);
        (vault[0].AsInteger(), vault[1].AsInteger(), vault[2].AsInteger()).Should().Be((0, 0, free - free / 10));
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 7 * 24 * 3_600_000);
        _suite.Invoke(_suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, SuiteChain.Inference)
            .Result!.AsInteger().Should().Be(free - free / 10);
    }

    [Fact]
    public void Bond_ofALiveJob_doesNotGo()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 9);
        _suite.Refused("StakingVaults/stake-too-low", _suite.Provider, _suite.Vaults, "requestUnbond",
            _suite.Provider.ScriptHash, SuiteChain.Inference, 500 * Agpu - flow.Fee + 1);
    }

    /// <summary>At every bound of the parameters: the way out takes longer than the longest dispute.</summary>
    [Fact]
    public void Unbonding_isLongerThanAnyDispute()
    {
        const long blockMs = 15_000;
        BigInteger shortestMs = _suite.Read(_suite.Council, "parameterOf", "UnbondingMs").AsList(4)[2].AsInteger();
        BigInteger longestBlocks = _suite.Read(_suite.Council, "parameterOf", "DisputeBlocks").AsList(4)[3].AsInteger();
        shortestMs.Should().BeGreaterThan(longestBlocks * blockMs);
    }

    [Fact]
    public void Stake_withdrawnBeforeItsTime_isRefused()
    {
        JobFlow.Lied(_suite, cell: 9);
        Unbond(100 * Agpu);
        _suite.Refused("StakingVaults/too-early",
            _suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, SuiteChain.Inference);
    }

    void Unbond(BigInteger amount) => _suite.Invoke(_suite.Provider, _suite.Vaults, "requestUnbond",
        _suite.Provider.ScriptHash, SuiteChain.Inference, amount);
}
