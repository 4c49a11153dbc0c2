using System.Reflection;
using Neo.IO;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>What a node asks of a contract when it is deployed, asked of every program of these tests.</summary>
public class StrictTests
{
    public static TheoryData<Type, bool> Programs
    {
        get
        {
            var data = new TheoryData<Type, bool>();
            foreach (var type in typeof(Traps).Assembly.GetTypes().Where(IsProgram))
            {
                data.Add(type, true);
                data.Add(type, false);
            }
            return data;
        }
    }

    static bool IsProgram(Type type) => type.Namespace == typeof(Traps).Namespace && type is { IsNested: false, IsPublic: true }
        && type != typeof(Refused) && type is { IsAbstract: true, IsSealed: true }
        && type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Length > 0;

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_nodesOwnChecks_accepted(Type program, bool optimize)
    {
        var contract = Translated.Of(program, optimize);
        var nef = NefWriter.Write(contract, "neoc", "").AsSerializable<NefFile>();
        nef.CheckSum.Should().Be(NefFile.ComputeChecksum(nef));
        var manifest = ContractManifest.Parse(ManifestWriter.Write(contract, new Diagnostics()));
        // Every jump lands on an instruction, every offset is one, no method is there twice.
        Neo.SmartContract.Helper.Check(nef.Script.ToArray(), manifest.Abi);
        manifest.IsValid(Neo.UInt160.Zero).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_linesAndMethods_lieOnInstructions(Type program, bool optimize)
    {
        var contract = Translated.Of(program, optimize);
        var script = new Neo.VM.Script(contract.Script, true);
        HashSet<int> instructions = [];
        for (int at = 0; at < script.Length; at += script.GetInstruction(at).Size)
            instructions.Add(at);
        int next = 0;
        foreach (var method in contract.Methods)
        {
            method.Start.Should().Be(next, "methods follow each other without a gap");
            next = method.End + script.GetInstruction(method.End).Size;
            int[] lines = [.. method.Lines.Select(line => line.Address)];
            lines.Should().OnlyHaveUniqueItems();
            lines.Where(at => !instructions.Contains(at) || at < method.Start || at > method.End).Should().BeEmpty();
        }
        next.Should().Be(script.Length);
    }
}
