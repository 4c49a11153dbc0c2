using StarMiner.Worker.Service;

namespace StarMiner.WorkerService.Tests;

public sealed class BackoffTests
{
    static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(30);

    readonly HandClock clock = new();

    [Fact]
    public void Next_doublesUpToTheCeiling()
    {
        var backoff = new Backoff(clock);

        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next()).ToList();

        for (int i = 0; i < waits.Count; i++)
        {
            double whole = Math.Min(Ceiling.TotalSeconds, 0.5 * Math.Pow(2, i));
            waits[i].TotalSeconds.Should().BeInRange(whole / 2, whole);
        }
    }

    [Fact]
    public void Succeeded_forAsLongAsTheLastWait_beginsAnew()
    {
        var backoff = new Backoff(clock);
        for (int i = 0; i < 10; i++) backoff.Next();

        backoff.Succeeded();
        clock.Now += Ceiling;
        backoff.Succeeded();

        backoff.Next().Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void Succeeded_betweenFailures_waitsGrowOn()
    {
        var backoff = new Backoff(clock);

        for (int i = 0; i < 10; i++)
        {
            backoff.Next();
            backoff.Succeeded();
            clock.Now += TimeSpan.FromMilliseconds(100);
            backoff.Succeeded();
        }

        backoff.Next().Should().BeGreaterThanOrEqualTo(Ceiling / 2);
    }

    sealed class HandClock : TimeProvider
    {
        internal TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
