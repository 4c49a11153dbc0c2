using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StarMiner.Client;
using StarMiner.Simulator.Gas;
using StarMiner.Simulator.Gas.Report;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer gas</c>: what a scenario's transactions took, by method, line and service.</summary>
static class GasCommand
{
    static readonly Argument<string> From = new("scenario")
    {
        Description = $"A scenario file, or a folder that programs with {GasOfProcess.Variable} have written.",
    };

    static readonly Option<string> Device = new("--device")
    {
        Description = "What a scenario computes on; it changes no GAS.",
        DefaultValueFactory = _ => "auto",
    };

    static readonly Option<int> Lines = new("--lines")
    {
        Description = "How many of the dearest lines to show.",
        DefaultValueFactory = _ => 20,
    };

    static readonly Option<string?> Snapshot = new("--snapshot") { Description = "File to write each method's GAS to." };
    static readonly Option<string?> Diff = new("--diff") { Description = "Snapshot to compare with; fails where a method became dearer." };
    static readonly Option<string?> Flame = new("--flame") { Description = "SVG file to draw the calls into." };
    static readonly Option<double> Tolerance = new("--tolerance")
    {
        Description = "How much dearer than the snapshot a method may be, for example 1%.",
        DefaultValueFactory = _ => 0,
        CustomParser = ParsePercent,
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("gas", "Show what a scenario's transactions take, by method, line and service.")
        {
            From, Device, Lines, Snapshot, Diff, Tolerance, Flame,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            string from = parsed.GetRequiredValue(From);
            try
            {
                GasProfile profile = Directory.Exists(from)
                    ? GasFile.Read(from)
                    : await RunAsync(from, parsed.GetRequiredValue(Device), cancel);
                return Report(parsed, profile, Path.GetFileNameWithoutExtension(from.TrimEnd('/')), output);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new ArtifactException(e.Message);
            }
            catch (ExpectationException e)
            {
                error.WriteLine(e.Message);
                return ExitCodes.Failed;
            }
        });
        return command;
    }

    static async Task<GasProfile> RunAsync(string file, string device, CancellationToken cancel)
    {
        var recorder = new GasRecorder(GasOfProcess.Sources(SuiteArtifacts.DefaultFolder));
        var runner = new ScenarioRunner(
            ScenarioBinder.Load(file, null), new RunOptions { Device = device, Listeners = [recorder] });
        await runner.RunAsync(cancel);
        return recorder.Collect();
    }

    static int Report(ParseResult parsed, GasProfile profile, string title, TextWriter output)
    {
        var snapshot = GasSnapshot.Of(profile);
        if (parsed.GetValue(Flame) is { } flame) File.WriteAllText(flame, FlameGraph.Of(profile, title));
        if (parsed.GetValue(Diff) is { } before)
        {
            var changes = GasSnapshot.Parse(before, File.ReadAllLines(before)).ChangesTo(snapshot);
            return GasDiff.Write(output, changes, parsed.GetValue(Tolerance)) ? ExitCodes.Done : ExitCodes.Failed;
        }
        if (parsed.GetValue(Snapshot) is { } after) File.WriteAllLines(after, snapshot.Lines());
        else GasTables.Write(output, profile, parsed.GetValue(Lines));
        return ExitCodes.Done;
    }

    static double ParsePercent(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.EndsWith('%') && double.TryParse(
            text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent))
            return percent / 100;
        result.AddError($"--tolerance: expected a percentage like 1%, found '{text}'");
        return 0;
    }
}
