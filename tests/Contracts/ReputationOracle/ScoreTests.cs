using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.ReputationOracle;

public class ScoreTests
{
    const long Agpu = RewardChain.Agpu;
    readonly RewardChain _c = new();

    Actor Provider => _c.Suite.Provider;

    [Fact]
    public void ScoreOf_whoeverIsNew_isNeutral()
    {
        _c.ScoreOf(Provider).Should().Be(2_000);
        _c.ScoreOf(_c.Suite.Stranger).Should().Be(2_000);
    }

    [Fact]
    public void RecordSettled_raisesByTheLogarithmPerClient()
    {
        // 1 AGPU burned: log2(2) = 1 doubling, 200 points × (10,000 - 2,000) / 10,000 = 160.
        _c.Settle(Provider, _c.Suite.Client, Agpu).Should().Be(2_160);
        // 3 in all: 2 doublings, 200 × 0.784 = 156.8 more; the same by another client counts from its own 0.
        _c.Settle(Provider, _c.Suite.Client, 2 * Agpu).Should().Be(2_316);
        _c.Settle(Provider, _c.Suite.Challenger, Agpu).Should().Be(2_470);
        // Other tasks know nothing of it.
        _c.Read(_c.Reputation, "scoreOf", Provider.ScriptHash, 0).Should().Be(2_000);
    }

    [Fact]
    public void RecordSettled_ofManyClients_nearsTheTopAndStaysBelow()
    {
        BigInteger score = 0;
        for (int i = 0; i < 40; i++)
        {
            BigInteger next = _c.Settle(Provider, _c.Chain.Actor($"client{i}"), 1_000 * Agpu);
            next.Should().BeGreaterThanOrEqualTo(score);
            score = next;
        }
        score.Should().BeInRange(9_990, 9_999);
    }

    [Fact]
    public void Score_isHalfAsFarFromNeutralAfterEachHalfLife()
    {
        for (int i = 0; i < 5; i++) _c.Settle(Provider, _c.Chain.Actor($"client{i}"), 1_000 * Agpu);
        ulong start = _c.Chain.TimeMs;
        double away = (double)_c.ScoreOf(Provider) - 2_000;
        foreach (double days in new[] { 0.5, 7, 15, 30, 45, 60, 90, 365, 4_000 })
        {
            _c.Chain.MoveTimeTo(start + (ulong)(days * RewardChain.DayMs));
            double expected = 2_000 + away * Math.Pow(0.5, days / 30);
            ((double)_c.ScoreOf(Provider)).Should().BeApproximately(expected, 1.01, $"after {days} days");
        }
    }

    [Fact]
    public void Score_ofAFault_isZeroAndComesBackToNeutralOnly()
    {
        for (int i = 0; i < 5; i++) _c.Settle(Provider, _c.Chain.Actor($"client{i}"), 1_000 * Agpu);
        _c.AsSuite(_c.Reputation, "recordFault", Provider.ScriptHash, RewardChain.Task);
        _c.ScoreOf(Provider).Should().Be(0);
        _c.PassTime(30 * RewardChain.DayMs);
        _c.ScoreOf(Provider).Should().BeInRange(999, 1_001);
        _c.PassTime(3_000 * RewardChain.DayMs);
        _c.ScoreOf(Provider).Should().Be(2_000);
    }

    [Fact]
    public void RecordLate_takesWhatTheCouncilSays()
    {
        _c.Set(("LatenessBps", 5_000));
        _c.Settle(Provider, _c.Suite.Client, 7 * Agpu);
        BigInteger before = _c.ScoreOf(Provider);
        _c.AsSuite(_c.Reputation, "recordLate", Provider.ScriptHash, RewardChain.Task);
        _c.ScoreOf(Provider).Should().BeInRange(before / 2 - 1, before / 2 + 1);
    }

    [Fact]
    public void RecordLate_takesATenth()
    {
        _c.Settle(Provider, _c.Suite.Client, 7 * Agpu);
        BigInteger before = _c.ScoreOf(Provider);
        TransactionReceipt receipt = _c.AsSuite(
            _c.Reputation, "recordLate", Provider.ScriptHash, RewardChain.Task);
        receipt.Events.Single().Name.Should().Be("LatenessRecorded");
        _c.ScoreOf(Provider).Should().BeInRange(before * 9 / 10 - 1, before * 9 / 10 + 1);
    }

    [Fact]
    public void RecordSettled_ofASplitJob_countsNoMoreThanTheWhole()
    {
        BigInteger whole = _c.Settle(Provider, _c.Suite.Client, 64 * Agpu);
        BigInteger parts = 0;
        for (int i = 0; i < 64; i++) parts = _c.Settle(_c.Suite.Challenger, _c.Suite.Client, Agpu);
        parts.Should().BeLessThanOrEqualTo(whole + 64);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99_999_999)]
    [InlineData(100_000_000)]
    [InlineData(12_345_678_901)]
    [InlineData(99_000_000_00000000)]
    public void RecordSettled_ofAnyFee_isTheLogarithmOfPlainArithmetic(long burned)
    {
        double units = 1 + burned / 1e8;
        double power = Math.Floor(Math.Log2(units));
        double log = power + units / Math.Pow(2, power) - 1;
        ((double)_c.Settle(Provider, _c.Suite.Client, burned))
            .Should().BeApproximately(2_000 + log * 200 * 0.8, 1.01);
    }
}
