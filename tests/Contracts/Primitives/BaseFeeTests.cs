using System.Numerics;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts.Tests.Primitives;

/// <summary>The arithmetic of prices as .NET; on NeoVM it runs in the tests of PricingEngine.</summary>
public class BaseFeeTests
{
    [Theory]
    [InlineData(800, 0, 700)]
    [InlineData(800, 50, 750)]
    [InlineData(800, 100, 800)]
    [InlineData(800, 150, 850)]
    [InlineData(800, 200, 900)]
    [InlineData(800, 1_000_000, 900)]
    [InlineData(1, 101, 2)]
    [InlineData(1, 0, 1)]
    [InlineData(7, 0, 7)]
    [InlineData(8, 0, 7)]
    public void AfterWindow_movesByAtMostAnEighth(int fee, int units, int expected) =>
        BaseFee.AfterWindow(fee, units, target: 100, changeBps: 1_250).Should().Be(expected);

    [Fact]
    public void AfterIdle_isNeverAboveTheTrueValueAndHardlyBelow()
    {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++)
        {
            BigInteger fee = random.NextInt64(1, 100_000_000_000_000);
            int windows = random.Next(0, 600);
            int change = random.Next(100, 2_501);
            BigInteger power = BigInteger.Pow(10_000 - change, windows), scale = BigInteger.Pow(10_000, windows);
            BigInteger truth = fee * power / scale;
            BigInteger said = BaseFee.AfterIdle(fee, windows, change);
            said.Should().BeLessThanOrEqualTo(truth).And.BeGreaterThanOrEqualTo(truth - 1 - fee / 1_000_000_000_000);
        }
    }

    [Theory]
    [InlineData(0, 1_000_000)]
    [InlineData(1, 875_000)]
    [InlineData(2, 765_625)]
    [InlineData(4_095, 0)]
    [InlineData(4_096, 0)]
    [InlineData(long.MaxValue, 0)]
    public void AfterIdle_takesAnyNumberOfWindows(long windows, int expected) =>
        BaseFee.AfterIdle(1_000_000, windows, 1_250).Should().Be(expected);
}
