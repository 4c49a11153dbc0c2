using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StarMiner.Simulator.Economies;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.Report;
using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer economy FILE|PRESET</c>: months of a whole economy on the real contracts.</summary>
static class EconomyCommand
{
    static readonly Argument<string> Source = new("economy")
    {
        Description = $"A file, or one of {string.Join(", ", Presets.Names)}.",
    };

    static readonly Option<string?> Out = new("--out")
    {
        Description = "Folder for series.csv, series.sqlite, result.json and report.html; economy-NAME by default.",
    };

    static readonly Option<bool> Json = new("--json") { Description = "Print the result as one JSON object." };

    static readonly Option<string[]> Set = new("--set")
    {
        Description = "Another value for this run: clients.elasticity=0.8. May be given again.",
        Validators = { result => CheckPairs(result, "--set") },
    };

    static readonly Option<string[]> Axes = new("--sweep")
    {
        Description = "A run for each value: protocol.BurnBps=1000,2000,4000. Given again: all combinations.",
        Validators = { result => CheckPairs(result, "--sweep") },
    };

    static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Runs of a sweep at a time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Validators = { CheckJobs },
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("economy", "Run a whole economy over months of chain time on the real contracts.")
        {
            Source, Set, Axes, Jobs, Out, Json,
        };
        command.SetAction((parsed, cancel) => Task.Run(
            () => (parsed.GetValue(Axes) ?? []).Length > 0
                ? RunSweep(parsed, new Streams(output, error), cancel)
                : RunOne(parsed, new Streams(output, error), cancel),
            CancellationToken.None));
        return command;
    }

    static int RunOne(ParseResult parsed, Streams streams, CancellationToken cancel)
    {
        EconomyPlan plan = PlanReader.Load(parsed.GetRequiredValue(Source), Pairs(parsed.GetValue(Set)));
        using var run = new EconomyRun(plan)
        {
            Progress = word => streams.Error.WriteLine($"{plan.Name}: {word}"),
            DayEnded = day => Tell(streams.Error, plan, day),
        };
        EconomyResult result = run.Run(cancel);
        string folder = parsed.GetValue(Out) ?? $"economy-{plan.Name}";
        if (!TryWrite(streams.Error, folder, () => ReportFolder.Write(folder, result))) return ExitCodes.BadInput;
        if (parsed.GetValue(Json))
            streams.Output.WriteLine(JsonText.Of(result));
        else
        {
            Summary.Write(streams.Output, result);
            streams.Output.WriteLine($"  {Path.Combine(folder, "report.html")}");
        }
        if (result.IsInterrupted) return ExitCodes.Interrupted;
        return result.Days.Any(day => day.Broken.Length > 0) ? ExitCodes.Failed : ExitCodes.Done;
    }

    static int RunSweep(ParseResult parsed, Streams streams, CancellationToken cancel)
    {
        (string Path, IReadOnlyList<string> Values)[] axes =
            [.. Pairs(parsed.GetValue(Axes)).Select(pair => (pair.Path, (IReadOnlyList<string>)pair.Value.Split(',')))];
        if (axes.Aggregate(1L, (all, axis) => Math.Min(all * axis.Values.Count, int.MaxValue)) > Sweep.MostRuns)
        {
            streams.Error.WriteLine($"--sweep: more than {Sweep.MostRuns} runs");
            return ExitCodes.BadInput;
        }
        string source = parsed.GetRequiredValue(Source);
        var fixedValues = Pairs(parsed.GetValue(Set));
        var points = Sweep.Combine(axes);
        EconomyPlan[] plans = [.. points.Select(point => PlanReader.Load(source, [.. fixedValues, .. point]))];
        EconomyResult[] results = Sweep.Run(
            plans, parsed.GetValue(Jobs), null,
            (i, result) => streams.Error.WriteLine(
                $"{string.Join(' ', points[i].Select(p => $"{p.Path}={p.Value}"))}: {Summary.Of(result)}"),
            cancel);
        string table = Sweep.Csv(points, results);
        string folder = parsed.GetValue(Out) ?? $"economy-{plans[0].Name}-sweep";
        bool written = TryWrite(streams.Error, folder, () =>
        {
            for (int i = 0; i < results.Length; i++)
                ReportFolder.Write(Path.Combine(folder, $"run-{i + 1}"), results[i]);
            File.WriteAllText(Path.Combine(folder, "sweep.csv"), table);
        });
        if (!written) return ExitCodes.BadInput;
        streams.Output.Write(table);
        return results.Any(result => result.Days.Any(day => day.Broken.Length > 0)) ? ExitCodes.Failed : ExitCodes.Done;
    }

    static bool TryWrite(TextWriter error, string folder, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"--out: {folder} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
            return false;
        }
    }

    static void Tell(TextWriter error, EconomyPlan plan, DayRow day) => error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Name}: day {day.Day + 1} of {plan.Days}: {day.Settled} jobs, supply {day.Supply:#,0} AGPU, "
        + $"{day.AgpuTusd:0.#####} TUSD{(day.Broken.Length > 0 ? " BROKEN " + day.Broken : "")}"));

    static (string Path, string Value)[] Pairs(string[]? texts) =>
        [.. (texts ?? []).Select(text => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]))];

    static void CheckPairs(OptionResult result, string option)
    {
        foreach (Token token in result.Tokens)
            if (token.Value.IndexOf('=') < 1 || token.Value.EndsWith('='))
                result.AddError($"{option}: expected a value like clients.elasticity=0.8, found '{token.Value}'");
    }

    static void CheckJobs(OptionResult result)
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int jobs) || jobs is < 1 or > 64))
            result.AddError($"--jobs: expected 1 to 64, found '{result.Tokens[0].Value}'");
    }
}
