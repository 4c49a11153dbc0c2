using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using Xunit.Abstractions;

namespace StarMiner.Simulator.Fuzz.Tests.Mutants;

/// <summary>
/// Mistakes are found, by a search that knows nothing of them, and what is found replays. STARMINER_FUZZ=SECONDS tries all of them,
/// each so long, and writes the table of the README.
/// </summary>
public class PoolMutantTests(ITestOutputHelper output)
{
    static readonly int? Patience =
        int.TryParse(Environment.GetEnvironmentVariable("STARMINER_FUZZ"), out int seconds) ? seconds : null;

    public static TheoryData<string> Mutants => [.. PoolMutant.All
        .Where(mutant => mutant.IsQuick || Patience is not null).Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task Mutant_is_found_and_the_finding_replays(string name)
    {
        using var files = new TestFiles();
        string scenario = files.PoolScenario();
        MutantBuild.Pool(PoolMutant.All.Single(mutant => mutant.Name == name), files.Folder);

        FuzzResult result = await SearchAsync(scenario, new FuzzOptions
        {
            MostTries = Patience is null ? 30_000 : long.MaxValue,
            MostTime = TimeSpan.FromSeconds(Patience ?? 120),
        });

        result.Finding.Should().NotBeNull($"'{name}' is a mistake; {result}");
        output.WriteLine($"| {name} | {result.Finding!.Invariant} | {result.Tries} | {result.Time.TotalSeconds:0.0} s | {result.Finding.Steps.Count} of {result.Finding.FoundAtSteps} |");
        if (Patience is not null) File.AppendAllText(Path.Combine(Path.GetTempPath(), "starminer-mutants.md"),
            $"| {name} | {result.Finding.Invariant} | {result.Tries:N0} | {result.Time.TotalSeconds:0.0} s | {result.Finding.Steps.Count} of {result.Finding.FoundAtSteps} |\n");
        string found = Path.Combine(files.Folder, "found.yaml");
        File.WriteAllText(found, FoundScenario.Text(File.ReadAllText(scenario), result.Finding));
        (await FluentActions.Awaiting(() => new ScenarioRunner(ScenarioBinder.Load(found), new RunOptions()).RunAsync())
            .Should().ThrowAsync<ExpectationException>()).WithMessage($"*'{result.Finding.Invariant}' to hold*");
    }

    [Fact]
    public async Task Pool_without_a_mistake_holds_and_searches_are_the_same_each_time()
    {
        using var files = new TestFiles();
        string scenario = files.PoolScenario();
        var options = new FuzzOptions { MostTries = Patience is null ? 1_500 : 100_000, MostTime = TimeSpan.FromMinutes(10) };

        FuzzResult first = await SearchAsync(scenario, options);
        FuzzResult second = await SearchAsync(scenario, options);

        first.Finding.Should().BeNull();
        (first.Tries, first.Done, first.Edges, first.States)
            .Should().Be((second.Tries, second.Done, second.Edges, second.States));
        first.Done.Should().BeGreaterThan(first.Tries / 5, "a search whose steps are all refused sees nothing");
    }

    static async Task<FuzzResult> SearchAsync(string scenario, FuzzOptions options) =>
        new Fuzzer(await FuzzWorld.BeginAsync(ScenarioBinder.Load(scenario), new RunOptions(), default), options).Run();
}
