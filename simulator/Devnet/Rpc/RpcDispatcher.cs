using Neo.Json;
using StarMiner.Simulator.Devnet.Explorer;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>All methods by name. A call sees one moment of the chain from its beginning to its end.</summary>
sealed class RpcDispatcher : IDisposable
{
    readonly DevnetLedger _ledger;
    readonly NodeMethods _node;
    readonly Dictionary<string, RpcMethod> _methods;

    public RpcDispatcher(DevnetLedger ledger, DevnetLimits limits, ExplorerSite site)
    {
        _ledger = ledger;
        _node = new NodeMethods(ledger.Settings, limits, () => ledger.Now.Chain.State);
        _methods = _node.Methods;
        Add(new ChainMethods(ledger, limits, _methods["getrawtransaction"]).Methods);
        Add(new TokenMethods(ledger, limits).Methods);
        Add(new ExplorerMethods(ledger, site).Methods);
        if (site.Control) Add(new ControlMethods(ledger).Methods);
    }

    public IReadOnlyCollection<string> Names => _methods.Keys;

    public JToken? Call(string method, JArray parameters)
    {
        if (!_methods.TryGetValue(method, out RpcMethod? known)) throw new RpcRefusal(RpcError.MethodNotFound);
        return NodeStore.OnTree(_ledger.Now.Chain.State, () => known(parameters));
    }

    public void Dispose() => _node.Dispose();

    void Add(Dictionary<string, RpcMethod> methods)
    {
        foreach (var (name, method) in methods) _methods[name] = method;
    }
}
