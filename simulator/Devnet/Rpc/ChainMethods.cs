using Neo;
using Neo.IO;
using Neo.Json;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>
/// What Neo's RPC server would ask a running node for, and what its plugins keep: pool, blocks' logs.
/// </summary>
sealed class ChainMethods(DevnetLedger ledger, DevnetLimits limits, RpcMethod transactionOfBlock)
{
    public Dictionary<string, RpcMethod> Methods => new()
    {
        ["getrawmempool"] = GetRawMemPool,
        ["getrawtransaction"] = GetRawTransaction,
        ["getapplicationlog"] = GetApplicationLog,
        ["findstorage"] = FindStorage,
    };

    /// <summary>Answers when the ledger took the transaction in, in a block where mining is instant.</summary>
    public async Task<JToken?> SendRawTransactionAsync(JArray parameters)
    {
        var transaction = parameters.Bytes(0, "transaction").AsSerializable<Transaction>()!;
        await ledger.AddAsync(transaction);
        return new JObject { ["hash"] = transaction.Hash.ToString() };
    }

    JToken GetRawMemPool(JArray parameters)
    {
        var waiting = new JArray(ledger.Waiting.Select(transaction => (JToken?)transaction.Hash.ToString()));
        if (!parameters.Flag(0)) return waiting;
        return new JObject
        {
            ["height"] = ledger.Now.Chain.Head.Index,
            ["verified"] = waiting,
            ["unverified"] = new JArray(),
        };
    }

    JToken? GetRawTransaction(JArray parameters)
    {
        UInt256 hash = parameters.Hash(0, "transaction");
        if (ledger.Waiting.FirstOrDefault(waiting => waiting.Hash.Equals(hash)) is not { } transaction)
            return transactionOfBlock(parameters);
        if (!parameters.Flag(1)) return Convert.ToBase64String(transaction.ToArray());
        JObject json = transaction.ToJson(ledger.Settings);
        json["sysfee"] = transaction.SystemFee.ToString();
        json["netfee"] = transaction.NetworkFee.ToString();
        return json;
    }

    JToken GetApplicationLog(JArray parameters)
    {
        UInt256 hash = parameters.Hash(0, "transaction or block");
        ChainSnapshot chain = ledger.Now.Chain;
        if (NativeContract.Ledger.GetTransactionState(chain.View, hash) is { } state)
        {
            Execution execution = chain.ExecutionsOf(state.BlockIndex).Single(e => hash.Equals(e.Transaction));
            return ApplicationLog.OfTransaction(hash, execution);
        }
        if (NativeContract.Ledger.GetTrimmedBlock(chain.View, hash) is { } block)
        {
            IEnumerable<Execution> executions = chain.ExecutionsOf(block.Index);
            if (parameters.Has(1))
            {
                string trigger = parameters.Text(1, "trigger");
                executions = executions.Where(e => e.Trigger.ToString() == trigger);
            }
            return ApplicationLog.OfBlock(hash, executions);
        }
        throw new RpcRefusal(new RpcError(-103, "Unknown transaction/blockhash"));
    }

    JToken FindStorage(JArray parameters)
    {
        Moment now = ledger.Now;
        byte[] prefix = parameters.Bytes(1, "prefix");
        int start = (int)parameters.Number(2, "start", otherwise: 0, most: int.MaxValue);
        ContractState contract = parameters.Contract(0, now) is { } hash
            && NativeContract.ContractManagement.GetContract(now.Chain.View, hash) is { } found
                ? found
                : throw new RpcRefusal(new RpcError(-102, "Unknown contract"));
        byte[] search = new StorageKey { Id = contract.Id, Key = prefix }.ToArray();
        var page = now.Chain.State.WithPrefix(search).Skip(start).Take(limits.StorageItems + 1).ToList();
        bool truncated = page.Count > limits.StorageItems;
        if (truncated) page.RemoveAt(limits.StorageItems);
        return new JObject
        {
            ["truncated"] = truncated,
            ["next"] = start + page.Count,
            ["results"] = new JArray(page.Select(entry => (JToken)new JObject
            {
                ["key"] = Convert.ToBase64String(entry.Key.AsSpan(sizeof(int))),
                ["value"] = Convert.ToBase64String(entry.Value),
            })),
        };
    }
}
