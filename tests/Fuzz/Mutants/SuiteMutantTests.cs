using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Running;
using Xunit.Abstractions;

namespace StarMiner.Simulator.Fuzz.Tests.Mutants;

/// <summary>
/// Mistakes in the suite's own contracts, found among all contracts of the suite. As <see cref="PoolMutantTests"/>,
/// STARMINER_FUZZ=SECONDS tries all of them and writes the table.
/// </summary>
public class SuiteMutantTests(ITestOutputHelper output)
{
    static readonly int? Patience =
        int.TryParse(Environment.GetEnvironmentVariable("STARMINER_FUZZ"), out int seconds) ? seconds : null;

    public static TheoryData<string> Mutants => [.. SuiteMutant.All
        .Where(mutant => mutant.IsQuick || Patience is not null).Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task Mutant_is_found(string name)
    {
        using var files = new TestFiles();
        SuiteMutant mutant = SuiteMutant.All.Single(mutant => mutant.Name == name);
        foreach (string file in Directory.GetFiles(SuiteArtifacts.DefaultFolder))
            File.Copy(file, Path.Combine(files.Folder, Path.GetFileName(file)));
        MutantBuild.Suite(mutant, files.Folder);

        FuzzResult result = await SearchAsync(new RunOptions { ContractsFolder = files.Folder }, new FuzzOptions
        {
            MostTries = Patience is null ? 30_000 : long.MaxValue,
            MostTime = TimeSpan.FromSeconds(Patience ?? 120),
        });

        string row = result.Finding is { } found
            ? $"| {mutant.Contract}: {name} | {found.Invariant} | {result.Tries:N0} | {result.Time.TotalSeconds:0.0} s | {found.Steps.Count} of {found.FoundAtSteps} |"
            : $"| {mutant.Contract}: {name} | not found | {result.Tries:N0} | {result.Time.TotalSeconds:0.0} s | |";
        output.WriteLine(row);
        if (Patience is not null) File.AppendAllText(Path.Combine(Path.GetTempPath(), "starminer-mutants.md"), row + "\n");
        result.Finding.Should().NotBeNull($"'{name}' is a mistake; {result}");
    }

    /// <summary>Among the first thousand steps AGPU goes to accounts that are nobody's: that is no mistake.</summary>
    [Fact]
    public async Task Suite_without_a_mistake_holds()
    {
        FuzzResult result = await SearchAsync(
            new RunOptions(), new FuzzOptions { MostTries = 1_000, MostTime = TimeSpan.FromMinutes(10) });

        result.Finding.Should().BeNull();
        result.Done.Should().BePositive();
    }

    static async Task<FuzzResult> SearchAsync(RunOptions run, FuzzOptions options)
    {
        var scenario = ScenarioBinder.Load(Path.Combine(AppContext.BaseDirectory, "suite.yaml"));
        return new Fuzzer(await FuzzWorld.BeginAsync(scenario, run, default), options).Run();
    }
}
