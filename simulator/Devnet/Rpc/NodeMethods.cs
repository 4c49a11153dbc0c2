using System.Reflection;
using Neo;
using Neo.Persistence;
using Neo.Plugins;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>
/// Methods of Neo's own RPC server over a node core that is never started: it has no peers and no port, and reads the
/// devnet's state. Its methods for wallets and for blocks from outside are left out.
/// </summary>
sealed class NodeMethods : IDisposable
{
    static readonly HashSet<string> Offered =
    [
        "calculatenetworkfee", "getbestblockhash", "getblock", "getblockcount", "getblockhash", "getblockheader",
        "getblockheadercount", "getcandidates", "getcommittee", "getconnectioncount", "getcontractstate",
        "getnativecontracts", "getnextblockvalidators", "getpeers", "getrawtransaction", "getstorage",
        "gettransactionheight", "getunclaimedgas", "getversion", "invokecontractverify", "invokefunction",
        "invokescript", "listplugins", "terminatesession", "traverseiterator", "validateaddress",
    ];

    readonly NeoSystem _system;
    readonly RpcServer _server;
    readonly SessionMethods _sessions;

    public NodeMethods(ProtocolSettings settings, DevnetLimits limits, Func<StateTree> newest)
    {
        string provider = $"devnet-{Guid.NewGuid():N}";
        StoreFactory.RegisterProvider(new Provider(provider, new NodeStore(newest)));
        _system = new NeoSystem(settings, provider);
        _server = new RpcServer(_system, RpcServerSettings.Default with
        {
            Network = settings.Network,
            MaxGasInvoke = limits.RehearsalDatoshi,
            SessionEnabled = true,
            SessionExpirationTime = limits.SessionTime,
            MaxIteratorResultItems = limits.IteratorItems,
        });
        Methods = MethodsOf(_server);
        _sessions = new SessionMethods(Methods, limits);
        foreach (var (name, method) in _sessions.Methods) Methods[name] = method;
    }

    public Dictionary<string, RpcMethod> Methods { get; }

    public void Dispose()
    {
        _server.Dispose();
        _system.Dispose();
    }

    static Dictionary<string, RpcMethod> MethodsOf(RpcServer server)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var methods = new Dictionary<string, RpcMethod>();
        foreach (MethodInfo method in typeof(RpcServer).GetMethods(Any))
        {
            if (method.GetCustomAttribute<RpcMethodAttribute>() is not { } attribute) continue;
            string name = string.IsNullOrEmpty(attribute.Name) ? method.Name.ToLowerInvariant() : attribute.Name;
            if (Offered.Contains(name)) methods.Add(name, method.CreateDelegate<RpcMethod>(server));
        }
        return methods;
    }

    sealed class Provider(string name, IStore store) : IStoreProvider
    {
        public string Name => name;

        public IStore GetStore(string path) => store;
    }
}
