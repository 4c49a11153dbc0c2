using System.Reflection;
using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Gas;

/// <summary>
/// Where <see cref="Variable"/> names a folder, the GAS of everything that this process runs is written there as it ends.
/// </summary>
public static class GasOfProcess
{
    public const string Variable = "STARMINER_GAS";

    static readonly Lock Gate = new();
    static GasRecorder? recorder;

    /// <summary>The one recorder of the process, or none.</summary>
    public static IEnumerable<GasRecorder> Wanted()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return [];
        lock (Gate)
        {
            if (recorder is not null) return [recorder];
            recorder = new GasRecorder(Sources(Path.Combine(AppContext.BaseDirectory, "contracts")));
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Write(recorder, folder);
            return [recorder];
        }
    }

    /// <summary>The debug information in a folder; none where it is not there.</summary>
    public static SourceMaps Sources(string contractsFolder)
    {
        var sources = new SourceMaps();
        if (!Directory.Exists(contractsFolder)) return sources;
        foreach (string file in Directory.EnumerateFiles(contractsFolder, "*.nefdbgnfo"))
            sources.Add(DebugInfoReader.ReadFile(file));
        return sources;
    }

    static void Write(GasRecorder recorder, string folder)
    {
        string program = Assembly.GetEntryAssembly()?.GetName().Name ?? "program";
        GasFile.Write(folder, $"{program}-{Environment.ProcessId}", recorder.Collect());
    }
}
