namespace StarMiner.Simulator.Economies.Tests;

public class StableMathTests
{
    [Fact]
    public void Exp_and_Log_agree_with_the_library_to_twelve_digits()
    {
        for (double x = -30; x <= 30; x += 0.37)
        {
            StableMath.Exp(x).Should().BeApproximately(Math.Exp(x), 1e-12 * Math.Exp(x));
            StableMath.Log(Math.Exp(x)).Should().BeApproximately(x, 1e-12 * Math.Max(1, Math.Abs(x)));
        }
    }

    [Fact]
    public void Pow_of_half_is_the_root() =>
        StableMath.Pow(1234.5, 0.5).Should().BeApproximately(Math.Sqrt(1234.5), 1e-9);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Log_of_nothing_is_refused(double x) =>
        FluentActions.Invoking(() => StableMath.Log(x)).Should().Throw<ArgumentOutOfRangeException>();
}
