using System.Numerics;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Scenarios.Tests.Language;

public class QuantityTests
{
    [Theory]
    [InlineData("12.5 AGPU", 12_50000000)]
    [InlineData("0.00000001 AGPU", 1)]
    [InlineData("1,000 AGPU", 1000_00000000)]
    [InlineData("3AGPU", 3_00000000)]
    public void Agpu_with_its_unit_is_taken(string text, long expected)
    {
        Quantities.Agpu.TryParse(text, out var value).Should().BeTrue();
        value.Should().Be(new BigInteger(expected));
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("12.5 GAS")]
    [InlineData("-1 AGPU")]
    [InlineData("0.000000001 AGPU")]
    [InlineData("1e3 AGPU")]
    [InlineData(". AGPU")]
    [InlineData("AGPU")]
    [InlineData("")]
    [InlineData("99999999999999999999999999999 AGPU")]
    public void Agpu_anything_else_is_refused(string text) => Quantities.Agpu.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("90 s", 90_000)]
    [InlineData("1.5 h", 5_400_000)]
    [InlineData("7 d", 604_800_000)]
    public void Time_is_in_milliseconds(string text, long expected)
    {
        Quantities.Time.TryParse(text, out var value).Should().BeTrue();
        value.Should().Be(new BigInteger(expected));
    }

    [Theory]
    [InlineData(0, "0 AGPU")]
    [InlineData(1, "0.00000001 AGPU")]
    [InlineData(-1_50000000, "-1.5 AGPU")]
    [InlineData(1234_56780000, "1,234.5678 AGPU")]
    public void Amounts_are_written_as_they_are_read(long amount, string expected)
    {
        AmountText.Agpu(amount).Should().Be(expected);
        if (amount < 0) return;
        Quantities.Agpu.TryParse(expected, out var back).Should().BeTrue();
        back.Should().Be(new BigInteger(amount));
    }
}
