namespace StarMiner.Worker.Devices;

/// <summary>
/// The devices that jobs run on: one queue, a lane a device. A job takes the first free lane that it fits; where the device
/// fails it goes on to another, and to the reserve where no other is left. A device that was lost is left alone for a while and
/// then taken into use anew.
/// </summary>
public sealed class DevicePool : IDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromMinutes(30);

    readonly List<Lane> lanes;
    readonly TimeProvider time;

    /// <param name="devices">Best first; at least one.</param>
    /// <param name="reserve">Computes only where no other can; null for none.</param>
    /// <param name="reopen">Takes a lost device into use anew, by its id; null: it is tried as it is.</param>
    public DevicePool(
        IEnumerable<ComputeDevice> devices, ComputeDevice? reserve = null, Func<string, ComputeDevice>? reopen = null,
        TimeProvider? time = null)
    {
        lanes = [.. devices.Select(device => new Lane(device, isReserve: false, reopen))];
        if (reserve is not null) lanes.Add(new Lane(reserve, isReserve: true, reopen));
        if (lanes.Count == 0) throw new ArgumentException("no device", nameof(devices));
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>A device of one's own is a queue with one lane.</summary>
    public static implicit operator DevicePool(ComputeDevice device) => new([device]);

    /// <summary>Hears of every device that failed, and where its job goes.</summary>
    public event Action<DeviceFailure>? Failed;

    /// <summary>Hears of every device that came back.</summary>
    public event Action<DeviceInfo>? Returned;

    public IReadOnlyList<DeviceInfo> Devices => [.. lanes.Select(lane => lane.Device.Info)];

    /// <summary>What the largest job must fit in [bytes].</summary>
    public long MemoryBytes => lanes.Max(lane => lane.Device.Info.MemoryBytes);

    /// <param name="neededBytes">Operands and output together.</param>
    /// <exception cref="DeviceException">Every device that could have done it has failed.</exception>
    public async Task<T> RunAsync<T>(long neededBytes, Func<ComputeDevice, T> work, CancellationToken cancel)
    {
        var tried = new HashSet<Lane>();
        while (true)
        {
            var lane = await TakeAsync([.. Candidates(neededBytes, tried)], cancel);
            try
            {
                Revive(lane);
                T result = await Task.Run(() => work(lane.Device), cancel);
                lane.Pause = TimeSpan.Zero;
                return result;
            }
            catch (DeviceException failure)
            {
                tried.Add(lane);
                Pause(lane, failure);
                var next = Candidates(neededBytes, tried).FirstOrDefault();
                Failed?.Invoke(new DeviceFailure(lane.Device.Info, failure, next?.Device.Info));
                if (next is null) throw;
            }
            finally
            {
                lane.Turn.Release();
            }
        }
    }

    public void Dispose() => lanes.ForEach(lane => lane.Device.Dispose());

    /// <summary>
    /// Who may do it, the reserve only where nobody else may. Where all are paused they are tried all the same: a failure is
    /// better than a job that nobody begins.
    /// </summary>
    IEnumerable<Lane> Candidates(long neededBytes, HashSet<Lane> tried)
    {
        Lane[] able = [.. lanes.Where(lane => lane.Device.Info.MemoryBytes >= neededBytes && !tried.Contains(lane))];
        Lane[] ready = [.. able.Where(lane => lane.PausedUntil <= time.GetUtcNow())];
        if (ready.Length == 0) ready = able;
        return ready.Any(lane => !lane.IsReserve) ? ready.Where(lane => !lane.IsReserve) : ready;
    }

    static async Task<Lane> TakeAsync(Lane[] candidates, CancellationToken cancel)
    {
        if (candidates.Length == 0) throw new DeviceException("no device has the memory that the job needs");
        foreach (var lane in candidates)
            if (lane.Turn.Wait(0, CancellationToken.None)) return lane;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] turns = [.. candidates.Select(lane => lane.Turn.WaitAsync(enough.Token))];
        await Task.WhenAny(turns);
        await enough.CancelAsync();
        Lane? taken = null;
        for (int i = 0; i < turns.Length; i++)
        {
            await turns[i].ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!turns[i].IsCompletedSuccessfully) continue;
            if (taken is null) taken = candidates[i];
            else candidates[i].Turn.Release(); // two became free at once
        }
        return taken ?? throw new OperationCanceledException(cancel);
    }

    void Pause(Lane lane, DeviceException failure)
    {
        // Out of memory: this job was too much for it, the next may not be.
        if (failure.IsOutOfMemory) return;
        lane.Pause = lane.Pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(
            Math.Min(lane.Pause.Ticks * 2, LongestPause.Ticks));
        lane.PausedUntil = time.GetUtcNow() + lane.Pause;
        lane.IsLost = true;
    }

    /// <summary>A context that lost its device is of no more use: the device is opened anew.</summary>
    void Revive(Lane lane)
    {
        if (!lane.IsLost) return;
        if (lane.Reopen is { } reopen)
        {
            var old = lane.Device;
            lane.Device = reopen(old.Info.Id);
            DisposeLost(old);
        }
        lane.IsLost = false;
        Returned?.Invoke(lane.Device.Info);
    }

    static void DisposeLost(ComputeDevice device)
    {
        try
        {
            device.Dispose();
        }
        catch (Exception)
        {
            // Its driver has nothing to give back any more.
        }
    }

    sealed class Lane(ComputeDevice first, bool isReserve, Func<string, ComputeDevice>? reopen)
    {
        /// <summary>Of the first device, also once another has its place: whoever waits waits for the lane.</summary>
        public SemaphoreSlim Turn { get; } = first.Turn;

        public bool IsReserve => isReserve;

        public Func<string, ComputeDevice>? Reopen => reopen;

        public ComputeDevice Device { get; set; } = first;
        public bool IsLost { get; set; }
        public TimeSpan Pause { get; set; }
        public DateTimeOffset PausedUntil { get; set; }
    }
}

/// <param name="Next">Where the job goes; null where nobody is left.</param>
public sealed record DeviceFailure(DeviceInfo Device, DeviceException Failure, DeviceInfo? Next);
