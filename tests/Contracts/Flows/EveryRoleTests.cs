using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Flows;

/// <summary>
/// One party is client, provider, auditor, oracle, maintenance and the only liquidity provider, has all AGPU there is,
/// and the Council sets every parameter to the bound that serves it best. Then supply is its wealth, and every paid job
/// makes it smaller.
/// </summary>
public class EveryRoleTests
{
    const long Agpu = SuiteChain.Agpu;

    [Theory]
    [InlineData(0, 1_000, 0)]
    [InlineData(5_999, 1_000, 1)]
    [InlineData(8_000, 5_000, 3 * Agpu)]
    [InlineData(10_000, 1_000, 0)]
    [InlineData(10_000, 1_000, 50 * Agpu)]
    [InlineData(10_000, 5_000, 7)]
    public void Wealth_ofWhoPlaysEveryRole_shrinksWithEveryPaidJob(int score, int burnBps, long tip)
    {
        var party = new EveryRole(
            ("BurnBps", burnBps), ("IssuanceBps", 9_000), ("ProviderIssuanceBps", 8_000), ("AuditorIssuanceBps", 2_000),
            ("ParticipationTarget", 1), ("SwapFeeBps", 100), ("SwapBurnBps", 1), ("CommitteeSeats", 7),
            ("DisputeBlocks", 100),
            ("StandardAuditFloorBps", 10_000), ("MaintenanceBps", 300), ("VoteBps", 0));
        for (int round = 0; round < 2; round++)
        {
            EveryRoleBooks before = party.Read();
            party.SetScore(score);
            party.WorkForItself(200 * Agpu, tip);
            party.CollectEverything();
            EveryRoleBooks after = party.Read();
            BigInteger burned = after.BurnedAtSettlement - before.BurnedAtSettlement;
            BigInteger minted = after.MintedForJobs - before.MintedForJobs;
            burned.Should().BeGreaterThanOrEqualTo(tip + 1, "a fee of 1 burns 1");
            (minted * 10).Should().BeLessThanOrEqualTo(burned * 9, "kappa leaves a tenth of every burn burned");
            (before.Supply - after.Supply).Should().Be(
                burned - minted + after.OtherBurns - before.OtherBurns, "there is no other way in or out");
            (before.Supply - after.Supply).Should().BeGreaterThan(burned - burned * 9 / 10, "its swaps burned too");
            after.InItsHands.Should().Be(after.Supply, "nobody else has anything");
        }
    }

    /// <summary>The edge: at the best score, alone, with every point, all that kappa allows comes back, and no more.</summary>
    [Fact]
    public void Issuance_atTheBestOfEverything_isNineTenthsOfTheBurnAndNoUnitMore()
    {
        var party = new EveryRole(
            ("IssuanceBps", 9_000), ("ProviderIssuanceBps", 8_000), ("AuditorIssuanceBps", 2_000),
            ("ParticipationTarget", 1), ("StandardAuditFloorBps", 10_000), ("VoteBps", 0));
        party.SetScore(10_000);
        EveryRoleBooks before = party.Read();
        party.WorkForItself(200 * Agpu, 12_345_678);
        party.CollectEverything();
        EveryRoleBooks after = party.Read();
        BigInteger right = (after.BurnedAtSettlement - before.BurnedAtSettlement) * 9 / 10;
        // A score of 10,000 is never reached: 9,999 takes one part of 4,000 off what its provider gets.
        (after.MintedForJobs - before.MintedForJobs).Should().BeInRange(
            right - right / 4_000 - 3, right, "each part rounds down");
        party.MintMore(right - (after.MintedForJobs - before.MintedForJobs) + 1)
            .Should().Be("AgpuToken/job-issuance-exceeded");
    }
}
