using Neo;
using Neo.Json;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet.Sockets;

/// <summary>Names of the streams, as neo-go has them.</summary>
static class Streams
{
    public const string Block = "block_added";
    public const string Transaction = "transaction_added";
    public const string Notification = "notification_from_execution";
    public const string Execution = "transaction_executed";
}

/// <summary>What one listener wants of a stream; every filter must hold.</summary>
sealed class Subscription
{
    readonly string _stream;
    readonly Func<ChainEvent, bool>[] _filters;

    Subscription(string stream, Func<ChainEvent, bool>[] filters)
    {
        _stream = stream;
        _filters = filters;
    }

    public bool Wants(ChainEvent happened) =>
        happened.Stream == _stream && _filters.All(filter => filter(happened));

    /// <summary>From the parameters of <c>subscribe</c>: the stream's name, and an object of filters or none.</summary>
    /// <exception cref="RpcRefusal">No such stream or filter.</exception>
    public static Subscription Read(JArray parameters)
    {
        string stream = parameters.Text(0, "stream");
        if (stream is not (Streams.Block or Streams.Transaction or Streams.Notification or Streams.Execution))
            throw RpcRefusal.BadParameter($"parameter 0 (stream): there is no stream '{stream}'");
        if (!parameters.Has(1)) return new Subscription(stream, []);
        if (parameters[1] is not JObject filters) throw RpcRefusal.BadParameter("parameter 1 (filters) is no object");
        return new Subscription(
            stream, [.. filters.Properties.Select(filter => FilterOf(stream, filter.Key, filter.Value))]);
    }

    static Func<ChainEvent, bool> FilterOf(string stream, string name, JToken? value) => (stream, name) switch
    {
        (Streams.Block, "primary") when Number(name, value) is var n => e => ((BlockEvent)e).Block.PrimaryIndex == n,
        (Streams.Block, "since") when Number(name, value) is var n => e => ((BlockEvent)e).Block.Index >= n,
        (Streams.Block, "till") when Number(name, value) is var n => e => ((BlockEvent)e).Block.Index <= n,
        (Streams.Transaction, "sender") when Account(name, value) is var account =>
            e => ((TransactionEvent)e).Transaction.Sender == account,
        (Streams.Transaction, "signer") when Account(name, value) is var account =>
            e => ((TransactionEvent)e).Transaction.Signers.Any(signer => signer.Account == account),
        (Streams.Notification, "contract") when Account(name, value) is var contract =>
            e => ((NotificationEvent)e).Sent.Contract == contract,
        (Streams.Notification, "name") when Text(name, value) is var text =>
            e => ((NotificationEvent)e).Sent.Event == text,
        (Streams.Execution, "state") when Text(name, value) is var state =>
            e => ((ExecutionEvent)e).Execution.State.ToString() == state,
        (Streams.Execution, "container") when UInt256.TryParse(Text(name, value), out UInt256 hash) =>
            e => ((ExecutionEvent)e).Container == hash,
        _ => throw RpcRefusal.BadParameter($"stream {stream} has no filter '{name}' with such a value"),
    };

    static ulong Number(string name, JToken? value) => new JArray(value).Number(0, name);

    static UInt160 Account(string name, JToken? value) => new JArray(value).Account(0, name);

    static string Text(string name, JToken? value) => new JArray(value).Text(0, name);
}
