namespace StarMiner.Simulator.Gas;

/// <summary>What transactions took, summed in four ways. All GAS in datoshi [1e-8 GAS].</summary>
public sealed class GasProfile
{
    public long Transactions { get; set; }

    /// <summary>All calls, from the entry scripts.</summary>
    public GasNode Root { get; } = new("", "transactions");

    /// <summary>By method of the ABI.</summary>
    public SortedDictionary<string, MethodGas> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>By line of the source, where there is debug information.</summary>
    public Dictionary<LineKey, LineGas> Lines { get; } = [];

    /// <summary>By service of the node, and all plain instructions together.</summary>
    public SortedDictionary<string, ServiceGas> Services { get; } = new(StringComparer.Ordinal);

    public long TotalDatoshi => Root.TotalDatoshi;

    public void Add(GasProfile other)
    {
        Transactions += other.Transactions;
        Root.Add(other.Root);
        foreach (var (name, gas) in other.Methods) Methods[name] = Methods.GetValueOrDefault(name).Plus(gas);
        foreach (var (line, gas) in other.Lines) Lines[line] = Lines.GetValueOrDefault(line).Plus(gas);
        foreach (var (name, gas) in other.Services) Services[name] = Services.GetValueOrDefault(name).Plus(gas);
    }
}

/// <param name="TotalDatoshi">With all that it called; a call within a call of the same method is part of the outer.</param>
public readonly record struct MethodGas(long Calls, long TotalDatoshi, long LeastDatoshi, long MostDatoshi)
{
    public long AverageDatoshi => Calls == 0 ? 0 : TotalDatoshi / Calls;

    public static MethodGas Once(long datoshi) => new(1, datoshi, datoshi, datoshi);

    public MethodGas Plus(MethodGas other) => Calls == 0
        ? other
        : new(Calls + other.Calls, TotalDatoshi + other.TotalDatoshi,
            Math.Min(LeastDatoshi, other.LeastDatoshi), Math.Max(MostDatoshi, other.MostDatoshi));
}

public readonly record struct LineKey(string File, int Line);

/// <param name="Runs">How often the line was begun.</param>
/// <param name="CalledDatoshi">What the calls that it makes took.</param>
public readonly record struct LineGas(long Runs, long OwnDatoshi, long CalledDatoshi)
{
    public LineGas Plus(LineGas other) =>
        new(Runs + other.Runs, OwnDatoshi + other.OwnDatoshi, CalledDatoshi + other.CalledDatoshi);
}

public readonly record struct ServiceGas(long Count, long Datoshi)
{
    public ServiceGas Plus(ServiceGas other) => new(Count + other.Count, Datoshi + other.Datoshi);
}
