using Microsoft.Extensions.Logging;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>How a role goes on for ever: round after round, with growing waits while rounds fail.</summary>
static class Rounds
{
    /// <summary>Ends when it is asked to stop, and for no other reason.</summary>
    internal static async Task RunAsync(
        Func<CancellationToken, Task> round, WorkerClock clock, WorkerMetrics metrics, ILogger log,
        CancellationToken stop)
    {
        var backoff = new Backoff(clock.Time);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await round(stop);
                backoff.Succeeded();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                TimeSpan wait = backoff.Next();
                metrics.Failed(failure);
                if (JobRunner.IsPassing(failure))
                    log.LogWarning("{Failure}; next try in {Seconds:0.0} s", JobRunner.OneLine(failure), wait.TotalSeconds);
                else // a defect; a worker that has silently stopped would be worse
                    log.LogError(failure, "nobody foresaw this; next try in {Seconds:0.0} s", wait.TotalSeconds);
                await Task.Delay(wait, clock.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
