using System.Globalization;
using System.Numerics;
using Neo;
using Neo.Json;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>
/// The <c>dev_</c> methods: what a devnet can do and a node cannot. Each answers with the state after it.
/// </summary>
sealed class ControlMethods(DevnetLedger ledger)
{
    /// <summary>Of their names.</summary>
    public const string Prefix = "dev_";

    const uint MostBlocks = 100_000;
    const int LongestName = 100;

    public Dictionary<string, RpcMethod> Methods => new()
    {
        ["dev_status"] = parameters => Status(),
        ["dev_mine"] = Mine,
        ["dev_setMining"] = SetMining,
        ["dev_setTime"] = SetTime,
        ["dev_advance"] = Advance,
        ["dev_snapshot"] = TakeSnapshot,
        ["dev_restore"] = Restore,
        ["dev_reset"] = Reset,
        ["dev_setBalance"] = SetBalance,
        ["dev_setStorage"] = SetStorage,
        ["dev_impersonate"] = Impersonate,
        ["dev_dump"] = parameters => Convert.ToBase64String(ledger.Dump()),
        ["dev_load"] = Load,
    };

    JToken Status()
    {
        Moment now = ledger.Now;
        return new JObject
        {
            ["height"] = now.Chain.Head.Index,
            ["hash"] = now.Chain.Head.Hash.ToString(),
            ["time"] = now.Chain.Head.Timestamp,
            ["clockoffset"] = ledger.ClockOffsetMs,
            ["mining"] = ledger.Mining.ToString(),
            ["waiting"] = ledger.Waiting.Count,
            ["snapshots"] = new JArray(ledger.Snapshots.Select(name => (JToken)name!)),
            ["impersonated"] = new JArray(ledger.Impersonated.Select(account => (JToken)account.ToString()!)),
        };
    }

    JToken Mine(JArray parameters)
    {
        ledger.Mine((uint)parameters.Number(0, "blocks", otherwise: 1, MostBlocks));
        return Status();
    }

    JToken SetMining(JArray parameters)
    {
        string text = parameters.Text(0, "mining");
        ledger.Mining = Mining.TryParse(text, out Mining? mining)
            ? mining
            : throw RpcRefusal.BadParameter($"parameter 0 (mining): expected {Mining.Forms}, found '{text}'");
        return Status();
    }

    JToken SetTime(JArray parameters)
    {
        ledger.SetTime(parameters.Number(0, "time", most: (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        return Status();
    }

    JToken Advance(JArray parameters)
    {
        ledger.Advance(parameters.Number(0, "ms", most: long.MaxValue / 2));
        return Status();
    }

    JToken TakeSnapshot(JArray parameters)
    {
        ledger.Snapshot(Name(parameters));
        return Status();
    }

    JToken Restore(JArray parameters)
    {
        ledger.Restore(Name(parameters));
        return Status();
    }

    JToken Reset(JArray parameters)
    {
        ledger.Reset();
        return Status();
    }

    JToken SetBalance(JArray parameters)
    {
        UInt160 account = parameters.Account(0, "account");
        string text = parameters.Required(1, "amount").AsString();
        string token = parameters.Has(2) ? parameters.Text(2, "token") : "GAS";
        if (!BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger amount))
            throw RpcRefusal.BadParameter($"parameter 1 (amount): '{text}' is no whole number of the smallest unit");
        if (!token.Equals("GAS", StringComparison.OrdinalIgnoreCase))
            throw RpcRefusal.BadParameter($"parameter 2 (token): only GAS; use dev_setStorage for '{token}'");
        ledger.SetState(view => GasBalance.Set(view, account, amount));
        return Status();
    }

    JToken SetStorage(JArray parameters)
    {
        ContractState contract = parameters.Contract(0, ledger.Now) is { } hash
            && NativeContract.ContractManagement.GetContract(ledger.Now.Chain.View, hash) is { } found
                ? found
                : throw new RpcRefusal(new RpcError(-102, "Unknown contract"));
        byte[] key = parameters.Bytes(1, "key");
        byte[]? value = parameters.Has(2) ? parameters.Bytes(2, "value") : null;
        if (key.Length > ApplicationEngine.MaxStorageKeySize || value?.Length > ApplicationEngine.MaxStorageValueSize)
            throw RpcRefusal.BadParameter("key or value is longer than Neo allows");
        ledger.SetStorage(contract.Id, [KeyValuePair.Create(key, value)]);
        return Status();
    }

    JToken Impersonate(JArray parameters)
    {
        ledger.Impersonate(parameters.Account(0, "account"), !parameters.Has(1) || parameters.Flag(1));
        return Status();
    }

    JToken Load(JArray parameters)
    {
        ledger.Load(parameters.Bytes(0, "state"));
        return Status();
    }

    static string Name(JArray parameters)
    {
        string name = parameters.Text(0, "name");
        return name.Length is > 0 and <= LongestName
            ? name
            : throw RpcRefusal.BadParameter($"parameter 0 (name) has 1 to {LongestName} characters");
    }
}
