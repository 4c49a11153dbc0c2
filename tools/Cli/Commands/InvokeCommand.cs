using System.CommandLine;
using System.Text.Json.Nodes;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer invoke</c>: sends a transaction that calls a contract, and shows what came of it.</summary>
static class InvokeCommand
{
    public static Command Create(TextWriter output)
    {
        var (target, arguments, json) = (NamedTarget.Method(), NamedTarget.Arguments(), NamedTarget.AsJson());
        var signer = new Option<string?>("--as") { HelpName = "name", Description = "Wallet name, label or address; default: the file's first." };
        var password = new Option<string?>("--password-file")
        {
            Description = $"File with the NEP-6 password; or set {Passwords.Variable}; otherwise it is asked for.",
        };
        var scope = new Option<WitnessScope>("--scope")
        {
            Description = "How far the signature reaches: None, CalledByEntry or Global.",
            DefaultValueFactory = _ => WitnessScope.CalledByEntry,
        };
        scope.AcceptOnlyFromAmong(nameof(WitnessScope.None), nameof(WitnessScope.CalledByEntry), nameof(WitnessScope.Global));
        var mainnet = new Option<bool>("--i-know-this-is-mainnet") { Description = "Needed on Neo's main network." };
        KnownNames.CompleteMethods(target, method => !method.IsSafe);
        KnownNames.CompleteParties(arguments, target);
        KnownNames.CompleteAccounts(signer);
        var options = new ChainOptions();
        var command = new Command("invoke", "Call a contract's method in a transaction, signed by an account of the wallet.")
        {
            target, arguments, signer, password, scope, mainnet, json,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var context = await options.OpenAsync(parsed, cancel);
            if (context.Wallet is not { } wallet) throw new WalletException("--wallet is missing: who signs?");
            DeployCommand.RefuseMainnet(context.Chain, parsed.GetValue(mainnet));
            var (payer, network) = WalletFile.Open(
                wallet, parsed.GetValue(signer), () => Passwords.For(wallet, parsed.GetValue(password)));
            if (network is { } expected && expected != context.Chain.Network) throw new ChainException(
                $"{wallet} is for network {expected}, {context.Chain.Url} is on {context.Chain.Network}");
            var calls = new NamedCalls(context.Chain, context.Names);
            var call = await calls.ReadAsync(parsed.GetRequiredValue(target), parsed.GetValue(arguments)!, cancel);
            var receipt = await context.Chain.SendAsync(call, payer.Key, parsed.GetValue(scope), cancel);
            if (parsed.GetValue(json)) output.WriteLine(Json(receipt, calls).ToJsonString());
            else Print(receipt, calls, output);
            return ExitCodes.Done;
        });
        return command;
    }

    static void Print(Receipt receipt, NamedCalls calls, TextWriter output)
    {
        string fees = $"{Amounts.Gas(receipt.SystemFeeDatoshi)} + {Amounts.Gas(receipt.NetworkFeeDatoshi)} GAS";
        output.WriteLine($"{receipt.Transaction} in block {receipt.Block}, fees {fees}");
        if (receipt.Result is { } result) output.WriteLine($"result {calls.Show(result)}");
        foreach (var happened in receipt.Events)
            output.WriteLine(
                $"  {calls.Show(happened.Contract)}.{happened.Name}({string.Join(", ", happened.Values.Select(calls.Show))})");
    }

    static JsonObject Json(Receipt receipt, NamedCalls calls) => new()
    {
        ["transaction"] = receipt.Transaction.ToString(),
        ["block"] = receipt.Block,
        ["systemFeeDatoshi"] = receipt.SystemFeeDatoshi,
        ["networkFeeDatoshi"] = receipt.NetworkFeeDatoshi,
        ["result"] = receipt.Result is { } result ? NamedCalls.Json(result) : null,
        ["events"] = new JsonArray(
        [
            .. receipt.Events.Select(happened => new JsonObject
            {
                ["contract"] = calls.Show(happened.Contract),
                ["name"] = happened.Name,
                ["values"] = new JsonArray([.. happened.Values.Select(NamedCalls.Json)]),
            }),
        ]),
    };
}
