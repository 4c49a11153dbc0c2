using StarMiner.Simulator.Fuzz.Steps;
using YamlDotNet.RepresentationModel;

namespace StarMiner.Simulator.Fuzz;

/// <summary>A finding as a scenario: the file that was fuzzed with the steps behind its own.</summary>
public static class FoundScenario
{
    /// <param name="text">The scenario that was fuzzed; the new one belongs into the same folder.</param>
    public static string Text(string text, Finding finding)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var steps = (YamlSequenceNode)root.Children["steps"];
        foreach (FuzzStep step in finding.Steps)
        {
            var (word, fields) = step.ToYaml();
            steps.Add(new YamlMappingNode(word, fields));
        }
        using var writer = new StringWriter { NewLine = "\n" };
        writer.WriteLine($"# Found by starminer fuzz: its last step breaks '{finding.Invariant}'");
        writer.WriteLine($"# ({finding.Why}).");
        stream.Save(writer, assignAnchors: false);
        return writer.ToString().Replace("\r", "").TrimEnd('.', '\n') + "\n";
    }
}
