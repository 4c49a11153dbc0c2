using Neo;
using StarMiner.Client;
using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;
using StarMiner.Simulator;

namespace StarMiner.Tests.Artifacts;

/// <summary>The last word on artifacts has the chain that deploys them.</summary>
public class DeployTests
{
    static readonly SourcePaths Paths = new();

    [Fact]
    public void Written_files_deploy_and_run()
    {
        var chain = new Chain(new ChainOptions { Unlocked = true });
        Actor deployer = chain.Actor("deployer");
        chain.Fund(deployer, 100_00000000);

        UInt160 contract = chain.Deploy(deployer, Artifact(Sample.Contract()));

        chain.Read(new ContractCall(contract, "supply")).Stack[0].AsInteger().Should().Be(7);
        chain.Read(new ContractCall(contract, "symbol")).Stack[0].AsText().Should().Be("GAS");
    }

    static ContractArtifact Artifact(CompiledContract contract)
    {
        IReadOnlyList<(string Name, byte[] Content)> files = ContractFiles.Of(contract, Paths, new BuildOptions(), new Diagnostics());
        files.Select(file => file.Name).Should().Equal("Sample.nef", "Sample.manifest.json", "Sample.nefdbgnfo");
        return ContractArtifact.From("Sample", files[0].Content, files[1].Content);
    }
}
