using StarMiner.Client;
using StarMiner.Simulator.Coverage;
using StarMiner.Simulator.Coverage.Report;
using StarMiner.Simulator.Engine.Tracing;
using StarMiner.Simulator.Scenarios;

namespace StarMiner.Cli.Commands;

/// <summary><c>run --coverage</c>: counts a run and reports at its end, however it ended.</summary>
sealed class RunCoverage(string? folder, Scenario scenario, TextWriter error) : IDisposable
{
    readonly CoverageRecorder? recorder = folder is null ? null : new CoverageRecorder();

    public static RunCoverage Into(string? folder, Scenario scenario, TextWriter error) => new(folder, scenario, error);

    public IReadOnlyList<IExecutionListener> Listeners => recorder is null ? [] : [recorder];

    public void Dispose()
    {
        if (recorder is null || folder is null) return;
        CoverageFile.Write(
            folder, $"{scenario.Name}-{scenario.Seed}", recorder.Collect(), SuiteArtifacts.DefaultFolder);
        CoverageReport report = CoverageCommand.Report([folder], folder, RepositoryRoot.Of(scenario.File), []);
        CoverageTable.Write(error, report);
        error.WriteLine($"coverage: {Path.Combine(folder, CoverageFolder.Html)}");
    }
}
