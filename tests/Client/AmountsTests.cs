namespace StarMiner.Client.Tests;

public class AmountsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.00000001")]
    [InlineData(10_0000_0000, "10")]
    [InlineData(-1_5000_0000, "-1.5")]
    public void Gas_writesEightDecimalsWithoutTrailingZeros(long datoshi, string text) => Amounts.Gas(datoshi).Should().Be(text);
}
