using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Tests;

public class ProtocolLimitsTests
{
    [Theory]
    [InlineData("protocol.BurnBps", "9999", "expected BurnBps from 1000 to 5000, found 9999")]
    [InlineData("protocol.BurnPart", "1", "expected a parameter of the Council")]
    public void Run_what_the_Council_does_not_allow_is_refused_before_it_begins(
        string path, string value, string message)
    {
        FluentActions.Invoking(() => SmallEconomy.Run((path, value)))
            .Should().Throw<ScenarioFormatException>().Which.Message.Should().Contain(message);
    }
}
