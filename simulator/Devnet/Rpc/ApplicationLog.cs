using Neo;
using Neo.Json;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>Executions in the shape of the ApplicationLogs plugin, with the lines of Runtime.Log besides.</summary>
static class ApplicationLog
{
    public static JObject OfTransaction(UInt256 hash, Execution execution) => new()
    {
        ["txid"] = hash.ToString(),
        ["executions"] = new JArray(Trigger(execution)),
    };

    /// <summary>What ran before and after a block's transactions.</summary>
    public static JObject OfBlock(UInt256 hash, IEnumerable<Execution> executions) => new()
    {
        ["blockhash"] = hash.ToString(),
        ["executions"] = new JArray(executions.Where(e => e.Transaction is null).Select(e => (JToken)Trigger(e))),
    };

    public static JObject Notification(Notification sent) => new()
    {
        ["contract"] = sent.Contract.ToString(),
        ["eventname"] = sent.Event,
        ["state"] = Item(sent.Values),
    };

    public static JObject Trigger(Execution execution)
    {
        var json = new JObject
        {
            ["trigger"] = execution.Trigger.ToString(),
            ["vmstate"] = execution.State.ToString(),
        };
        if (execution.Transaction is not null) json["exception"] = execution.Fault?.Message;
        json["gasconsumed"] = execution.GasDatoshi.ToString();
        json["stack"] = new JArray(execution.Stack.Select(Item));
        json["notifications"] = new JArray(execution.Notifications.Select(sent => (JToken)Notification(sent)));
        if (execution.Transaction is not null) json["logs"] = new JArray(execution.Logs.Select(Line));
        return json;
    }

    static JToken Line(LogLine line) => new JObject
    {
        ["contract"] = line.Contract.ToString(),
        ["message"] = line.Message,
    };

    public static JToken? Item(StackItem item)
    {
        try
        {
            return item.ToJson();
        }
        catch (InvalidOperationException)
        {
            return "error: recursive reference";
        }
    }
}
