using System.Globalization;
using System.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StarMiner.Simulator.Fuzz.Steps;

/// <summary>An argument of a call, by the names of the scenario where it has some.</summary>
public abstract record FuzzValue
{
    public abstract object? In(FuzzWorld world);

    /// <summary>As a scenario writes it.</summary>
    public abstract YamlNode ToYaml();

    protected static YamlMappingNode Named(string word, string value) => new((YamlNode)word, new YamlScalarNode(value)
    {
        Style = ScalarStyle.DoubleQuoted,
    })
    {
        Style = YamlDotNet.Core.Events.MappingStyle.Flow,
    };
}

public sealed record NumberValue(BigInteger Number) : FuzzValue
{
    public override object? In(FuzzWorld world) => Number;

    public override YamlNode ToYaml() => Number.ToString(CultureInfo.InvariantCulture);
}

public sealed record TruthValue(bool Truth) : FuzzValue
{
    public override object? In(FuzzWorld world) => Truth;

    public override YamlNode ToYaml() => Truth ? "true" : "false";
}

public sealed record NothingValue : FuzzValue
{
    public override object? In(FuzzWorld world) => null;

    public override YamlNode ToYaml() => "null";
}

public sealed record TextValue(string Text) : FuzzValue
{
    public override object? In(FuzzWorld world) => Text;

    public override YamlNode ToYaml() => Named("text", Text);
}

public sealed record BytesValue(string Hex) : FuzzValue
{
    public override object? In(FuzzWorld world) => Convert.FromHexString(Hex);

    public override YamlNode ToYaml() => Hex.Length == 0 ? Named("text", "") : Named("hex", Hex);
}

/// <summary>The account of an actor or of a contract.</summary>
public sealed record AccountValue(string Name, bool IsContract) : FuzzValue
{
    public override object? In(FuzzWorld world) =>
        IsContract ? world.Places.Contracts[Name] : world.Places.Actors[Name];

    public override YamlNode ToYaml() => new YamlMappingNode((YamlNode)(IsContract ? "contract" : "actor"), Name)
    {
        Style = YamlDotNet.Core.Events.MappingStyle.Flow,
    };
}

public sealed record ListValue(IReadOnlyList<FuzzValue> Items) : FuzzValue
{
    public override object? In(FuzzWorld world) => Items.Select(item => item.In(world)).ToArray();

    public override YamlNode ToYaml() => new YamlSequenceNode(Items.Select(item => item.ToYaml()))
    {
        Style = YamlDotNet.Core.Events.SequenceStyle.Flow,
    };
}
