using System.Text;
using Neo;
using Neo.Json;
using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Devnet.Rpc;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Sockets;

/// <summary>One thing that happened, and its message, which is made when the first listener wants it.</summary>
abstract class ChainEvent(string stream)
{
    byte[]? _message;

    public string Stream => stream;

    public byte[] Message => _message ??= Encode(stream, Content());

    /// <summary>The message that tells a listener of a gap.</summary>
    public static byte[] Missed { get; } = Encode("missed_event", null);

    /// <summary>All of a block, in the order in which it happened; the block itself last.</summary>
    public static IEnumerable<ChainEvent> Of(
        Block block, IReadOnlyList<Execution> executions, ProtocolSettings settings)
    {
        foreach (Execution execution in executions)
        {
            UInt256 container = execution.Transaction ?? block.Hash;
            yield return new ExecutionEvent(container, execution);
            foreach (Notification sent in execution.Notifications) yield return new NotificationEvent(container, sent);
            if (execution.Transaction is { } hash)
                yield return new TransactionEvent(block.Transactions.Single(t => t.Hash.Equals(hash)), settings);
        }
        yield return new BlockEvent(block, settings);
    }

    protected abstract JObject Content();

    static byte[] Encode(string method, JObject? content) => Encoding.UTF8.GetBytes(new JObject
    {
        ["jsonrpc"] = "2.0",
        ["method"] = method,
        ["params"] = content is null ? new JArray() : new JArray(content),
    }.ToString());
}

sealed class BlockEvent(Block block, ProtocolSettings settings) : ChainEvent(Streams.Block)
{
    public Block Block => block;

    protected override JObject Content()
    {
        JObject json = block.ToJson(settings);
        json.Properties.Remove("size");
        json["tx"] = new JArray(block.Transactions.Select(transaction => TransactionEvent.Json(transaction, settings)));
        return json;
    }
}

sealed class TransactionEvent(Transaction transaction, ProtocolSettings settings) : ChainEvent(Streams.Transaction)
{
    public Transaction Transaction => transaction;

    public static JObject Json(Transaction transaction, ProtocolSettings settings)
    {
        JObject json = transaction.ToJson(settings);
        json["sysfee"] = transaction.SystemFee.ToString();
        json["netfee"] = transaction.NetworkFee.ToString();
        return json;
    }

    protected override JObject Content() => Json(transaction, settings);
}

sealed class NotificationEvent(UInt256 container, Notification sent) : ChainEvent(Streams.Notification)
{
    public Notification Sent => sent;

    protected override JObject Content()
    {
        JObject json = ApplicationLog.Notification(sent);
        json["container"] = container.ToString();
        return json;
    }
}

sealed class ExecutionEvent(UInt256 container, Execution execution) : ChainEvent(Streams.Execution)
{
    public UInt256 Container => container;

    public Execution Execution => execution;

    protected override JObject Content()
    {
        JObject json = ApplicationLog.Trigger(execution);
        json["container"] = container.ToString();
        return json;
    }
}
