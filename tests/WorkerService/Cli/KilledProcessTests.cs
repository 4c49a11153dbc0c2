using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// <c>starminer worker</c> as a process of its own on a devnet, killed with SIGKILL at random moments.
/// STARMINER_WORKER_KILLS asks for another number of kills.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    const long Agpu = 1_00000000;
    const int UsualKills = 6;

    /// <summary>So long without a job settled is no slow machine any more.</summary>
    static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    /// <summary>A life's work at most [starts].</summary>
    const double LongestWork = 1.5;

    /// <summary>Longer than the longest run: a job must not time out while nobody lives.</summary>
    const ulong WindowMs = 12 * 3_600_000;

    readonly TemporaryFolder folder = new();
    readonly Queue<string> said = new();
    TimeSpan startTime = TimeSpan.FromSeconds(1);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Worker_killedAtRandomMoments_settlesEveryJobOnce()
    {
        int kills = int.Parse(
            Environment.GetEnvironmentVariable("STARMINER_WORKER_KILLS") ?? $"{UsualKills}", CultureInfo.InvariantCulture);
        await using var devnet = await DevnetServer.StartAsync(new DevnetOptions
        {
            Port = 0,
            SuiteFolder = SuiteArtifacts.DefaultFolder,
        });
        using var chain = await RpcChainClient.ConnectAsync(devnet.Url);
        var suite = new SuiteClient(chain, new SuitePlan(
            SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), Actor(devnet, "deployer").ScriptHash).Addresses);
        await suite.Vaults.StakeAsync(Actor(devnet, "provider").Keys, JobTask.Inference, 10_000 * Agpu);
        await using var others = new OtherPeople(devnet, suite);
        await others.WidenWindowsAsync(Actor(devnet, "deployer"));
        var ids = new List<ulong>();
        for (int job = 0; job < Math.Max(2, kills / 4); job++) ids.Add(await OpenAsync(devnet, suite, job));

        others.Mine(ids);
        var random = new Random(7);
        for (int kill = 0; kill < kills; kill++) await LiveAsync(devnet, random);
        using (var last = Start(devnet))
        {
            (int done, var idle) = (0, Stopwatch.StartNew());
            while (await SettledAsync(suite, ids) is var now && now < ids.Count)
            {
                if (now > done) (done, idle) = (now, Stopwatch.StartNew());
                idle.Elapsed.Should().BeLessThan(
                    Stuck, "{0} of {1} jobs are settled; the worker said: {2}", now, ids.Count, Said());
                last.HasExited.Should().BeFalse("it said: {0}", Said());
                await Task.Delay(200);
            }
            last.Kill();
            await last.WaitForExitAsync();
        }

        foreach (ulong id in ids)
        {
            var job = await suite.Market.JobAsync(id);
            job.Status.Should().Be(JobStatus.Settled);
            job.Provider.Should().Be(Actor(devnet, "provider").ScriptHash);
        }
    }

    /// <summary>
    /// From the start to the kill: every fourth dies while it starts, the others at a random moment of their work. How long
    /// either is hangs on this machine: a start is the measure.
    /// </summary>
    async Task LiveAsync(DevnetServer devnet, Random random)
    {
        var clock = Stopwatch.StartNew();
        using var worker = Start(devnet, out Task started);
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
        worker.HasExited.Should().BeFalse("it said: {0}", Said());
        worker.Kill();
        await worker.WaitForExitAsync();
    }

    async Task<ulong> OpenAsync(DevnetServer devnet, SuiteClient suite, int seed)
    {
        byte[] a = new byte[40 * 64], b = new byte[30 * 64];
        new Random(seed).NextBytes(a);
        new Random(~seed).NextBytes(b);
        byte[] parameters = new MatMulParameters(40, 30, 64).ToBytes();
        var roots = await InputPublisher.PublishAsync(
            new FolderBlobStore(BlobFolder), new MatMulKernel(), parameters, [a, b]);
        var request = new JobRequest(suite.Addresses.MatMulKernel, parameters, roots, 10 * Agpu, 0, WindowMs, WindowMs);
        return (await suite.Market.OpenAsync(Actor(devnet, "client").Keys, request, 100 * Agpu)).JobId;
    }

    Process Start(DevnetServer devnet) => Start(devnet, out _);

    /// <param name="started">Ends with the process's first line: it is connected then, and begins to work.</param>
    Process Start(DevnetServer devnet, out Task started)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        string[] arguments =
        [
            program, "worker", "--role", "provider", "--rpc", devnet.Url.ToString(), "--wallet", WalletOf(devnet),
            "--suite", Accounts.Address(Actor(devnet, "deployer").ScriptHash), "--store", BlobFolder,
            "--data", Path.Combine(folder.Path, "data"), "--device", "host", "--capacity", "3",
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

    /// <summary>A neo-express file with the provider's key: the devnet's keys are nobody's secret.</summary>
    string WalletOf(DevnetServer devnet)
    {
        string path = Path.Combine(folder.Path, "provider.neo-express");
        var account = new Dictionary<string, object>
        {
            ["private-key"] = Convert.ToHexStringLower(Actor(devnet, "provider").Keys.PrivateKey),
            ["is-default"] = true,
        };
        var node = new Dictionary<string, object> { ["rpc-port"] = devnet.Url.Port };
        var wallet = new Dictionary<string, object> { ["name"] = "provider", ["accounts"] = new[] { account } };
        File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["magic"] = new DevnetOptions().Network,
            ["consensus-nodes"] = new[] { node },
            ["wallets"] = new[] { wallet },
        }));
        return path;
    }

    string Said()
    {
        lock (said) return string.Join('\n', said.TakeLast(40));
    }

    void Note(string? line)
    {
        lock (said) said.Enqueue(line ?? "(end)");
    }

    string BlobFolder => Path.Combine(folder.Path, "blobs");

    static Actor Actor(DevnetServer devnet, string name) => devnet.Accounts.Single(account => account.Name == name);

    static async Task<int> SettledAsync(SuiteClient suite, List<ulong> ids)
    {
        int settled = 0;
        foreach (ulong id in ids)
        {
            if ((await suite.Market.JobAsync(id)).Status is JobStatus.Settled) settled++;
        }
        return settled;
    }
}
