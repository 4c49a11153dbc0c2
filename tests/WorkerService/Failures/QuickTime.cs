namespace StarMiner.WorkerService.Tests.Failures;

/// <summary>The system's time, but whoever waits waits a hundredth of it.</summary>
sealed class QuickTime : System.TimeProvider
{
    const int Times = 100;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

    static TimeSpan Shorter(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Times;
}
