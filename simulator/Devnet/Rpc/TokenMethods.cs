using System.Numerics;
using Neo;
using Neo.Json;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>NEP-17 balances and transfers, as neo-express answers them.</summary>
sealed class TokenMethods(DevnetLedger ledger, DevnetLimits limits)
{
    const string Standard = "NEP-17";
    const ulong WeekMs = 7 * 24 * 3_600_000ul;

    /// <summary>A token of somebody else may loop in its balanceOf; it is left out then [1e-8 GAS].</summary>
    const long ReadingDatoshi = 1_00000000;

    public Dictionary<string, RpcMethod> Methods => new()
    {
        ["getnep17balances"] = GetBalances,
        ["getnep17transfers"] = GetTransfers,
    };

    JToken GetBalances(JArray parameters)
    {
        UInt160 account = parameters.Account(0, "address");
        Moment now = ledger.Now;
        var balances = new JArray();
        foreach (ContractState token in Tokens(now))
        {
            if (ReadBalance(now, token, account) is { } balance && !balance.IsZero)
                balances.Add(Balance(now, token, account, balance));
        }
        return new JObject { ["address"] = Accounts.Address(account), ["balance"] = balances };
    }

    JToken GetTransfers(JArray parameters)
    {
        UInt160 account = parameters.Account(0, "address");
        Moment now = ledger.Now;
        ulong last = parameters.Number(2, "end", ledger.TimeMs, ulong.MaxValue);
        ulong first = parameters.Number(1, "start", last - Math.Min(last, WeekMs), ulong.MaxValue);
        if (first > last) throw RpcRefusal.BadParameter("parameter 1 (start) is after parameter 2 (end)");
        HashSet<UInt160> tokens = [.. Tokens(now).Select(token => token.Hash)];
        JArray sent = [], received = [];
        foreach (TokenTransfer transfer in TransferIndex.Of(now.Transfers, account))
        {
            if (transfer.TimeMs < first || transfer.TimeMs > last || !tokens.Contains(transfer.Token)) continue;
            if (transfer.From == account && sent.Count < limits.Transfers) sent.Add(Transfer(transfer, transfer.To));
            if (transfer.To == account && received.Count < limits.Transfers)
                received.Add(Transfer(transfer, transfer.From));
        }
        return new JObject
        {
            ["address"] = Accounts.Address(account),
            ["sent"] = sent,
            ["received"] = received,
        };
    }

    static IEnumerable<ContractState> Tokens(Moment now) => NativeContract.ContractManagement
        .ListContracts(now.Chain.View)
        .Where(contract => contract.Manifest.SupportedStandards.Contains(Standard));

    JObject Balance(Moment now, ContractState token, UInt160 account, BigInteger balance)
    {
        (string symbol, string decimals) = Describe(now, token.Hash);
        return new JObject
        {
            ["assethash"] = token.Hash.ToString(),
            ["name"] = token.Manifest.Name,
            ["symbol"] = symbol,
            ["decimals"] = decimals,
            ["amount"] = balance.ToString(),
            ["lastupdatedblock"] = TransferIndex.NewestBlock(now.Transfers, account, token.Hash),
        };
    }

    static JToken Transfer(TokenTransfer transfer, UInt160 other) => new JObject
    {
        ["timestamp"] = transfer.TimeMs,
        ["assethash"] = transfer.Token.ToString(),
        ["amount"] = transfer.Amount.ToString(),
        ["blockindex"] = transfer.Block,
        ["transfernotifyindex"] = transfer.Execution,
        ["txhash"] = transfer.Transaction.ToString(),
        ["transferaddress"] = other.ToString(),
    };

    BigInteger? ReadBalance(Moment now, ContractState token, UInt160 account)
    {
        using ApplicationEngine engine = Run(now, new ContractCall(token.Hash, "balanceOf", account));
        return engine is { State: VMState.HALT, ResultStack.Count: > 0 } && engine.ResultStack.Peek() is Integer balance
            ? balance.GetInteger()
            : null;
    }

    (string Symbol, string Decimals) Describe(Moment now, UInt160 token)
    {
        using ApplicationEngine engine = Run(
            now, new ContractCall(token, "decimals"), new ContractCall(token, "symbol"));
        if (engine.State != VMState.HALT || engine.ResultStack.Count < 2) return ("<UNK>", "0");
        return (engine.ResultStack.Peek(0).GetString() ?? "<UNK>", engine.ResultStack.Peek(1).GetInteger().ToString());
    }

    ApplicationEngine Run(Moment now, params ReadOnlySpan<ContractCall> calls) => ApplicationEngine.Run(
        CallScript.Of(calls), now.Chain.View, settings: ledger.Settings, gas: ReadingDatoshi);
}
