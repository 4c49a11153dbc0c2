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
}
