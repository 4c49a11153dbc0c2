using System.Globalization;
using Neo.Json;
using StarMiner.Simulator.Devnet.Rpc;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>What a transaction did on the inside, as JSON.</summary>
static class CallTreeJson
{
    /// <summary>Calls of one answer; a loop makes thousands, which nobody reads.</summary>
    const int MostCalls = 2_000;

    const int MostChanges = 500;

    public static JObject Of(Execution execution)
    {
        int left = MostCalls;
        return new JObject
        {
            ["calls"] = Call(execution.Trace!.Calls, ref left),
            ["truncated"] = left == 0 || execution.Trace.Storage.Count > MostChanges,
            ["storage"] = new JArray(execution.Trace.Storage.Take(MostChanges).Select(Change)),
            ["refused"] = new JArray(execution.RefusedWitnesses.Select(refused => (JToken)refused.Explanation!)),
            ["fault"] = new JArray((execution.Fault?.Calls ?? []).Select(frame => (JToken)frame.ToString()!)),
        };
    }

    static JObject Call(CallNode call, ref int left)
    {
        left--;
        var inner = new JArray();
        foreach (CallNode next in call.Calls)
        {
            if (left == 0) break;
            inner.Add(Call(next, ref left));
        }
        return new JObject
        {
            ["contract"] = call.Contract.ToString(),
            ["name"] = call.ContractName,
            ["method"] = call.Method,
            ["arguments"] = new JArray(call.Arguments.Select(ApplicationLog.Item)),
            ["gas"] = call.GasDatoshi.ToString(CultureInfo.InvariantCulture),
            ["own"] = call.OwnGasDatoshi.ToString(CultureInfo.InvariantCulture),
            ["returned"] = call.Returned,
            ["events"] = new JArray(call.Events.Select(name => (JToken)name!)),
            ["calls"] = inner,
        };
    }

    static JToken Change(StorageChange change) => new JObject
    {
        ["contract"] = change.ContractId,
        ["key"] = Convert.ToBase64String(change.Key),
        ["before"] = change.Before is null ? null : Convert.ToBase64String(change.Before),
        ["after"] = change.After is null ? null : Convert.ToBase64String(change.After),
    };
}
