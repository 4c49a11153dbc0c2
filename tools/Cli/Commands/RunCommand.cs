using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Spectre.Console;
using StarMiner.Simulator.Reports;
using StarMiner.Simulator.Scenarios;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Devices;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer run SCENARIO</c>: checks a scenario, runs it in process and reports.</summary>
static class RunCommand
{
    static readonly Argument<string> File = new("scenario") { Description = "Path of the scenario file." };
    static readonly Option<bool> Json =
        new("--json") { Description = "Print the result as one JSON object and nothing else." };
    static readonly Option<long?> Seed = new("--seed")
    {
        Description = "Seed of the run, 0 or more; without it the scenario's own.",
        CustomParser = ParseSeed,
    };

    static readonly Option<string> Device = new("--device")
    {
        Description = $"What to compute on: {string.Join(", ", DeviceCatalog.Choices)}, or a device's id.",
        DefaultValueFactory = _ => "auto",
        Validators = { CheckDevice },
    };

    static readonly Option<string> Out = new("--out")
    {
        Description = "Folder that the scenario's files are written to.",
        DefaultValueFactory = _ => new RunOptions().OutputFolder,
    };

    static readonly Option<string?> Coverage = new("--coverage")
    {
        Description = "Folder for a report of the contracts' lines and branches that ran; runs add up.",
    };

    static readonly Option<string?> Record = new("--record")
    {
        Description = "File for the whole run, block by block: for starminer replay and bisect.",
    };

    static readonly Option<bool> Unlocked = new("--unlocked")
    {
        Description = "Nobody signs and no signature is checked: faster, and all else is the same.",
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("run", "Run a scenario, in process or on a node.")
        {
            File, Json, Seed, Device, Out, Coverage, Record, Unlocked,
        };
        RunVerbosity.AddTo(command);
        var network = new RunNetwork();
        network.AddTo(command, [Coverage, Record, Unlocked, .. RunVerbosity.Deep]);
        command.SetAction(async (parsed, cancel) =>
        {
            var scenario = ScenarioBinder.Load(parsed.GetRequiredValue(File), parsed.GetValue(Seed));
            using var coverage = RunCoverage.Into(parsed.GetValue(Coverage), scenario, error);
            int level = RunVerbosity.Of(parsed);
            var options = new RunOptions
            {
                Device = parsed.GetRequiredValue(Device),
                OutputFolder = parsed.GetRequiredValue(Out),
                Network = network.Of(parsed),
                Listeners = coverage.Listeners,
                Unlocked = parsed.GetValue(Unlocked),
                Recorded = parsed.GetValue(Record) is { } file
                    ? record => OutputFile.Write(file, record, error)
                    : null,
            };
            return await RunAsync(
                scenario, RunVerbosity.Apply(level, options, error), level > 0 ? new StepLines(error) : null,
                parsed.GetValue(Json), new Streams(output, error), cancel);
        });
        return command;
    }

    static async Task<int> RunAsync(
        Scenario scenario, RunOptions options, IRunObserver? observer, bool json, Streams streams,
        CancellationToken cancel)
    {
        await using var progress = ConsoleProgress.For(observer is null ? streams.Error : TextWriter.Null);
        var runner = new ScenarioRunner(scenario, options, observer ?? progress);
        try
        {
            var result = await runner.RunAsync(cancel);
            await progress.DisposeAsync();
            Report(result, json, streams.Output);
            return result.Economy?.Invariants.All(invariant => invariant.Passed) == false
                ? ExitCodes.Failed
                : ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            await progress.DisposeAsync();
            PlainReport.WriteSteps(streams.Error, runner.Lifecycle);
            streams.Error.WriteLine($"interrupted after {runner.Lifecycle.Count} of {scenario.Steps.Count} steps");
            return ExitCodes.Interrupted;
        }
        catch (ExpectationException e)
        {
            await progress.DisposeAsync();
            streams.Error.WriteLine(e.Message);
            foreach (string refused in e.RefusedWitnesses) streams.Error.WriteLine($"   witness refused: {refused}");
            foreach (string call in e.Calls) streams.Error.WriteLine($"   at {call}");
            streams.Error.WriteLine($"replay: {Replay(scenario, options)}");
            return ExitCodes.Failed;
        }
    }

    static void Report(ScenarioResult result, bool json, TextWriter output)
    {
        if (json) output.WriteLine(JsonReport.Text(result));
        else if (Terminal.IsTerminal(output)) TableReport.Write(AnsiConsole.Console, result);
        else PlainReport.Write(output, result);
    }

    static string Replay(Scenario scenario, RunOptions options)
    {
        string file = scenario.File.Contains(' ') ? $"\"{scenario.File}\"" : scenario.File;
        return $"starminer run {file} --seed {scenario.Seed} --device {options.Device}";
    }

    static long? ParseSeed(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed)) return seed;
        result.AddError($"--seed: expected a whole number from 0 to {long.MaxValue}, found '{text}'");
        return null;
    }

    static void CheckDevice(OptionResult result)
    {
        string kind = result.GetValueOrDefault<string>().Split(':')[0];
        if (!DeviceCatalog.Choices.Contains(kind, StringComparer.OrdinalIgnoreCase))
            result.AddError($"--device: expected {string.Join(", ", DeviceCatalog.Choices)}, found '{kind}'");
    }
}
