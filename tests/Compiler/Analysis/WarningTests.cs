using System.Reflection;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Analysis;

/// <summary>Every public class in Programs is a contract that says itself which warnings it deserves.</summary>
public class WarningTests
{
    public static TheoryData<Type> Programs
    {
        get
        {
            var data = new TheoryData<Type>();
            foreach (Type type in Types())
                data.Add(type);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Translate_program_warnsWhereItSays(Type program)
    {
        IReadOnlyList<Diagnostic> found = Translated.Diagnose(program).Items;
        var expected = program.GetCustomAttribute<WarnsAttribute>();
        if (expected is null)
        {
            found.Should().BeEmpty();
            return;
        }
        found.Should().OnlyContain(item => item.Id == expected.Id && item.Severity == Severity.Warning);
        found.Select(item => Translated.MethodAt(program, item)).Should().BeEquivalentTo(expected.Methods);
    }

    [Fact]
    public void Programs_everyWarning_hasOneThatDeservesItAndOneThatDoesNot()
    {
        var ids = Types().Select(type => type.GetCustomAttribute<WarnsAttribute>()?.Id).ToList();
        string[] warned = [.. ids.OfType<string>().Distinct().Order()];
        warned.Should().Equal("NEOC6001", "NEOC6002", "NEOC6003", "NEOC6004", "NEOC6005", "NEOC6006", "NEOC6007");
        ids.Count(id => id is null).Should().BeGreaterThanOrEqualTo(warned.Length);
    }

    static IEnumerable<Type> Types() => typeof(WarningTests).Assembly.GetTypes().Where(type =>
        type.Namespace == "StarMiner.Compiler.Tests.Analysis.Programs" && type is { IsNested: false, IsPublic: true });
}
