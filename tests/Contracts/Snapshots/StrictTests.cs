using Neo.SmartContract;
using Neo.VM;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>What a node asks of a contract when it is deployed, and debug information that fits the script.</summary>
public class StrictTests
{
    public static TheoryData<string> Contracts =>
        [.. Directory.GetFiles(CompiledSuite.Folder, "*.nef").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Contract_nodesOwnChecks_accepted(string contract)
    {
        ContractArtifact artifact = CompiledSuite.Load(contract);
        artifact.Nef.CheckSum.Should().Be(NefFile.ComputeChecksum(artifact.Nef));
        Neo.SmartContract.Helper.Check(artifact.Nef.Script.ToArray(), artifact.Manifest.Abi);
        artifact.Manifest.IsValid(Neo.UInt160.Zero).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void DebugInfo_script_everyLineAtAnInstruction(string contract)
    {
        var script = new Script(CompiledSuite.Load(contract).Nef.Script.ToArray(), true);
        ContractDebugInfo debug = DebugInfoReader.ReadFile(Path.Combine(CompiledSuite.Folder, contract + ".nefdbgnfo"));
        HashSet<int> instructions = [];
        for (int at = 0; at < script.Length; at += script.GetInstruction(at).Size)
            instructions.Add(at);
        int next = 0;
        foreach (DebugMethod method in debug.Methods.OrderBy(method => method.Start))
        {
            method.Start.Should().Be(next, "methods follow each other without a gap");
            instructions.Should().Contain(method.End);
            next = method.End + script.GetInstruction(method.End).Size;
            method.Points.Select(point => point.Offset).Should().OnlyHaveUniqueItems();
            method.Points.Where(point => !instructions.Contains(point.Offset)
                || point.Offset < method.Start || point.Offset > method.End || point.Line <= 0).Should().BeEmpty();
        }
        next.Should().Be(script.Length);
    }
}
