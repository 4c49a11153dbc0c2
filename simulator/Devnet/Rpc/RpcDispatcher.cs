using Neo.Json;
using StarMiner.Simulator.Devnet.Explorer;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>All methods by name. A call sees one moment of the chain from its beginning to its end.</summary>
sealed class RpcDispatcher : IDisposable
{
    const string Send = "sendrawtransaction";

    readonly DevnetLedger _ledger;
    readonly ChainMethods _chain;
    readonly NodeMethods _node;
    readonly Dictionary<string, RpcMethod> _methods;

    public RpcDispatcher(DevnetLedger ledger, DevnetLimits limits, ExplorerSite site)
    {
        _ledger = ledger;
        _node = new NodeMethods(ledger.Settings, limits, () => ledger.Now.Chain.State);
        _methods = _node.Methods;
        _chain = new ChainMethods(ledger, limits, _methods["getrawtransaction"]);
        Add(_chain.Methods);
        Add(new TokenMethods(ledger, limits).Methods);
        Add(new ExplorerMethods(ledger, site).Methods);
        if (site.Control) Add(new ControlMethods(ledger).Methods);
    }

    public IReadOnlyCollection<string> Names => [.. _methods.Keys, Send];

    public ValueTask<JToken?> CallAsync(string method, JArray parameters) => method == Send
        ? new ValueTask<JToken?>(_chain.SendRawTransactionAsync(parameters))
        : ValueTask.FromResult(Call(method, parameters));

    public void Dispose() => _node.Dispose();

    JToken? Call(string method, JArray parameters)
    {
        if (!_methods.TryGetValue(method, out RpcMethod? known)) throw Unknown(method);
        return NodeStore.OnTree(_ledger.Now.Chain.State, () => known(parameters));
    }

    static RpcRefusal Unknown(string method) => new(method.StartsWith(ControlMethods.Prefix, StringComparison.Ordinal)
        ? RpcError.MethodNotFound.With("methods that control the devnet are there with --control only")
        : RpcError.MethodNotFound);

    void Add(Dictionary<string, RpcMethod> methods)
    {
        foreach (var (name, method) in methods) _methods[name] = method;
    }
}
