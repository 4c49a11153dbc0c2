using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Scenarios.Tests.Language;

/// <summary>A shipped scenario with random damage is either a scenario still or refused on one line.</summary>
public class ScenarioFuzzTests
{
    static readonly string File = RepositoryFiles.Path("simulator/scenarios/deadlines.yaml");
    static readonly string[] Lines = System.IO.File.ReadAllLines(File);
    static readonly string[] Scraps =
        ["{", "}", "[", "]", ":", "- ", "'", "\"", "&a ", "*a", "!t ", "${n}", "99999999999999999999", "-1", "\t", "null", "|", "%", "#", "\0"];

    public static Arbitrary<int[]> Damage() => Gen.Choose(0, int.MaxValue).ArrayOf(6).ToArbitrary();

    [Property(MaxTest = 150, Arbitrary = [typeof(ScenarioFuzzTests)])]
    public void Parse_damaged_scenario_binds_or_is_refused_on_one_line(int[] damage)
    {
        try
        {
            ScenarioBinder.Parse(File, Damaged(damage));
        }
        catch (ScenarioFormatException e)
        {
            e.Message.Should().NotContain("\n").And.Contain(".yaml(");
        }
    }

    /// <summary>Each pair of numbers hurts one line: drops it, doubles it, or changes something in it.</summary>
    static string Damaged(int[] damage)
    {
        var lines = Lines.ToList();
        for (int i = 0; i + 1 < damage.Length && lines.Count > 1; i += 2)
        {
            int line = damage[i] % lines.Count;
            int where = damage[i + 1] % (lines[line].Length + 1);
            string scrap = Scraps[damage[i + 1] / 7 % Scraps.Length];
            lines[line] = (damage[i] / 11 % 5) switch
            {
                0 => "",
                1 => lines[line] + "\n" + lines[line],
                2 => lines[line][..where],
                3 => lines[line].Insert(where, scrap),
                _ => new StringBuilder(lines[line]).Replace(", ", scrap).ToString(),
            };
        }
        return string.Join('\n', lines);
    }
}
