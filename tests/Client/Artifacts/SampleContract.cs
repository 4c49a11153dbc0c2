using System.Text;
using Neo.SmartContract;
using Neo.VM;

namespace StarMiner.Client.Tests;

/// <summary>The smallest contract that a node takes: one method <c>answer</c> that returns a constant.</summary>
static class SampleContract
{
    public static ContractArtifact Returning(int answer, string name = "Sample")
    {
        using var script = new ScriptBuilder();
        script.EmitPush(answer).Emit(OpCode.RET);
        var nef = new NefFile { Compiler = "test", Source = "", Tokens = [], Script = script.ToArray() };
        nef.CheckSum = NefFile.ComputeChecksum(nef);
        var manifest = $$"""
            {"name":"{{name}}","groups":[],"features":{},"supportedstandards":[],
             "abi":{"events":[],
                    "methods":[{"name":"answer","parameters":[],"returntype":"Integer","offset":0,"safe":true}]},
             "permissions":[],"trusts":[],"extra":null}
            """;
        return ContractArtifact.From(name, Neo.IO.Helper.ToArray(nef), Encoding.UTF8.GetBytes(manifest));
    }
}
