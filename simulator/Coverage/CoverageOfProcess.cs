using System.Reflection;

namespace StarMiner.Simulator.Coverage;

/// <summary>
/// Where <see cref="Variable"/> names a folder, everything that this process runs is counted and written there when the
/// process ends, beside what other processes wrote.
/// </summary>
public static class CoverageOfProcess
{
    public const string Variable = "STARMINER_COVERAGE";

    static readonly Lock Gate = new();
    static CoverageRecorder? recorder;

    /// <summary>The one recorder of the process, or none.</summary>
    public static IEnumerable<CoverageRecorder> Wanted()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return [];
        lock (Gate)
        {
            if (recorder is not null) return [recorder];
            recorder = new CoverageRecorder();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Write(recorder, folder);
            return [recorder];
        }
    }

    static void Write(CoverageRecorder recorder, string folder)
    {
        string program = Assembly.GetEntryAssembly()?.GetName().Name ?? "program";
        CoverageFile.Write(
            folder, $"{program}-{Environment.ProcessId}", recorder.Collect(),
            Path.Combine(AppContext.BaseDirectory, "contracts"));
    }
}
