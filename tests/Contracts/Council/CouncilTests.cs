using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Council;

public class CouncilTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Deploy_makesTheSenderSteward() =>
        _suite.Read(_suite.Council, "steward").AsHash160().Should().Be(_suite.Steward.ScriptHash);

    [Fact]
    public void Bind_byTheSteward_isReadBackAndTold()
    {
        UInt160 address = _suite.Stranger.ScriptHash;
        _suite.Read(_suite.Council, "isBound", "RewardController").AsBool().Should().BeFalse();
        var receipt = _suite.Invoke(_suite.Steward, _suite.Council, "bind", "RewardController", address);
        ContractEvent told = receipt.Events.Single();
        told.Name.Should().Be("RoleBound");
        told.Values[0].AsText().Should().Be("RewardController");
        told.Values[1].AsHash160().Should().Be(address);
        _suite.Read(_suite.Council, "addressOf", "RewardController").AsHash160().Should().Be(address);
        _suite.Read(_suite.Council, "isBound", "RewardController").AsBool().Should().BeTrue();
    }

    [Fact]
    public void ListKernel_byTheSteward_isReadBackAndTold()
    {
        UInt160 kernel = _suite.Stranger.ScriptHash;
        _suite.Read(_suite.Council, "isKernelListed", kernel).AsBool().Should().BeFalse();
        var receipt = _suite.Invoke(_suite.Steward, _suite.Council, "listKernel", kernel);
        receipt.Events.Single().Name.Should().Be("KernelListed");
        _suite.Read(_suite.Council, "isKernelListed", kernel).AsBool().Should().BeTrue();
        _suite.Read(_suite.Council, "isKernelListed", _suite.Kernel).AsBool().Should().BeTrue();
    }
}
