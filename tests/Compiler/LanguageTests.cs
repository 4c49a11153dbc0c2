using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests;

/// <summary>C# beyond numbers: every method of these programs, on small numbers that steer it through its ways.</summary>
public class LanguageTests
{
    static readonly Type[] programs =
    [
        typeof(Hierarchies), typeof(Records), typeof(Caught), typeof(CaughtTexts), typeof(Faults),
        typeof(EnumNames), typeof(Sequences), typeof(Slices), typeof(Statics), typeof(References), typeof(Casts), typeof(Aliases), typeof(Syntax),
        typeof(Classes), typeof(BigNumbers),
    ];

    public static TheoryData<Type, string> Methods
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var program in programs)
                foreach (var method in program.GetMethods().Where(method => method.IsStatic))
                    data.Add(program, method.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_same_on_both(Type program, string method)
    {
        foreach (int a in new[] { 0, 1, 2, 3, 4, 5, 9, 40 })
            Differential.Same(program, method, a);
    }
}
