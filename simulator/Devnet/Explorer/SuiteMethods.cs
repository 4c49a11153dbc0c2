using Neo.Json;
using StarMiner.Simulator.Devnet.Rpc;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>The StarMiner view's lists: what only the whole history of events tells.</summary>
sealed class SuiteMethods(ExplorerIndex index, SuiteTables suite)
{
    /// <summary>Points of one plot; a screen has no more.</summary>
    const int MostPoints = 400;

    public Dictionary<string, RpcMethod> Methods => new()
    {
        ["explorer_supply"] = parameters => index.Read(chain => Supply()),
        ["explorer_prices"] = parameters => index.Read(chain => Prices()),
        ["explorer_vaults"] = Vaults,
        ["explorer_job"] = parameters =>
        {
            ulong job = parameters.Number(0, "job");
            return index.Read(chain => Job(chain, job));
        },
    };

    JArray Supply() => new(Thin(suite.Supply.Points).Select(point => (JToken)new JObject
    {
        ["block"] = point.Block,
        ["time"] = point.TimeMs,
        ["supply"] = point.Supply.ToString(),
        ["burned"] = point.Burned.ToString(),
        ["mintedforpublicwork"] = point.MintedForPublicWork.ToString(),
        ["mintedforjobs"] = point.MintedForJobs.ToString(),
    }));

    JArray Prices() => new(suite.Prices.Series.Select(series => (JToken)new JObject
    {
        ["task"] = series.Task,
        ["tier"] = series.Tier,
        ["moves"] = new JArray(Thin(series.Moves).Select(move => (JToken)new JObject
        {
            ["block"] = move.Block,
            ["time"] = move.TimeMs,
            ["basefee"] = move.BaseFee.ToString(),
        })),
    }));

    JToken Vaults(JArray parameters)
    {
        (int start, int count) = ExplorerMethods.Page(parameters);
        return index.Read(chain => ExplorerMethods.NewestFirst(suite.Vaults.All, start, count, row => new JObject
        {
            ["provider"] = row.Provider.ToString(),
            ["task"] = row.Task,
            ["since"] = row.Block,
        }));
    }

    JArray Job(ChainSnapshot chain, ulong job) => new(suite.Jobs.StepsOf(job).Select(step =>
    {
        Execution execution = chain.ExecutionsOf(step.Block).Single(e => step.Transaction.Equals(e.Transaction));
        JObject json = ApplicationLog.Notification(execution.Notifications[step.Ordinal]);
        json["block"] = step.Block;
        json["time"] = step.TimeMs;
        json["transaction"] = step.Transaction.ToString();
        return (JToken)json;
    }));

    /// <summary>At most so many, evenly chosen; the first and the last always.</summary>
    internal static IEnumerable<T> Thin<T>(IReadOnlyList<T> points)
    {
        if (points.Count <= MostPoints) return points;
        return Enumerable.Range(0, MostPoints)
            .Select(i => points[(int)((long)i * (points.Count - 1) / (MostPoints - 1))]);
    }
}
