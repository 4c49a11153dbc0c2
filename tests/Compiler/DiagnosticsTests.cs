using StarMiner.Compiler.Tests.Harness;
using StarMiner.Compiler.Tests.Programs;

namespace StarMiner.Compiler.Tests;

public class DiagnosticsTests
{
    public static TheoryData<Type> Programs
    {
        get
        {
            var data = new TheoryData<Type>();
            foreach (var type in typeof(Refused).GetNestedTypes())
                data.Add(type);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Translate_whatCannotBeMeant_namesFileAndLine(Type program)
    {
        var error = Translated.Diagnose(program).Items.Should().ContainSingle().Subject;
        error.Id.Should().Be(program.Name);
        error.File.Should().EndWith("Programs/Refused.cs");
        error.Line.Should().BeGreaterThan(1);
        error.ToString().Should().MatchRegex(@"^.*Refused\.cs\(\d+,\d+\): error NEOC\d{4}: .+$");
    }

    [Fact]
    public void Translate_twoMistakes_reportsBoth() =>
        Translated.Diagnose(typeof(TwoMistakes)).Items.Should().HaveCount(2);

    [Fact]
    public void Translate_whatNetHasAndAChainHasOtherwise_namesIt() =>
        Translated.Diagnose(typeof(OtherwiseThere)).Items.Select(item => item.Text).Should().SatisfyRespectively(
            text => text.Should().EndWith("; use Runtime.Time"),
            text => text.Should().EndWith("; use Runtime.GetRandom"));
}

public static class OtherwiseThere
{
    public static int Year() => DateTime.UtcNow.Year;

    public static int Dice() => new Random().Next();
}

public static class TwoMistakes
{
    public static int First(int a) => (int)(a * 0.5);

    public static string Second() => typeof(int).Name;
}
