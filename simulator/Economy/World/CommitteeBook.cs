namespace StarMiner.Simulator.Economies.World;

/// <summary>A bond in the register of auditors. Amounts in [1e-8 AGPU].</summary>
public sealed class AuditorSlot(Account auditor, long bond, uint bornBlock)
{
    public Account Auditor { get; } = auditor;
    public long Bond { get; set; } = bond;
    public uint BornBlock { get; } = bornBlock;
    public bool HasLeft { get; set; }
}

/// <summary>The committee of a job, by what its events told.</summary>
/// <param name="Slots">Whose seat is which, in the order of seats.</param>
public sealed record JobCommittee(MarketJob Job, IReadOnlyList<int> Slots, uint SealUntil, uint RevealUntil);

/// <summary>Auditors' bonds and the committees that sit, as the events so far tell them.</summary>
public sealed class CommitteeBook
{
    readonly List<AuditorSlot> _slots = [];
    readonly SortedDictionary<ulong, JobCommittee> _sitting = [];

    public IReadOnlyList<AuditorSlot> Slots => _slots;

    /// <summary>By the number of their job.</summary>
    public IReadOnlyCollection<JobCommittee> Sitting => _sitting.Values;

    public JobCommittee? Of(MarketJob job) => _sitting.GetValueOrDefault(job.Id);

    /// <summary>How many slots there were before a block: what <c>convene</c> asks for.</summary>
    public int CohortBefore(uint block) => _slots.TakeWhile(slot => slot.BornBlock < block).Count();

    public long BondOf(Account auditor) =>
        _slots.Where(slot => slot.Auditor == auditor).Sum(slot => slot.Bond);

    public void Bonded(int number, AuditorSlot slot)
    {
        // Nobody here takes a bond out again: a slot that is free again is one that was burned to nothing.
        if (number == _slots.Count) _slots.Add(slot);
        else throw new InvalidOperationException($"slot {number} is bonded where {_slots.Count} is the next");
    }

    public void Convened(JobCommittee committee) => _sitting[committee.Job.Id] = committee;

    public void Closed(ulong job) => _sitting.Remove(job);
}
