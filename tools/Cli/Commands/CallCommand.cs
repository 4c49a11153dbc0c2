using System.CommandLine;
using System.Text.Json.Nodes;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer call</c>: reads a contract; nothing is sent.</summary>
static class CallCommand
{
    public static Command Create(TextWriter output)
    {
        var (target, arguments, json) = (NamedTarget.Method(), NamedTarget.Arguments(), NamedTarget.AsJson());
        var caller = new Option<string?>("--as") { HelpName = "name", Description = "Whose witness the contract shall see." };
        KnownNames.CompleteMethods(target, method => method.IsSafe);
        KnownNames.CompleteParties(arguments, target);
        KnownNames.CompleteAccounts(caller);
        var options = new ChainOptions();
        var command = new Command("call", "Call a contract's method and show what it returns; nothing is sent.")
        {
            target, arguments, caller, json,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var context = await options.OpenAsync(parsed, cancel);
            var calls = new NamedCalls(context.Chain, context.Names);
            var call = await calls.ReadAsync(parsed.GetRequiredValue(target), parsed.GetValue(arguments)!, cancel);
            var result = parsed.GetValue(caller) is { } name
                ? await context.Chain.ReadAsync(call, context.Names.Any(name), cancel)
                : await context.Chain.ReadAsync(call, cancel);
            output.WriteLine(parsed.GetValue(json)
                ? new JsonObject { ["result"] = NamedCalls.Json(result.Value), ["gasDatoshi"] = result.GasDatoshi }.ToJsonString()
                : calls.Show(result.Value));
            return ExitCodes.Done;
        });
        return command;
    }
}
