using StarMiner.Client;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>The chain's pace as this worker sees it.</summary>
public sealed class WorkerClock(IChainClient chain, TimeProvider time, TimeSpan poll)
{
    long lastBlockTicks = time.GetTimestamp();
    uint height;

    public TimeProvider Time => time;

    /// <summary>The newest block seen.</summary>
    public uint Height => Volatile.Read(ref height);

    /// <summary>Since a new block was seen: what a health check looks at.</summary>
    public TimeSpan SinceLastBlock => time.GetElapsedTime(Interlocked.Read(ref lastBlockTicks));

    /// <summary>Returns when there is a block that is not known yet.</summary>
    /// <param name="known"><see cref="Height"/> as it was when the caller began to look: services share this clock, and what
    /// another has seen meanwhile the caller has not.</param>
    public async Task NextBlockAsync(uint known, CancellationToken cancel)
    {
        while (true)
        {
            uint now = await chain.GetHeightAsync(cancel);
            if (now != known)
            {
                Volatile.Write(ref height, now);
                Interlocked.Exchange(ref lastBlockTicks, time.GetTimestamp());
                return;
            }
            await Task.Delay(poll, time, cancel);
        }
    }

    /// <summary>Returns at the next block, or when something else has happened that is worth a look.</summary>
    public async Task NextBlockOrAsync(uint known, Task other, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task block = NextBlockAsync(known, enough.Token);
        await Task.WhenAny(block, other);
        await enough.CancelAsync();
        await block.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (block.IsFaulted) await block;
        cancel.ThrowIfCancellationRequested();
    }
}
