namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>The wall's time, moved. Blocks take their timestamps from it.</summary>
sealed class DevnetClock(TimeProvider wall)
{
    long _offsetMs;

    /// <summary>[ms since the Unix epoch]</summary>
    public ulong NowMs => (ulong)(wall.GetUtcNow().ToUnixTimeMilliseconds() + Volatile.Read(ref _offsetMs));

    /// <summary>How far it is ahead of the wall's [ms].</summary>
    public long OffsetMs
    {
        get => Volatile.Read(ref _offsetMs);
        set => Volatile.Write(ref _offsetMs, value);
    }

    /// <summary>Goes on from this time.</summary>
    public void SetTo(ulong timeMs) => OffsetMs = (long)timeMs - wall.GetUtcNow().ToUnixTimeMilliseconds();
}
