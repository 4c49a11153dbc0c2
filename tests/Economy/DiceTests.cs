namespace StarMiner.Simulator.Economies.Tests;

public class DiceTests
{
    const int Throws = 40_000;

    [Fact]
    public void NextUInt64_same_seed_and_purpose_same_sequence()
    {
        var (a, b, c) = (new Dice(3, "client 1"), new Dice(3, "client 1"), new Dice(3, "client 2"));
        ulong[] first = Ten(a);

        Ten(b).Should().Equal(first);
        Ten(c).Should().NotEqual(first);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(60)]
    public void Poisson_has_its_mean_and_spread(double mean)
    {
        var dice = new Dice(1, "poisson");
        double[] counts = [.. Enumerable.Range(0, Throws).Select(_ => (double)dice.Poisson(mean))];

        double average = counts.Average();
        average.Should().BeApproximately(mean, 5 * Math.Sqrt(mean / Throws));
        counts.Average(c => (c - average) * (c - average)).Should().BeApproximately(mean, 0.05 * mean);
    }

    [Fact]
    public void LogNormal_has_median_one()
    {
        var dice = new Dice(1, "log");

        int below = Enumerable.Range(0, Throws).Count(_ => dice.LogNormal(0.5) < 1);

        below.Should().BeInRange(Throws * 49 / 100, Throws * 51 / 100);
    }

    [Fact]
    public void Shuffle_keeps_everything()
    {
        int[] items = [.. Enumerable.Range(0, 50)];

        new Dice(5, "order").Shuffle(items);

        items.Should().NotBeInAscendingOrder().And.BeEquivalentTo(Enumerable.Range(0, 50));
    }

    static ulong[] Ten(Dice dice) => [.. Enumerable.Range(0, 10).Select(_ => dice.NextUInt64())];
}
