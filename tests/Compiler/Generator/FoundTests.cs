using Neo.VM;
using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests.Generator;

public class FoundTests
{
    public static TheoryData<Type> Programs => [.. typeof(Found).GetNestedTypes()];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_foundByChance_sameOnBoth(Type program)
    {
        foreach (int a in new[] { 0, 1, 2, 3, 4, 5, 9, 40, -7, -1 })
            Differential.Same(program, "Run", a);
    }

    /// <summary>Of what the harness says, not neoc: it once took the exception on its way for the end.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_inAFinally_isNotTheExceptionThatItWasEnteredFor(bool optimize)
    {
        var contract = Translated.Of(typeof(Found.FaultInFinally), optimize);
        using var engine = new ScriptEngine(contract);

        engine.Run(contract.Methods.First(method => method.ExportName == "run"), [7]);

        engine.State.Should().Be(VMState.FAULT);
        engine.UncaughtException.Should().NotBeNull();
        engine.Thrown.Should().BeNull();
    }
}
