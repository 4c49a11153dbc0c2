using System.Security.Cryptography;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Simulator.Scenarios.Work;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A client reads a job's committed result back, checks it against the root and writes it to a file.</summary>
sealed class SaveStep(JobPlan plan, ISavable work, string name) : IStep
{
    static readonly Field<string> File = Field.Required("file", FileName.Any, "the file, in the run's output folder");

    public static readonly StepKind Kind = new(
        "save",
        "A client reads a job's result back and writes it to a file: a picture as PNG, a learned net as arrays.",
        Make, StepFields.Job, StepFields.By, File);

    static SaveStep Make(FieldValues values, Scope scope)
    {
        var plan = values.Get(StepFields.Job);
        return plan.Work is ISavable work
            ? new SaveStep(plan, work, values.Get(File))
            : throw new ScenarioFormatException(
                values.NodeOf(StepFields.Job).At, "a job of a picture, or one that learns digits", "one of other work");
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var output = await run.JobSource.CommittedOutputAsync(run.JobOf(plan).Id, cancel);
        byte[] bytes = work.Encode(output.Bytes);
        string path = Path.Combine(run.Settings.OutputFolder, name);
        try
        {
            Directory.CreateDirectory(run.Settings.OutputFolder);
            await System.IO.File.WriteAllBytesAsync(path, bytes, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StepFailedException($"to write {path}", e.Message);
        }
        run.Saved(new SavedFile(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        run.Log.Say($"{work.Form} to {path}");
    }
}
