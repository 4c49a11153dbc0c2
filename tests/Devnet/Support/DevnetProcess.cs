using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary><c>starminer devnet --json</c> as a process of its own.</summary>
sealed class DevnetProcess : IDisposable
{
    readonly Process _process;

    DevnetProcess(Process process, JsonNode report)
    {
        _process = process;
        Report = report;
        Rpc = new RpcCaller(new Uri(report["rpc"]!.GetValue<string>()));
    }

    /// <summary>The first line that it printed.</summary>
    public JsonNode Report { get; }

    public RpcCaller Rpc { get; }

    public static async Task<DevnetProcess> StartAsync(params string[] options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        var start = new ProcessStartInfo("dotnet", [program, "devnet", "--port", "0", "--json", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" }, // it lives for seconds
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        return line is null
            ? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync())
            : new DevnetProcess(process, JsonNode.Parse(line)!);
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: what a supervisor sends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using Process signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Rpc.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
