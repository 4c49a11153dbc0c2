using System.CommandLine;
using Neo;
using StarMiner.Client;
using StarMiner.ClientGenerator.Abi;
using StarMiner.ClientGenerator.TypeScript;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer bindgen</c>: contracts as classes of another language, from their manifests.</summary>
static class BindgenCommand
{
    const string ManifestEnd = ".manifest.json";

    public static Command Create(TextWriter output)
    {
        var manifests = new Argument<string[]>("manifest")
        {
            Description = "X.manifest.json of each contract; errors get classes where X.nef lies beside it.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var language = new Option<string>("--lang") { Description = "ts: ES modules with types, over neon-js.", Required = true };
        language.AcceptOnlyFromAmong("ts");
        var folder = new Option<string>("--output", "-o") { Description = "Folder to write the package to.", Required = true };
        var suite = new Option<bool>("--suite") { Description = "The AGPU suite's contracts, and a class that holds them all." };
        var contracts = new Option<string>("--contracts")
        {
            Description = "Folder of the suite's compiled contracts.",
            DefaultValueFactory = _ => SuiteArtifacts.DefaultFolder,
        };
        var name = new Option<string?>("--name") { Description = "Name of the package; default: the folder's." };
        var command = new Command("bindgen", "Write typed clients of contracts.")
        {
            manifests, language, folder, suite, contracts, name,
        };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(suite) && result.GetValue(manifests) is null or []) result.AddError("name manifests, or --suite");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            string to = parsed.GetRequiredValue(folder);
            bool all = parsed.GetValue(suite);
            List<string> files = [.. parsed.GetValue(manifests) ?? []];
            if (all) files.AddRange(SuiteManifests(parsed.GetRequiredValue(contracts)));
            List<AbiContract> read = [.. files.Select(Read)];
            string package = parsed.GetValue(name) ?? Path.GetFileName(Path.GetFullPath(to).TrimEnd(Path.DirectorySeparatorChar));
            var written = TsPackage.Of(package.ToLowerInvariant(), read, all);
            Directory.CreateDirectory(to);
            foreach (var (file, text) in written) await File.WriteAllTextAsync(Path.Combine(to, file), text, cancel);
            output.WriteLine($"{read.Count} contracts in {written.Count} files at {to}");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Those that are deployed, each code once; the folder may hold others.</summary>
    static IEnumerable<string> SuiteManifests(string folder) =>
        new SuitePlan(SuiteArtifacts.Load(folder), UInt160.Zero).Contracts
            .Select(step => Path.Combine(folder, step.Artifact.Name + ManifestEnd))
            .Where(File.Exists).Order(StringComparer.Ordinal);

    static AbiContract Read(string manifest)
    {
        string nef = manifest.EndsWith(ManifestEnd, StringComparison.Ordinal) ? manifest[..^ManifestEnd.Length] + ".nef" : "";
        try
        {
            return AbiContract.Read(File.ReadAllText(manifest), File.Exists(nef) ? File.ReadAllBytes(nef) : null);
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ChainException($"{manifest} is no contract's manifest: {failure.Message}", failure);
        }
    }
}
