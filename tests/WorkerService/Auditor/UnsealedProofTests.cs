using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Auditor;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.WorkerService.Tests.Auditor;

/// <summary>A proof that nobody had the time to seal: what it earns must be divided, whenever its auditor is killed.</summary>
public sealed class UnsealedProofTests : IDisposable
{
    /// <summary>Fewer than a seal takes to grow old.</summary>
    const uint BlocksLeft = 6;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Auditor_killedAtEachOfItsCalls_isPaidForItsProof()
    {
        bool isWhole = false;
        for (int calls = 1; !isWhole; calls++)
        {
            var on = await SuiteOnChain.BranchAsync();
            var wire = new Wire();
            await LieAsync(on);
            string data = Path.Combine(folder.Path, $"{calls}");
            var before = await BalanceAsync(on);

            isWhole = await LiveAsync(
                on, wire, data, calls, collects: false, () => on.EventsNamed("SlashedDivided").Count > 0);
            await LiveAsync(on, wire, data, int.MaxValue, collects: true, () => IsPaid(on, before));

            on.EventsNamed("FindingSealed").Should().BeEmpty("there was no time for it");
            on.EventsNamed("FaultProven").Should().ContainSingle();
            on.EventsNamed("SlashedDivided").Should().ContainSingle("killed at call {0}", calls);
            wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        }
    }

    /// <summary>A wrong output, found when its dispute window is almost over.</summary>
    static async Task LieAsync(SuiteOnChain on)
    {
        ulong id = await on.OpenAsync(2);
        using var device = DeviceCatalog.Open("host");
        var liar = new Worker.Jobs.Provider(
            on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
        {
            Tamper = new FlipCell(17),
        };
        var job = await liar.PrepareAsync(id);
        await liar.ClaimAsync(job);
        await liar.CommitAsync(job, await liar.ComputeAsync(job));
        await on.Client.WaitForHeightAsync((await on.Suite.Market.JobAsync(id)).DisputeEndBlock - BlocksLeft);
    }

    /// <returns>Whether it came to its end without being killed.</returns>
    static Task<bool> LiveAsync(
        SuiteOnChain on, Wire wire, string data, int calls, bool collects, Func<bool> isDone)
    {
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Auditor,
            DataFolder = data,
            CollectFromAgpu = 1,
            CollectEvery = TimeSpan.FromMilliseconds(20),
            Poll = TimeSpan.FromMilliseconds(1),
        };
        return AuditorLife.LiveAsync(
            on, new KillableChain(on.Client, wire, calls, seed: 1), settings,
            service => service is AuditorService || collects && service is CollectService,
            () => Task.FromResult(isDone()));
    }

    static bool IsPaid(SuiteOnChain on, System.Numerics.BigInteger before) =>
        on.EventsNamed("SlashedDivided").Count > 0 && BalanceAsync(on).GetAwaiter().GetResult() > before;

    static Task<System.Numerics.BigInteger> BalanceAsync(SuiteOnChain on) =>
        on.Suite.Token.BalanceOfAsync(on.Key("auditor").Account());
}
