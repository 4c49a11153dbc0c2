namespace StarMiner.Worker.Service;

/// <summary>
/// Waits between tries: twice as long each time up to a ceiling, of which a random part is taken, so that workers that
/// lost the same node do not all come back in the same instant.
/// </summary>
public sealed class Backoff(TimeProvider time, TimeSpan? first = null, TimeSpan? ceiling = null)
{
    readonly TimeSpan first = first ?? TimeSpan.FromMilliseconds(500);
    readonly TimeSpan ceiling = ceiling ?? TimeSpan.FromSeconds(30);
    int tries;
    TimeSpan last;
    long? wellSince;

    /// <summary>
    /// A try went well. Waits begin anew once that has lasted as long as the last one: of what fails again and again with
    /// a success in between nobody wants a line each second.
    /// </summary>
    public void Succeeded()
    {
        if (tries == 0) return;
        wellSince ??= time.GetTimestamp();
        if (time.GetElapsedTime(wellSince.Value) >= last) tries = 0;
    }

    /// <summary>The next wait: from a half of it to the whole.</summary>
    public TimeSpan Next()
    {
        wellSince = null;
        double whole = Math.Min(ceiling.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(tries++, 30)));
        return last = TimeSpan.FromMilliseconds(whole * (0.5 + Random.Shared.NextDouble() / 2));
    }

    public Task WaitAsync(CancellationToken cancel) => Task.Delay(Next(), time, cancel);
}
