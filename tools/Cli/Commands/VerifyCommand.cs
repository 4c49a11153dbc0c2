using System.CommandLine;
using Neo;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>
/// <c>starminer verify</c>: holds the contracts on a chain against the bytes that the sources here compile to. neoc gives the
/// same bytes in every folder and on every day, so equal means: what runs there is what can be read here.
/// </summary>
static class VerifyCommand
{
    public static Command Create(TextWriter output)
    {
        var options = new ChainOptions();
        var command = new Command("verify", "Prove that the deployed contracts are these sources, byte for byte.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var context = await options.OpenAsync(parsed, cancel);
            int different = 0;
            foreach (var artifact in Artifacts(options.Folder(parsed)))
            {
                string verdict = await VerifyAsync(context, artifact, cancel);
                different += verdict == Same ? 0 : 1;
                output.WriteLine($"{artifact.Name,-24}{verdict}");
            }
            output.WriteLine(different == 0
                ? $"network {context.Chain.Network}: every contract is byte for byte what the sources here compile to"
                : $"network {context.Chain.Network}: {different} contracts differ or are missing");
            return different == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    const string Same = "same";

    /// <summary>What a deployment puts on the chain, whoever the deployer is.</summary>
    static IEnumerable<ContractArtifact> Artifacts(string folder) =>
        new SuitePlan(SuiteArtifacts.Load(folder), UInt160.Zero).Contracts.Select(step => step.Artifact);

    static async Task<string> VerifyAsync(ChainContext context, ContractArtifact artifact, CancellationToken cancel)
    {
        if (!context.Names.Knows(artifact.Name)) return "not in the journal; say --suite DEPLOYER or --journal DIR";
        var hash = context.Names.Contract(artifact.Name);
        if (await context.Chain.GetContractStateAsync(hash, cancel) is not { } state) return $"missing at {hash}";
        string updates = state.UpdateCounter == 0 ? "" : $", updated {state.UpdateCounter} times";
        if (!state.Nef.Script.Span.SequenceEqual(artifact.Nef.Script.Span)) return $"other code at {hash}{updates}";
        if (state.Nef.CheckSum != artifact.Nef.CheckSum) return $"same code in another NEF (tokens, source or compiler) at {hash}";
        return state.Manifest.ToJson().ToString() == artifact.Manifest.ToJson().ToString()
            ? Same
            : $"same code, another manifest at {hash}{updates}";
    }
}
