using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Tests.Devices;

/// <summary>Devices that fail as told: where a job goes then, and when a device is asked again.</summary>
public sealed class DevicePoolTests
{
    static readonly DeviceException Lost = new("cuda:0 failed: device lost");
    static readonly DeviceException OutOfMemory = new("cuda:0 failed", new OutOfMemoryException());

    readonly HandClock clock = new();

    [Fact]
    public async Task Run_twoDevices_computeTwoJobsAtOnce()
    {
        using var pool = Pool("cuda:0", "cuda:1");
        using var both = new Barrier(2);

        string[] ran = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => pool.RunAsync(
            1,
            device =>
            {
                both.SignalAndWait();
                return device.Info.Id;
            },
            CancellationToken.None)));

        ran.Should().BeEquivalentTo("cuda:0", "cuda:1");
    }

    [Fact]
    public async Task Run_deviceThatIsLost_goesOnElsewhereAndLeavesItAloneForAWhile()
    {
        using var pool = Pool("cuda:0", "cuda:1");
        var failures = new List<DeviceFailure>();
        pool.Failed += failures.Add;

        (await RunAsync(pool, failing: "cuda:0")).Should().Be("cuda:1");
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:1", "the lost one is left alone");
        clock.Advance(TimeSpan.FromSeconds(31));
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:0");

        failures.Should().ContainSingle().Which.Next!.Id.Should().Be("cuda:1");
    }

    [Fact]
    public async Task Run_deviceThatIsLost_isOpenedAnew()
    {
        var opened = new List<string>();
        using var pool = new DevicePool(
            [Device("cuda:0")], Device("host:0"),
            id =>
            {
                opened.Add(id);
                return Device(id);
            },
            clock);

        (await RunAsync(pool, failing: "cuda:0")).Should().Be("host:0", "the reserve takes what nobody else can");
        opened.Should().BeEmpty();
        clock.Advance(TimeSpan.FromSeconds(31));
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:0");
        opened.Should().Equal("cuda:0");
    }

    [Fact]
    public async Task Run_outOfMemory_isThisJobsAffairOnly()
    {
        using var pool = Pool("cuda:0", "cuda:1");

        (await RunAsync(pool, failing: "cuda:0", OutOfMemory)).Should().Be("cuda:1");
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:0");
    }

    [Fact]
    public async Task Run_jobThatOnlyTheLargeDeviceHolds_waitsForIt()
    {
        using var pool = new DevicePool([Device("cuda:0", memoryBytes: 10), Device("cuda:1", memoryBytes: 1_000)]);

        (await pool.RunAsync(100, device => device.Info.Id, CancellationToken.None)).Should().Be("cuda:1");
        await pool.Invoking(all => all.RunAsync(2_000, device => device.Info.Id, CancellationToken.None)).Should()
            .ThrowAsync<DeviceException>().WithMessage("*memory*");
    }

    [Fact]
    public async Task Run_everyDeviceFails_saysWhyAndIsTriedAgainLater()
    {
        using var pool = Pool("cuda:0");

        await pool.Invoking(all => RunAsync(all, failing: "cuda:0")).Should().ThrowAsync<DeviceException>()
            .WithMessage(Lost.Message);
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:0", "paused or not, there is no other");
    }

    [Fact]
    public async Task Run_cancelledWhileItWaits_takesNoTurn()
    {
        using var pool = Pool("cuda:0", "cuda:1");
        using var release = new ManualResetEventSlim();
        Task[] busy = [.. Enumerable.Range(0, 2).Select(_ => pool.RunAsync(
            1,
            device =>
            {
                release.Wait();
                return 0;
            },
            CancellationToken.None))];
        using var cancel = new CancellationTokenSource();
        var waiting = pool.RunAsync(1, device => 0, cancel.Token);
        await cancel.CancelAsync();

        await waiting.Invoking(async task => await task).Should().ThrowAsync<OperationCanceledException>();
        release.Set();
        await Task.WhenAll(busy);
        (await RunAsync(pool, failing: "none")).Should().Be("cuda:0");
    }

    static Task<string> RunAsync(DevicePool pool, string failing, DeviceException? failure = null) => pool.RunAsync(
        1, device => device.Info.Id == failing ? throw failure ?? Lost : device.Info.Id, CancellationToken.None);

    DevicePool Pool(params string[] ids) => new(ids.Select(id => Device(id)), time: clock);

    static TestDevice Device(string id, long memoryBytes = 1_000) =>
        new(new DeviceInfo(id, DeviceKind.Cuda, "a test's device", memoryBytes, 1));

    sealed class TestDevice(DeviceInfo info) : ComputeDevice(info)
    {
        public override void Dispose()
        {
        }
    }

    sealed class HandClock : TimeProvider
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => now;

        internal void Advance(TimeSpan time) => now += time;
    }
}
