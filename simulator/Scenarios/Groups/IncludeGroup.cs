using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Groups;

/// <summary>The actors, data and steps of another file, in this place.</summary>
static class IncludeGroup
{
    static readonly Field<string> FileField = Field.Required("file", ExistingFile.Any, "the other file");

    static readonly Field<string> About = Field.Optional("about", Text.Any, "what the file is for", "");
    static readonly Field<IReadOnlyList<Actor>> Actors =
        Field.Optional("actors", ActorDeclarations.Type, "who acts", []);
    static readonly Field<IReadOnlyList<Data.DigitSet>> Data =
        Field.Optional("data", DataDeclarations.Type, "what jobs work on", []);
    static readonly Field<IReadOnlyList<Work.JobWork>> Works =
        Field.Optional("work", WorkDeclarations.Type, "what jobs compute", []);
    static readonly Field<IReadOnlyList<BoundStep>> Steps = Field.Required("steps", new StepList(), "what happens");

    static readonly Shape Fragment = new("an included file", About, Actors, Data, Works, Steps);

    public static readonly StepGroup Group = new(
        "include", "Takes actors, data, work and steps of another file in here.", Expand, FileField);

    static IReadOnlyList<BoundStep> Expand(FieldValues values, Scope scope)
    {
        var (name, path) = (values.NodeOf(FileField), values.Get(FileField));
        return scope.Inside(name, path, () =>
        {
            string shown = Path.Combine(Path.GetDirectoryName(name.At.File) ?? "", ((ScalarNode)name).Text);
            return Fragment.Bind(YamlReader.ReadFile(shown), scope).Get(Steps);
        });
    }
}
