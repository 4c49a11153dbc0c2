using System.CommandLine;
using StarMiner.Client;
using StarMiner.Simulator.Coverage;
using StarMiner.Simulator.Coverage.Report;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer coverage DIR...</c>: what runs have counted, as one report.</summary>
static class CoverageCommand
{
    static readonly Argument<string[]> Folders = new("folder")
    {
        Description = $"Folders that runs have written: run --coverage, or any program with {CoverageOfProcess.Variable}.",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Out = new("--out")
    {
        Description = $"Where to write {CoverageFolder.Html} and {CoverageFolder.Cobertura}; the first folder by default.",
    };

    static readonly Option<string> Source = new("--source")
    {
        Description = "Folder that names of sources are relative to: the repository.",
        DefaultValueFactory = _ => ".",
    };

    static readonly Option<string[]> Include = new("--include")
    {
        Description = "Only files whose name begins so, for example contracts/.",
    };

    static readonly Option<double> Least = new("--least")
    {
        Description = "Fail below this percentage of lines.",
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("coverage", "Report which lines and branches of contracts ran.")
        {
            Folders, Out, Source, Include, Least,
        };
        command.SetAction(parsed =>
        {
            string[] folders = parsed.GetRequiredValue(Folders);
            CoverageReport report = Report(
                folders, parsed.GetValue(Out) ?? folders[0], parsed.GetRequiredValue(Source), parsed.GetValue(Include) ?? []);
            CoverageTable.Write(output, report);
            return 100 * report.Lines.Fraction < parsed.GetValue(Least) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Reads the folders' counts and writes the report's files.</summary>
    /// <exception cref="ArtifactException">A folder is missing or holds something else.</exception>
    public static CoverageReport Report(string[] folders, string target, string root, string[] prefixes)
    {
        try
        {
            var sources = new SourceTexts(root);
            CoverageReport report = ReportBuilder.Build(
                CoverageFile.Read(folders), sources,
                file => prefixes.Length == 0 || prefixes.Any(prefix => file.StartsWith(prefix, StringComparison.Ordinal)));
            CoverageFolder.Write(target, report, sources, root);
            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ArtifactException(e.Message);
        }
    }
}
