using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.StakingVaults;

public class StakingVaultsTests
{
    const long Agpu = SuiteChain.Agpu;
    const ulong DayMs = 24 * 3_600_000;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Stake_isHeldByTask()
    {
        _suite.Deal(_suite.Provider, 100 * Agpu);
        ContractEvent told = _suite.Stake(_suite.Provider, 30 * Agpu).Events.Single(e => e.Name == "Staked");
        told.Values.Skip(1).Select(v => v.AsInteger()).Should().Equal(1, 30 * Agpu);
        _suite.Stake(_suite.Provider, 20 * Agpu, task: 2);
        _suite.Stake(_suite.Provider, 5 * Agpu);
        Vault(1)[0].Should().Be(35 * Agpu);
        Vault(2)[0].Should().Be(20 * Agpu);
        Vault(0).Should().OnlyContain(part => part.IsZero);
    }

    [Fact]
    public void Unbond_waitsAndIsPaidOnce()
    {
        _suite.Deal(_suite.Provider, 100 * Agpu);
        _suite.Stake(_suite.Provider, 100 * Agpu);
        Unbond(40 * Agpu);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 5 * DayMs);
        BigInteger readyMs = _suite.Chain.TimeMs + 7 * DayMs + 1_000;
        ContractEvent told = Unbond(10 * Agpu).Events.Single();
        told.Values[3].AsInteger().Should().Be(readyMs, "the clock starts anew for all of it");
        Vault(1).Should().Equal(50 * Agpu, 0, 50 * Agpu, readyMs, 0);
        _suite.Chain.MoveTimeTo((ulong)readyMs - 2_000);
        _suite.Refused("StakingVaults/too-early", _suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, 1);
        _suite.Invoke(_suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, 1).Result!.AsInteger()
            .Should().Be(50 * Agpu);
        _suite.BalanceOf(_suite.Provider.ScriptHash).Should().Be(50 * Agpu);
        Vault(1).Should().Equal(50 * Agpu, 0, 0, 0, 0);
    }

    [Fact]
    public void Withdraw_ofEverything_leavesNoEntry()
    {
        _suite.Deal(_suite.Provider, Agpu);
        _suite.Stake(_suite.Provider, Agpu);
        Unbond(Agpu);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 7 * DayMs);
        _suite.Invoke(_suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, 1);
        Money.Storage(_suite.Chain, _suite.Vaults).Select(entry => entry.Key.Single())
            .Should().Equal([0x01, 0x0F], "the Council's hash and charter stay");
    }

    /// <summary>Unbond-then-cheat: what is on its way out is slashed like the rest.</summary>
    [Fact]
    public void Slash_takesItsShareOfUnbondingStakeToo()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 5);
        BigInteger free = 500 * Agpu - flow.Fee;
        Unbond(free);
        flow.Challenge(5);
        Vault(1)[..3].Should().Equal(0, 0, free - free / 10);
    }

    /// <summary>No parameter lets JobMarket ask for so much; the vaults would bear it.</summary>
    [Fact]
    public void Slash_ofAllThatThereIs_leavesNothingOnItsWayOut()
    {
        _suite.Deal(_suite.Provider, 100 * Agpu);
        _suite.Stake(_suite.Provider, 100 * Agpu);
        Unbond(40 * Agpu);
        var seats = new RewardChain(_suite);
        object?[] slash = [_suite.Provider.ScriptHash, 1, 0, 0, 10_000, true];
        _suite.Chain.Invoke(_suite.Stranger, new ContractCall(seats.Double, "act", _suite.Vaults, "slash", slash))
            .Fault.Should().BeNull();
        Vault(1).Should().OnlyContain(part => part.IsZero);
        _suite.Read(_suite.Vaults, "lostBy", _suite.Provider.ScriptHash, 1).AsInteger().Should().Be(100 * Agpu);
    }

    [Fact]
    public void Slash_leavesTheBondsOfOtherJobsAlone()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        JobFlow other = flow.Follow(flow.OpenMore(flow.Fee + JobFlow.TipAgpu)).Claim();
        flow.Claim();
        int[] wrong = [.. flow.Job.Output];
        wrong[7]++;
        flow.Commit(MatMulJob.OutputLeaves(wrong)).Challenge(7);
        BigInteger free = 500 * Agpu - 2 * flow.Fee;
        Vault(1)[..3].Should().Equal(free - free / 10, flow.Fee, 0);
        other.Commit().AnswerAll().PassDispute().Settle();
        Vault(1)[..3].Should().Equal(free - free / 10 + flow.Fee, 0, 0);
    }

    [Fact]
    public void EarnedStake_backsJobsAtOnce_butStaysUntilTheMinimum()
    {
        _suite.Govern("set", "StandardMinStake", 50 * Agpu);
        _suite.Govern("set", "SpotMinStake", Agpu);
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "RewardController", _suite.Client.ScriptHash);
        JobFlow flow = JobFlow.Opened(_suite);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Vaults,
            20 * Agpu, new object?[] { "earned", 1, _suite.Stranger.ScriptHash });
        BigInteger spot = flow.OpenMore(flow.Fee, tip: 0, tier: 0);
        _suite.Invoke(_suite.Stranger, _suite.Market, "claim", spot, _suite.Stranger.ScriptHash);
        _suite.Refused("StakingVaults/earned-stake-locked",
            _suite.Stranger, _suite.Vaults, "requestUnbond", _suite.Stranger.ScriptHash, 1, 1);
        _suite.Deal(_suite.Stranger, 30 * Agpu);
        _suite.Stake(_suite.Stranger, 30 * Agpu);
        _suite.Invoke(_suite.Stranger, _suite.Vaults, "requestUnbond", _suite.Stranger.ScriptHash, 1, 40 * Agpu);
        _suite.Read(_suite.Vaults, "vaultOf", _suite.Stranger.ScriptHash, 1).AsList(5)[4].AsInteger()
            .Should().Be(0, "once the minimum is reached it is stake as any other");
    }

    Simulator.TransactionReceipt Unbond(BigInteger amount) =>
        _suite.Invoke(_suite.Provider, _suite.Vaults, "requestUnbond", _suite.Provider.ScriptHash, 1, amount);

    BigInteger[] Vault(int task) =>
        [.. _suite.Read(_suite.Vaults, "vaultOf", _suite.Provider.ScriptHash, task).AsList(5).Select(p => p.AsInteger())];
}
