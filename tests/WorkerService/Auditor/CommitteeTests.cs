using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Auditor;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Provider;
using StarMiner.Worker.Store;

namespace StarMiner.WorkerService.Tests.Auditor;

/// <summary>An auditor that serves on committees and is killed again and again while it does.</summary>
public sealed class CommitteeTests : IDisposable
{
    const int Slots = 4, Seats = 3;
    const int LongestLife = 40, MostLives = 600;
    const long Agpu = 1_00000000;

    /// <summary>Only a hang is as long.</summary>
    const int HangMs = 120_000;

    readonly TemporaryFolder folder = new();
    readonly Wire wire = new();

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = HangMs)]
    [InlineData(1, -1, false)]
    [InlineData(2, -1, true)]
    [InlineData(3, 17, false)]
    public async Task Auditor_killedAtRandomMoments_givesEachVerdictOnceAndIsPaid(int seed, int lie, bool withholds)
    {
        var on = await SuiteOnChain.BranchAsync();
        var random = new Random(seed);
        int lives = 0;
        while (await OwnSlotsAsync(on) < Slots) await LifeAsync(null);
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
        {
            Tamper = lie < 0 ? null : new FlipCell(lie),
            WithholdsOutput = withholds,
        };
        ulong id = await on.OpenAsync(seed);
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        var output = await provider.ComputeAsync(job);
        await provider.CommitAsync(job, output);
        var world = WorldOf(on, provider, job, output, lie >= 0);
        while (!await world.IsOverAsync()) await LifeAsync(world);

        lives.Should().BeGreaterThan(4, "a test of kills needs kills");
        wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        (await OwnSlotsAsync(on)).Should().Be(Slots, "no slot is bonded twice, none is lost");
        on.EventsNamed("SeatClosed").Should().HaveCount(Seats).And.OnlyContain(
            seat => seat[4].AsInteger() == 0 && seat[5].AsInteger() > 0, "nothing is slashed, every verdict earns points");
        on.EventsNamed("VerdictRevealed").Should().HaveCount(Seats).And.OnlyContain(
            verdict => verdict[3].AsInteger() == (lie < 0 ? 1 : 0));

        async Task LifeAsync(IWorld? others)
        {
            (++lives).Should().BeLessThan(MostLives, "each life brings something forward");
            await LiveAsync(on, others, random.Next(4, LongestLife), random.Next());
        }
    }

    [Fact(Timeout = HangMs)]
    public async Task Auditor_afterTheEpoch_claimsWhatItsPointsEarned()
    {
        var on = await SuiteOnChain.BranchAsync();
        await on.GovernAsync("bind", Roles.Minter, on.Suite.Addresses.RewardController);
        while (await OwnSlotsAsync(on) < Slots) await LiveAsync(on, null, int.MaxValue, 0);
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store);
        var job = await provider.PrepareAsync(await on.OpenAsync(9, tip: 50 * Agpu));
        await provider.ClaimAsync(job);
        var output = await provider.ComputeAsync(job);
        await provider.CommitAsync(job, output);
        var world = WorldOf(on, provider, job, output, isLie: false);
        while (!await world.IsOverAsync()) await LiveAsync(on, world, int.MaxValue, 0);
        await on.Client.WaitForTimeAsync(await on.Client.GetTimeMsAsync() + 25 * 3_600_000);

        await LiveAsync(on, new Until(() => on.EventsNamed("AuditorRewardClaimed").Count > 0), int.MaxValue, 0);

        on.EventsNamed("AuditorRewardClaimed").Should().ContainSingle().Which[1].AsInteger().Should().BeGreaterThan(0);
    }

    static AuditedJob WorldOf(
        SuiteOnChain on, Worker.Jobs.Provider provider, PreparedJob job, VerifiedBlob output, bool isLie) =>
        new(on.Suite, on.Key("client"), provider, job, output, isLie, MineAsync: on.MineAsync);

    /// <summary>One life, to its kill or to where the world has what it waits for.</summary>
    async Task LiveAsync(SuiteOnChain on, IWorld? world, int calls, int seed)
    {
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Auditor,
            DataFolder = folder.Path,
            CommitteeSlots = Slots,
            CollectFromAgpu = 1,
            CollectEvery = TimeSpan.FromMilliseconds(200),
            Poll = TimeSpan.FromMilliseconds(1),
        };
        await AuditorLife.LiveAsync(
            on, new KillableChain(on.Client, wire, calls, seed), settings,
            service => service is AuditorService or CommitteeService or CollectService, async () =>
            {
                if (await IsDoneAsync()) return true;
                if (world is not null) await world.GoOnAsync();
                return false;
            });

        async Task<bool> IsDoneAsync() =>
            world is null ? await OwnSlotsAsync(on) == Slots : await world.IsOverAsync();
    }

    static async Task<int> OwnSlotsAsync(SuiteOnChain on)
    {
        int own = 0;
        for (uint slot = 0; slot < await on.Suite.Committee.SlotCountAsync(); slot++)
        {
            var entry = await on.Suite.Committee.SlotOfAsync(slot);
            if (entry.Auditor == on.Key("auditor").Account() && entry.LeftBlock == 0) own++;
        }
        return own;
    }

    sealed class Until(Func<bool> isOver) : IWorld
    {
        public Task GoOnAsync() => Task.CompletedTask;

        public Task<bool> IsOverAsync() => Task.FromResult(isOver());
    }
}
