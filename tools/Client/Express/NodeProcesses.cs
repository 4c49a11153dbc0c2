using System.Diagnostics;
using System.Globalization;

namespace StarMiner.Client;

/// <summary>
/// The processes of one net's nodes, by a file of their ids: they outlive the program that started them. A process
/// counts as a node of this net only where its command line names this net's file, so that nothing else is ever ended.
/// </summary>
sealed class NodeProcesses(Neoxp neoxp, string expressFile)
{
    static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(10);
    const int LogLines = 5;

    readonly string _folder = Path.GetDirectoryName(expressFile)!;

    string IdsPath => Path.Combine(_folder, "nodes.pid");

    public IReadOnlyList<string> Logs => [.. Directory.GetFiles(_folder, "node*.log").Order(StringComparer.Ordinal)];

    string LogPath(int node) => Path.Combine(_folder, $"node{node + 1}.log");

    public async Task StartAsync(int count, int secondsPerBlock)
    {
        for (int node = 0; node < count; node++)
        {
            using var process = neoxp.StartDetached(
                LogPath(node), "run", "-i", expressFile, "-s", $"{secondsPerBlock}", $"{node}");
            // One after the other: a program that ends in between leaves no node that nobody knows of.
            await File.AppendAllLinesAsync(IdsPath, [process.Id.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>Ids of the nodes that run.</summary>
    public IReadOnlyList<int> Running() => File.Exists(IdsPath)
        ? [.. File.ReadAllLines(IdsPath).Select(id => int.TryParse(id, out int known) ? known : 0).Where(IsNode)]
        : [];

    /// <returns>How many nodes ran.</returns>
    public async Task<int> StopAsync()
    {
        var running = Running();
        await Task.WhenAll(running.Select(EndAsync));
        File.Delete(IdsPath);
        return running.Count;
    }

    static async Task EndAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
            using var patience = new CancellationTokenSource(ExitTimeout);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException
            or OperationCanceledException)
        {
            // It ended by itself; or it is dead and its parent has not asked for its end yet.
        }
    }

    /// <summary>The last lines of the nodes' logs, in one line.</summary>
    public string EndOfLogs() => string.Join(
        " | ", Logs.SelectMany(log => File.ReadAllLines(log).TakeLast(LogLines)).Distinct());

    bool IsNode(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            string commandLine = $"/proc/{id}/cmdline";
            return File.Exists(commandLine)
                ? File.ReadAllText(commandLine).Split('\0').Contains(expressFile)
                : process.ProcessName == "dotnet";
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
