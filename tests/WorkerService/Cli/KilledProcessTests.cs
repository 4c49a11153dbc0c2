using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;
using StarMiner.Simulator.Devnet.Ledger;
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
    const ulong WindowMs = 3_600_000;

    readonly TemporaryFolder folder = new();
    readonly Queue<string> said = new();

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
            // Other people's blocks: 20 of them, in which the audit is answered, take 10 s; a dead worker answers nothing.
            Mining = new Mining(IsInstant: true, IntervalMs: 500),
        });
        using var chain = await RpcChainClient.ConnectAsync(devnet.Url);
        var suite = new SuiteClient(chain, new SuitePlan(
            SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), Actor(devnet, "deployer").ScriptHash).Addresses);
        await suite.Vaults.StakeAsync(Actor(devnet, "provider").Keys, JobTask.Inference, 10_000 * Agpu);
        var ids = new List<ulong>();
        for (int job = 0; job < Math.Max(2, kills / 4); job++) ids.Add(await OpenAsync(devnet, suite, job));

        var random = new Random(7);
        for (int kill = 0; kill < kills; kill++)
        {
            using var worker = Start(devnet);
            await Task.Delay(random.Next(500, 2_500));
            worker.HasExited.Should().BeFalse();
            worker.Kill();
            await worker.WaitForExitAsync();
        }
        using (var last = Start(devnet))
        {
            var patience = Stopwatch.StartNew();
            while (!await AreSettledAsync(suite, ids))
            {
                await Task.Delay(200);
                patience.Elapsed.Should().BeLessThan(
                    TimeSpan.FromSeconds(60 + 5 * ids.Count), "the worker said: {0}", Said());
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

    Process Start(DevnetServer devnet)
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
        process.OutputDataReceived += (_, line) => Note(line.Data);
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

    static async Task<bool> AreSettledAsync(SuiteClient suite, List<ulong> ids)
    {
        foreach (ulong id in ids)
        {
            if ((await suite.Market.JobAsync(id)).Status is not JobStatus.Settled) return false;
        }
        return true;
    }
}
