using Neo.VM;
using Neo.VM.Types;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests.Emit;

/// <summary>NeoVM does not trim the stack when it catches; whoever forgets it grows with every exception.</summary>
public class StackDepthTests
{
    public static TheoryData<string, bool> Methods
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var method in typeof(Depths).GetMethods().Where(method => method.IsStatic))
            {
                data.Add(method.Name, true);
                data.Add(method.Name, false);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Depth_manyCaught_noDeeperThanFew(string method, bool optimize) =>
        DeepestOf(method, optimize, 300).Should().Be(DeepestOf(method, optimize, 8));

    [Fact]
    public void Result_caughtAtDepth_same()
    {
        foreach (var method in typeof(Depths).GetMethods().Where(method => method.IsStatic))
            foreach (int rounds in new[] { 0, 1, 2, 5, 20 })
                Differential.Same(typeof(Depths), method.Name, rounds);
    }

    static int DeepestOf(string method, bool optimize, int rounds)
    {
        var contract = Translated.Of(typeof(Depths), optimize);
        int deepest = 0;
        ScriptEngine engine = null!;
        engine = new ScriptEngine(contract)
        {
            Executing = _ => deepest = Math.Max(deepest, engine.CurrentContext!.EvaluationStack.Count),
        };
        using (engine)
            engine.Run(contract.Methods.First(item => item.Method?.Name == method), [(Integer)rounds]);
        engine.State.Should().Be(VMState.HALT);
        return deepest;
    }
}
