namespace StarMiner.Simulator.Gas;

/// <summary>A method where it was called from: one node of the tree of all calls.</summary>
public sealed class GasNode(string contract, string method)
{
    readonly SortedDictionary<string, GasNode> _calls = new(StringComparer.Ordinal);

    /// <summary>Name in the manifest; empty for entry scripts.</summary>
    public string Contract => contract;

    public string Method => method;

    public string Name => contract.Length == 0 ? method : $"{contract}.{method}";

    public long Calls { get; set; }

    /// <summary>What its own instructions took [1e-8 GAS].</summary>
    public long OwnDatoshi { get; set; }

    public IEnumerable<GasNode> Callees => _calls.Values;

    /// <summary>With all that it called [1e-8 GAS].</summary>
    public long TotalDatoshi => OwnDatoshi + _calls.Values.Sum(call => call.TotalDatoshi);

    public int Depth => 1 + _calls.Values.Select(call => call.Depth).DefaultIfEmpty().Max();

    public GasNode Callee(string ofContract, string called)
    {
        string key = $"{ofContract}.{called}";
        if (!_calls.TryGetValue(key, out GasNode? node)) _calls[key] = node = new GasNode(ofContract, called);
        return node;
    }

    public void Add(GasNode other)
    {
        Calls += other.Calls;
        OwnDatoshi += other.OwnDatoshi;
        foreach (GasNode call in other.Callees) Callee(call.Contract, call.Method).Add(call);
    }
}
