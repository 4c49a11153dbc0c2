using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class DeployErrors
{
    /// <summary>The contract refuses to be deployed without the Council's hash.</summary>
    public static Action<SuiteChain> WithoutCouncil(string contract) => s =>
    {
        foreach (object? wrong in new object?[] { null, new byte[19], 7 })
            FluentActions.Invoking(() => s.Chain.Deploy(s.Stranger, CompiledSuite.Load(contract), wrong))
                .Should().Throw<ContractFaultException>().Which.Error.Should().Be($"{contract}/council-missing");
    };
}
