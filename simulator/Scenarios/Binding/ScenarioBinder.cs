using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Invariants.Declared;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>
/// A scenario file to a <see cref="Scenario"/>; whatever is wrong with the file is found here, before anything runs.
/// </summary>
public static class ScenarioBinder
{
    static readonly Field<string> Name = Field.Required("scenario", NewName.Any, "the scenario's name");
    static readonly Field<string> About = Field.Optional("about", Text.Any, "what the scenario shows", "");
    static readonly Field<long> Seed = Field.Optional("seed", new SeedType(), "the seed of a run that names none", 1);
    static readonly Field<IReadOnlyList<Actor>> Actors = Field.Required("actors", ActorDeclarations.Type, "who acts");
    static readonly Field<IReadOnlyList<Data.DigitSet>> Data =
        Field.Optional("data", DataDeclarations.Type, "what jobs work on", []);
    static readonly Field<IReadOnlyList<Work.JobWork>> Works =
        Field.Optional("work", WorkDeclarations.Type, "what jobs compute, operands made from the seed", []);
    static readonly Field<IReadOnlyList<BoundStep>> Steps = Field.Required("steps", new StepList(), "what happens");

    static readonly Field<IReadOnlyList<DeclaredInvariant>> Invariants =
        Field.Optional("invariants", new DeclaredInvariant.Type(), "what must hold after each step", []);

    static readonly Shape Root = new("a scenario", Name, About, Seed, Actors, Data, Works, Steps, Invariants);

    /// <exception cref="ScenarioFormatException">The file is no scenario.</exception>
    /// <param name="seed">Instead of the file's own.</param>
    public static Scenario Load(string file, long? seed = null) => Bind(file, YamlReader.ReadFile(file), seed);

    /// <param name="file">The file that the text came from; paths in the text are relative to its folder.</param>
    public static Scenario Parse(string file, string text, long? seed = null) =>
        Bind(file, YamlReader.Read(file, text), seed);

    static Scenario Bind(string file, Node root, long? seed)
    {
        if (root is not MapNode)
            throw new ScenarioFormatException(root.At, "a mapping that starts with 'scenario'", root.Describe());
        var scope = new Scope(file, seed);
        var values = Root.Bind(root, scope);
        return new Scenario
        {
            File = file,
            Name = values.Get(Name),
            About = values.Get(About),
            Seed = scope.Seed,
            Actors = [.. scope.Actors.Values],
            Steps = values.Get(Steps),
            Invariants = values.Get(Invariants),
        };
    }

    /// <summary>JSON Schema of the language, for editors.</summary>
    public static JsonObject Schema()
    {
        var schema = Root.Schema();
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "StarMiner scenario";
        schema["$defs"] = new JsonObject { ["step"] = StepBinder.Schema() };
        return schema;
    }
}
