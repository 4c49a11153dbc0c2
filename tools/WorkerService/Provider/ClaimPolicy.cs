using System.Numerics;
using StarMiner.Client;

namespace StarMiner.Worker.Service.Provider;

/// <summary>Which jobs a provider takes.</summary>
public sealed record ClaimPolicy
{
    public IReadOnlyList<JobTask> Tasks { get; init; } = Enum.GetValues<JobTask>();

    /// <summary>Looked through in this order.</summary>
    public IReadOnlyList<JobTier> Tiers { get; init; } =
        [JobTier.Reserved, JobTier.Priority, JobTier.Standard, JobTier.Spot];

    /// <summary>[1e-8 AGPU a unit]; public work has no price and is asked for by <see cref="PublicWork"/>.</summary>
    public BigInteger MinPricePerUnitAgpu { get; init; }

    public bool PublicWork { get; init; } = true;

    /// <summary>Jobs in hand at once, those included that only wait for the end of their dispute window.</summary>
    public int Capacity { get; init; } = 8;

    /// <summary>Less time than this to work in is too little [ms].</summary>
    public ulong MinWorkWindowMs { get; init; } = 10_000;

    /// <returns>Null where the job is wanted, else why not.</returns>
    public string? Refusal(Job job)
    {
        if (job.WorkWindowMs < MinWorkWindowMs)
            return $"its work window of {job.WorkWindowMs} ms is below {MinWorkWindowMs} ms";
        if (job.FeeAgpu.IsZero) return PublicWork ? null : "public work is not wanted";
        return job.FeeAgpu < MinPricePerUnitAgpu * job.Units
            ? $"it pays {Amounts.Agpu(job.FeeAgpu / job.Units)} AGPU a unit, wanted are {Amounts.Agpu(MinPricePerUnitAgpu)}"
            : null;
    }
}
