using System.CommandLine;
using Neo;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>
/// <c>starminer verify</c>: holds the contracts on a chain against the bytes that the sources here compile to. neoc
/// gives the same bytes in every folder and on every day, so equal means: what runs there is what can be read here.
/// </summary>
static class VerifyCommand
{
    public static Command Create(TextWriter output)
    {
        var options = new ChainOptions();
        var names = new Argument<string[]>("contract")
        {
            Description = "Names of contracts, for example JobMarket; default: all of the suite.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "verify",
            "Prove that the deployed contracts are these sources, compiled anew, byte for byte; --contracts takes files.")
        {
            names,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var context = await options.OpenAsync(parsed, cancel);
            string? given = options.GivenFolder(parsed);
            string[] chosen = parsed.GetValue(names)!;
            using var built = given is null
                ? await SourceBuild.RunAsync(
                    chosen.Length == 0 ? SuiteArtifacts.Files : chosen.Select(SuiteArtifacts.FileOf).Distinct(), cancel)
                : null;
            string folder = given ?? built?.Contracts ?? SuiteArtifacts.DefaultFolder;
            string source = given is not null ? $"the files in {given}"
                : built is not null ? "what the sources here compile to"
                : "what this program brings with it (no sources here)";
            var artifacts = chosen.Length == 0
                ? AllIn(folder)
                : chosen.Select(name => SuiteArtifacts.LoadContract(folder, name));
            return await RunAsync(context, artifacts, source, output, cancel);
        });
        return command;
    }

    static async Task<int> RunAsync(
        ChainContext context, IEnumerable<ContractArtifact> artifacts, string source, TextWriter output,
        CancellationToken cancel)
    {
        int count = 0, different = 0;
        foreach (var artifact in artifacts)
        {
            string? difference = await DifferenceAsync(context, artifact, cancel);
            count++;
            different += difference is null ? 0 : 1;
            output.WriteLine($"{artifact.Name,-24}{difference ?? "same"}");
        }
        output.WriteLine(different == 0
            ? $"network {context.Chain.Network}: every contract is byte for byte {source}"
            : $"network {context.Chain.Network}: {different} of {count} contracts differ from {source}, or are missing");
        return different == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>What a deployment puts on the chain, whoever the deployer is.</summary>
    static IEnumerable<ContractArtifact> AllIn(string folder) =>
        new SuitePlan(SuiteArtifacts.Load(folder), UInt160.Zero).Contracts.Select(step => step.Artifact);

    static async Task<string?> DifferenceAsync(
        ChainContext context, ContractArtifact artifact, CancellationToken cancel)
    {
        if (!context.Names.Knows(artifact.Name)) return "not in the journal; say --suite DEPLOYER or --journal DIR";
        var hash = context.Names.Contract(artifact.Name);
        return await context.Chain.GetContractStateAsync(hash, cancel) is { } state
            ? DeployedBytes.Difference(state, artifact)
            : $"missing at {hash}";
    }
}
