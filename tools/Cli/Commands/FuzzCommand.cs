using System.CommandLine;
using System.Globalization;
using StarMiner.Client;
using StarMiner.Simulator.Fuzz;
using StarMiner.Simulator.Fuzz.Steps;
using StarMiner.Simulator.Scenarios;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer fuzz</c>: random calls where a scenario ends, until an invariant breaks.</summary>
static class FuzzCommand
{
    static readonly Argument<string> File = new("scenario") { Description = "Scenario whose end is the beginning." };
    static readonly Option<long> Tries = new("--tries")
    {
        Description = "Steps to try at most.",
        DefaultValueFactory = _ => new FuzzOptions().MostTries,
    };

    static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Time to search at most; a search that ends before it is the same each time.",
        DefaultValueFactory = _ => (int)new FuzzOptions().MostTime.TotalSeconds,
    };

    static readonly Option<int> Seed = new("--seed")
    {
        Description = "What all choices follow from.",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<string?> Out = new("--out")
    {
        Description = "Name of the file for a finding, beside the scenario; without it SCENARIO.found.yaml.",
    };

    static readonly Option<string> Contracts = new("--contracts")
    {
        Description = "Folder of the suite's compiled contracts, where not this program's own.",
        DefaultValueFactory = _ => SuiteArtifacts.DefaultFolder,
    };

    static readonly Option<string> Device = new("--device")
    {
        Description = "What the scenario computes on.",
        DefaultValueFactory = _ => "auto",
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("fuzz", "Search for calls that break an invariant, from where a scenario ends.")
        {
            File, Tries, Seconds, Seed, Out, Contracts, Device,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var scenario = ScenarioBinder.Load(parsed.GetRequiredValue(File), null);
            var options = new RunOptions
            {
                Device = parsed.GetRequiredValue(Device),
                ContractsFolder = parsed.GetRequiredValue(Contracts),
            };
            try
            {
                var world = await FuzzWorld.BeginAsync(scenario, options, cancel);
                if (!world.HasInvariants)
                    throw new ArtifactException($"{scenario.File}: nothing to break: declare 'invariants' or deploy the suite");
                var result = new Fuzzer(world, new FuzzOptions
                {
                    Seed = parsed.GetValue(Seed),
                    MostTries = parsed.GetValue(Tries),
                    MostTime = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
                }).Run(cancel);
                return Report(scenario, result, parsed.GetValue(Out), output);
            }
            catch (ExpectationException e)
            {
                error.WriteLine(e.Message);
                return ExitCodes.Failed;
            }
        });
        return command;
    }

    static int Report(Scenario scenario, FuzzResult result, string? name, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Tries:N0} steps tried, {result.Done:N0} done, {result.Edges:N0} edges, {result.States:N0} states kept, {result.Time.TotalSeconds:0.0} s"));
        if (result.Finding is not { } finding)
        {
            output.WriteLine("no invariant broke");
            return ExitCodes.Done;
        }
        string file = Path.Combine(
            Path.GetDirectoryName(scenario.File)!, name ?? $"{Path.GetFileNameWithoutExtension(scenario.File)}.found.yaml");
        System.IO.File.WriteAllText(file, FoundScenario.Text(System.IO.File.ReadAllText(scenario.File), finding));
        output.WriteLine($"broken: {finding.Invariant} ({finding.Why}), by {finding.Steps.Count} steps out of {finding.FoundAtSteps}:");
        foreach (FuzzStep step in finding.Steps) output.WriteLine($"  - {step}");
        output.WriteLine($"replay: starminer run {file}");
        return ExitCodes.Failed;
    }
}
