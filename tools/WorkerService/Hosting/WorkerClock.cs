using StarMiner.Client;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>The chain's pace as this worker sees it.</summary>
/// <param name="poll">How often the height is asked for while nobody tells of blocks.</param>
/// <param name="trust">How often it is asked for while somebody does; null: every 5 s.</param>
public sealed class WorkerClock(IChainClient chain, TimeProvider time, TimeSpan poll, TimeSpan? trust = null)
{
    /// <summary>A connection that is dead on the quiet must not cost a deadline.</summary>
    static readonly TimeSpan UsualTrust = TimeSpan.FromSeconds(5);

    TaskCompletionSource heard = NewSignal();
    volatile bool isTold;
    long lastBlockTicks = time.GetTimestamp();
    uint height;

    public TimeProvider Time => time;

    /// <summary>The newest block seen.</summary>
    public uint Height => Volatile.Read(ref height);

    /// <summary>Since a new block was seen: what a health check looks at.</summary>
    public TimeSpan SinceLastBlock => time.GetElapsedTime(Interlocked.Read(ref lastBlockTicks));

    /// <summary>Whether the node tells of its blocks, so that the height need not be asked for again and again.</summary>
    public bool IsTold => isTold;

    /// <summary>From now on blocks are told, or are not any more; either way some may have come meanwhile.</summary>
    public void Told(bool isTold)
    {
        this.isTold = isTold;
        Heard();
    }

    /// <summary>Something happened in the chain.</summary>
    public void Heard() => Interlocked.Exchange(ref heard, NewSignal()).SetResult();

    /// <summary>Returns when there is a block that is not known yet.</summary>
    /// <param name="known"><see cref="Height"/> as it was when the caller began to look: services share this clock, and what
    /// another has seen meanwhile the caller has not.</param>
    public async Task NextBlockAsync(uint known, CancellationToken cancel)
    {
        while (true)
        {
            Task next = Volatile.Read(ref heard).Task; // before the height is: no block is missed in between
            uint now = await chain.GetHeightAsync(cancel);
            if (now != known)
            {
                Volatile.Write(ref height, now);
                Interlocked.Exchange(ref lastBlockTicks, time.GetTimestamp());
                return;
            }
            await next.WaitAsync(isTold ? trust ?? UsualTrust : poll, time, cancel)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
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

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
