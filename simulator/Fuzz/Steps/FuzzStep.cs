using YamlDotNet.RepresentationModel;

namespace StarMiner.Simulator.Fuzz.Steps;

/// <summary>Something that a scenario can say too.</summary>
public abstract record FuzzStep
{
    /// <summary>The scenario's word and what stands behind it.</summary>
    public abstract (string Word, YamlMappingNode Fields) ToYaml();

    /// <summary>The step on one line of a scenario.</summary>
    public sealed override string ToString()
    {
        var (word, fields) = ToYaml();
        return $"{word}: {OneLine(fields)}";
    }

    static string OneLine(YamlNode node) => node switch
    {
        YamlMappingNode map =>
            $"{{{string.Join(", ", map.Children.Select(field => $"{field.Key}: {OneLine(field.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(", ", list.Children.Select(OneLine))}]",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.DoubleQuoted } text => $"\"{text.Value}\"",
        _ => node.ToString(),
    };

    protected static YamlMappingNode Flow(params (string Key, YamlNode Value)[] fields)
    {
        var node = new YamlMappingNode { Style = YamlDotNet.Core.Events.MappingStyle.Flow };
        foreach (var (key, value) in fields) node.Add(key, value);
        return node;
    }
}

/// <param name="Signers">The first one pays.</param>
public sealed record FuzzCall(
    string Contract, string Method, IReadOnlyList<FuzzSigner> Signers, IReadOnlyList<FuzzValue> Arguments) : FuzzStep
{
    public string By => Signers[0].Actor;

    public override (string Word, YamlMappingNode Fields) ToYaml()
    {
        YamlMappingNode fields = Flow(("contract", Contract), ("method", Method), ("by", By));
        if (Arguments.Count > 0) fields.Add("args", new ListValue(Arguments).ToYaml());
        Signers[0].WriteTo(fields);
        if (Signers.Count > 1)
            fields.Add("signers", new YamlSequenceNode(Signers.Skip(1).Select(Signer))
            {
                Style = YamlDotNet.Core.Events.SequenceStyle.Flow,
            });
        return ("call", fields);
    }

    static YamlNode Signer(FuzzSigner signer)
    {
        YamlMappingNode fields = Flow(("by", signer.Actor));
        signer.WriteTo(fields);
        return fields;
    }
}

/// <param name="Unit">Field of the scenario's wait: blocks or time.</param>
public sealed record FuzzWait(string Unit, string Amount, uint Blocks, ulong Ms) : FuzzStep
{
    /// <summary>Short ones first: what is shrunk becomes shorter.</summary>
    public static readonly IReadOnlyList<FuzzWait> All =
    [
        new("blocks", "1 block", 1, 0), new("blocks", "20 blocks", 20, 0), new("time", "1 h", 0, 3_600_000),
        new("time", "1 d", 0, 86_400_000), new("time", "7 d", 0, 7 * 86_400_000),
    ];

    public override (string Word, YamlMappingNode Fields) ToYaml() => ("wait", Flow((Unit, Amount)));
}
