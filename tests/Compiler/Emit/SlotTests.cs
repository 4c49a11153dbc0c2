using Neo.VM;
using Neo.VM.Types;
using StarMiner.Compiler.Tests.Artifacts;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Emit;

public class SlotTests
{
    const int Steps = 300;

    /// <summary>Every step needs a temporary; NeoVM has 255 slots.</summary>
    static readonly string source = $$"""
        public static class Long
        {
            public static long Run(long a)
            {
                long sum = 0;
                {{string.Concat(Enumerable.Range(0, Steps).Select(i => $"sum = sum * 3 % 1000003 + a++ * {i};\n"))}}
                return sum + a;
            }
        }
        """;

    [Fact]
    public void Temporaries_moreThanSlots_shareThem()
    {
        using var module = new CompiledSource(source).Module();
        var diagnostics = new Diagnostics();
        var contract = Translator.Translate(module.GetType("Long"), new CompilerOptions(Optimize: false), diagnostics);
        diagnostics.HasErrors.Should().BeFalse(string.Join("\n", diagnostics.Items));
        using var engine = new ScriptEngine(contract!);
        var results = engine.Run(contract!.Methods.First(method => method.ExportName == "run"), [(Integer)5]);
        engine.State.Should().Be(VMState.HALT);
        results.Should().ContainSingle().Which.GetInteger().Should().Be(Expected(5));
    }

    static long Expected(long a)
    {
        long sum = 0;
        for (int i = 0; i < Steps; i++)
            sum = sum * 3 % 1000003 + a++ * i;
        return sum + a;
    }
}
