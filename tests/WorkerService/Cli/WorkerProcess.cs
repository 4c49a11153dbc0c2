using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// <c>starminer worker</c> as a process of its own beside a devnet, which is killed with SIGKILL and started again, and what
/// all of its lives said.
/// </summary>
/// <param name="folder">Its journal is in <c>data</c> there, blobs are in <c>blobs</c>.</param>
/// <param name="name">The devnet's account that it works for.</param>
sealed class WorkerProcess(DevnetServer devnet, string folder, string role, string name, params string[] more)
{
    /// <summary>So long without anything done is no slow machine any more.</summary>
    internal static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    /// <summary>A life's work at most [starts].</summary>
    const double LongestWork = 1.5;

    readonly Queue<string> said = new();
    readonly Random random = new(7);
    TimeSpan startTime = TimeSpan.FromSeconds(1);

    internal int Kills { get; private set; }

    internal string BlobFolder => Path.Combine(folder, "blobs");

    internal string DataFolder => Path.Combine(folder, "data");

    /// <summary>How many kills are asked for: STARMINER_WORKER_KILLS, or as many as every run has.</summary>
    internal static int KillsOr(int usual) => int.Parse(
        Environment.GetEnvironmentVariable("STARMINER_WORKER_KILLS") ?? $"{usual}", CultureInfo.InvariantCulture);

    /// <summary>
    /// From the start to the kill: every fourth dies while it starts, the others at a random moment of their work. How long
    /// either is hangs on this machine: a start is the measure.
    /// </summary>
    internal async Task LiveAsync()
    {
        var clock = Stopwatch.StartNew();
        using var worker = Start(out Task started);
        if (random.Next(4) == 0)
        {
            await Task.Delay(startTime * random.NextDouble());
        }
        else
        {
            await started;
            startTime = clock.Elapsed;
            await Task.Delay(startTime * random.NextDouble() * LongestWork);
        }
        await KillAsync(worker);
        Kills++;
    }

    /// <summary>Lives until this is so, and is killed then.</summary>
    /// <param name="progress">While it changes the worker is not stuck.</param>
    internal async Task LiveUntilAsync(Func<Task<bool>> isDone, Func<object> progress)
    {
        using var worker = Start(out _);
        (object last, var idle) = (progress(), Stopwatch.StartNew());
        while (!await isDone())
        {
            if (progress() is var now && !now.Equals(last)) (last, idle) = (now, Stopwatch.StartNew());
            idle.Elapsed.Should().BeLessThan(Stuck, "it stands at {0}; the worker said: {1}", now, Said());
            worker.HasExited.Should().BeFalse("it said: {0}", Said());
            await Task.Delay(100);
        }
        await KillAsync(worker);
    }

    /// <summary>The newest lines of all its lives.</summary>
    internal string Said()
    {
        lock (said) return string.Join('\n', said.TakeLast(40));
    }

    async Task KillAsync(Process worker)
    {
        worker.HasExited.Should().BeFalse("it said: {0}", Said());
        worker.Kill();
        await worker.WaitForExitAsync();
    }

    /// <param name="started">Ends with the process's first line: it is connected then, and begins to work.</param>
    Process Start(out Task started)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        string[] arguments =
        [
            program, "worker", "--role", role, "--rpc", devnet.Url.ToString(), "--wallet", WriteWallet(),
            "--suite", Accounts.Address(Account("deployer").ScriptHash), "--store", BlobFolder, "--data", DataFolder,
            "--device", "host", .. more,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var first = new TaskCompletionSource();
        started = first.Task;
        process.OutputDataReceived += (_, line) =>
        {
            Note(line.Data);
            first.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>A neo-express file with the account's key: the devnet's keys are nobody's secret.</summary>
    string WriteWallet()
    {
        string path = Path.Combine(folder, $"{name}.neo-express");
        if (File.Exists(path)) return path;
        var account = new Dictionary<string, object>
        {
            ["private-key"] = Convert.ToHexStringLower(Account(name).Keys.PrivateKey),
            ["is-default"] = true,
        };
        var node = new Dictionary<string, object> { ["rpc-port"] = devnet.Url.Port };
        var wallet = new Dictionary<string, object> { ["name"] = name, ["accounts"] = new[] { account } };
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["magic"] = new DevnetOptions().Network,
            ["consensus-nodes"] = new[] { node },
            ["wallets"] = new[] { wallet },
        }));
        return path;
    }

    void Note(string? line)
    {
        lock (said) said.Enqueue(line ?? "(end)");
    }

    Actor Account(string wanted) => devnet.Accounts.Single(account => account.Name == wanted);
}
