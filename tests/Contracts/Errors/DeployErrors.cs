using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Errors;

static class DeployErrors
{
    /// <summary>The contract refuses to be deployed without the Council's hash.</summary>
    public static Action<SuiteChain> WithoutCouncil(string contract) => s =>
    {
        foreach (object? wrong in new object?[] { null, new byte[19], 7 })
            Refuses(s, contract, wrong, $"{contract}/council-missing");
    };

    /// <summary>Nobody updates it but the Council, the stewards no more than others.</summary>
    public static Action<SuiteChain> UpdateByAnyone(string contract) => s =>
    {
        var artifact = CompiledSuite.Load(contract);
        bool keepsACopy = artifact.Manifest.Abi.Methods.Any(method => method.Name == "sync");
        foreach (Actor sender in keepsACopy ? new[] { s.Steward, s.Stranger } : [])
        {
            s.Refused($"{contract}/not-council", sender, s.HashOf(contract), "sync", new byte[661]);
            s.Refused($"{contract}/not-council", sender, s.HashOf(contract), "sync", (object?)null);
        }
        foreach (Actor sender in new[] { s.Steward, s.Stranger })
            s.Refused($"{contract}/not-council", sender, s.HashOf(contract),
                "update", artifact.NefBytes, artifact.Manifest.ToJson().ToString(), null);
    };

    /// <summary>A deployment with these data ends in this error.</summary>
    public static void Refuses(SuiteChain s, string contract, object? data, string error)
    {
        TransactionReceipt receipt = s.Chain.Invoke(s.Stranger, CompiledSuite.Load(contract).DeployCall(data));
        receipt.Fault?.Message.Should().Be($"An unhandled exception was thrown. {error}");
        receipt.Halted.Should().BeFalse();
    }
}
