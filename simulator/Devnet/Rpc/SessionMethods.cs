using Neo.Json;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>
/// Iterators that outlive their call. Neo's server keeps an engine for each until its time is over; here only so many
/// live at once, the oldest goes first, and a session is used by one caller at a time.
/// </summary>
sealed class SessionMethods
{
    readonly Lock _turn = new();
    readonly Queue<string> _open = new();
    readonly RpcMethod _traverse;
    readonly RpcMethod _terminate;
    readonly int _most;

    public SessionMethods(Dictionary<string, RpcMethod> neo, DevnetLimits limits)
    {
        _traverse = neo["traverseiterator"];
        _terminate = neo["terminatesession"];
        _most = limits.Sessions;
        RpcMethod function = neo["invokefunction"], script = neo["invokescript"];
        Methods = new Dictionary<string, RpcMethod>
        {
            ["invokefunction"] = parameters => Remember(function(parameters)),
            ["invokescript"] = parameters => Remember(script(parameters)),
            ["traverseiterator"] = Traverse,
            ["terminatesession"] = Terminate,
        };
    }

    public Dictionary<string, RpcMethod> Methods { get; }

    JToken? Remember(JToken? result)
    {
        if (result?["session"]?.AsString() is not { } session) return result;
        lock (_turn)
        {
            _open.Enqueue(session);
            if (_open.Count > _most) _terminate(new JArray(_open.Dequeue()));
        }
        return result;
    }

    JToken? Traverse(JArray parameters)
    {
        try
        {
            lock (_turn) return _traverse(parameters);
        }
        catch (KeyNotFoundException)
        {
            throw new RpcRefusal(new RpcError(-107, "Unknown session"));
        }
    }

    JToken? Terminate(JArray parameters)
    {
        lock (_turn) return _terminate(parameters);
    }
}
