using System.CommandLine;
using System.CommandLine.Completions;
using StarMiner.Client;
using StarMiner.ClientGenerator.Abi;

namespace StarMiner.Cli.Commands;

/// <summary>Names that a shell may complete: out of files, since a Tab cannot wait for a node.</summary>
static class KnownNames
{
    const string ManifestEnd = ".manifest.json";

    /// <summary>Where a devnet's first line is usually kept.</summary>
    const string UsualDevnet = "devnet.json";

    /// <summary>CONTRACT.METHOD of the suite.</summary>
    public static void CompleteMethods(Argument<string> target, Func<AbiMethod, bool> wanted) =>
        target.CompletionSources.Add(context => IsComplete(context, target)
            ? []
            : from name in
                (from contract in Contracts()
                 from method in contract.Methods.Where(wanted)
                 select $"{contract.Name}.{method.Name}").Distinct()
              select new CompletionItem(name));

    /// <summary>Accounts and contracts, for a method's arguments.</summary>
    public static void CompleteParties(Argument<string[]> arguments, Argument<string> target) =>
        arguments.CompletionSources.Add(context => IsComplete(context, target)
            ? Accounts(context).Concat(Contracts().Select(contract => contract.Name)).Distinct()
                .Select(name => new CompletionItem(name))
            : []);

    public static void CompleteAccounts(Option<string?> signer) => signer.CompletionSources.Add(
        context => Accounts(context).Select(name => new CompletionItem(name)));

    /// <summary>Whether the word under the cursor is another one than this argument's.</summary>
    static bool IsComplete(CompletionContext context, Argument<string> target) =>
        context.ParseResult.GetResult(target)?.Tokens is [{ Value: var value }] && value != context.WordToComplete;

    static IEnumerable<string> Accounts(CompletionContext context)
    {
        // Not by the name alone: a help page, and a command without the option, have no such symbol, which throws.
        var wallet = context.ParseResult.CommandResult.Command.Options.FirstOrDefault(option => option.Name == "--wallet");
        string file = wallet is not null && context.ParseResult.GetResult(wallet) is { Tokens: [{ Value: var named }] }
            ? named
            : UsualDevnet;
        try
        {
            return [.. WalletFile.NamesIn(file).Select(entry => entry.Key)];
        }
        catch (Exception failure) when (failure is WalletException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    static IEnumerable<AbiContract> Contracts()
    {
        if (!Directory.Exists(SuiteArtifacts.DefaultFolder)) return [];
        return Directory.GetFiles(SuiteArtifacts.DefaultFolder, "*" + ManifestEnd)
            .Select(file => AbiContract.Read(File.ReadAllText(file), nef: null));
    }
}
