using System.Globalization;
using Neo;
using Neo.Json;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Explorer.Tables;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Rpc;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>
/// The <c>explorer_</c> methods: lists that a node does not keep. What a node's own methods say, the page asks them.
/// </summary>
sealed class ExplorerMethods(DevnetLedger ledger, ExplorerSite site)
{
    const int MostRows = 100;
    const int DefaultRows = 25;

    readonly ExplorerIndex _index = new(ledger, SuiteSeats.Of(site.Contracts));
    readonly BlockExecutor _tracer = new(ledger.Settings, new SourceMaps(), trace: true);

    public Dictionary<string, RpcMethod> Methods
    {
        get
        {
            var methods = new Dictionary<string, RpcMethod>
            {
                ["explorer_site"] = parameters => Site(),
                ["explorer_contracts"] = parameters => Contracts(),
                ["explorer_transactions"] = Transactions,
                ["explorer_events"] = Events,
                ["explorer_calls"] = Calls,
            };
            if (_index.Suite is { } suite)
                foreach (var (name, method) in new SuiteMethods(_index, suite).Methods) methods[name] = method;
            return methods;
        }
    }

    JObject Site() => new()
    {
        ["network"] = ledger.Settings.Network,
        ["control"] = site.Control,
        ["accounts"] = new JArray(site.Accounts.Select(account => (JToken)new JObject
        {
            ["name"] = account.Name,
            ["address"] = Accounts.Address(account.ScriptHash),
            ["hash"] = account.ScriptHash.ToString(),
        })),
        ["suite"] = site.Contracts.Count == 0 ? null : Suite(),
    };

    JObject Suite()
    {
        var suite = new JObject();
        foreach (var (name, hash) in site.Contracts) suite[name] = hash.ToString();
        return suite;
    }

    JArray Contracts() => new(NativeContract.ContractManagement.ListContracts(ledger.Now.Chain.View)
        .OrderBy(contract => contract.Id)
        .Select(contract => (JToken)new JObject
        {
            ["id"] = contract.Id,
            ["hash"] = contract.Hash.ToString(),
            ["name"] = contract.Manifest.Name,
            ["updates"] = contract.UpdateCounter,
            ["standards"] = new JArray(contract.Manifest.SupportedStandards.Select(name => (JToken)name!)),
            ["methods"] = contract.Manifest.Abi.Methods.Length,
            ["bytes"] = contract.Nef.Script.Length,
        }));

    /// <summary>Newest first: start, count, and an account that sent them.</summary>
    JToken Transactions(JArray parameters)
    {
        (int start, int count) = Page(parameters);
        UInt160? sender = parameters.Has(2) ? parameters.Account(2, "sender") : null;
        return _index.Read(chain =>
        {
            IReadOnlyList<TransactionRow> rows =
                sender is null ? _index.Transactions.All : _index.Transactions.Of(sender);
            return NewestFirst(rows, start, count, Row);
        });
    }

    /// <summary>A contract's, newest first, in the shape of the application log.</summary>
    JToken Events(JArray parameters)
    {
        UInt160 contract = parameters.Account(0, "contract");
        (int start, int count) = Page(parameters, first: 1);
        return _index.Read(chain => NewestFirst(_index.Events.Of(contract), start, count, row => Event(chain, row)));
    }

    /// <summary>The tree of a transaction's calls: its block is run again on the state before it.</summary>
    JToken Calls(JArray parameters)
    {
        UInt256 hash = parameters.Hash(0, "transaction");
        ChainSnapshot chain = ledger.Now.Chain;
        TransactionState state = NativeContract.Ledger.GetTransactionState(chain.View, hash)
            ?? throw new RpcRefusal(new RpcError(-103, "Unknown transaction"));
        Block block = NativeContract.Ledger.GetBlock(chain.View, state.BlockIndex);
        StateTree before = ledger.Past.Before(block.Hash) ?? throw new RpcRefusal(new RpcError(
            -100, "No trace", "the state before this block is not kept any more"));
        return CallTreeJson.Of(_tracer.Persist(before, block).Transactions.Single(e => hash.Equals(e.Transaction)));
    }

    internal static (int Start, int Count) Page(JArray parameters, int first = 0) => (
        (int)parameters.Number(first, "start", otherwise: 0, most: int.MaxValue),
        (int)parameters.Number(first + 1, "count", otherwise: DefaultRows, most: MostRows));

    internal static JObject NewestFirst<T>(IReadOnlyList<T> rows, int start, int count, Func<T, JToken> write)
    {
        var page = new JArray();
        for (int i = rows.Count - 1 - start; i >= 0 && page.Count < count; i--) page.Add(write(rows[i]));
        return new JObject { ["total"] = rows.Count, ["rows"] = page };
    }

    static JObject Event(ChainSnapshot chain, EventRow row)
    {
        Execution execution = chain.ExecutionsOf(row.Block).Single(e => row.Transaction.Equals(e.Transaction));
        JObject json = ApplicationLog.Notification(execution.Notifications[row.Ordinal]);
        json["block"] = row.Block;
        json["time"] = row.TimeMs;
        json["transaction"] = row.Transaction.ToString();
        return json;
    }

    static JObject Row(TransactionRow row) => new()
    {
        ["hash"] = row.Hash.ToString(),
        ["block"] = row.Block,
        ["time"] = row.TimeMs,
        ["sender"] = row.Sender.ToString(),
        ["state"] = row.Halted ? "HALT" : "FAULT",
        ["gas"] = row.GasDatoshi.ToString(CultureInfo.InvariantCulture),
        ["contract"] = row.Call?.Contract.ToString(),
        ["method"] = row.Call?.Method,
        ["calls"] = row.Calls,
    };
}
