using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Store;

namespace StarMiner.WorkerService.Tests.Auditor;

/// <summary>What others do while an auditor lives.</summary>
interface IWorld
{
    Task GoOnAsync();

    Task<bool> IsOverAsync();
}

/// <summary>
/// A committed job under audit: the provider's answers, and blocks; but never the block that would be too late for what the
/// auditor has still to do: nobody knows how slow this machine is.
/// </summary>
/// <param name="Client">Settles it.</param>
/// <param name="IsLie">Its output is wrong, and its provider answers nothing.</param>
sealed record AuditedJob(
    SuiteClient Suite, KeyPair Client, Worker.Jobs.Provider Provider, PreparedJob Prepared, VerifiedBlob Output, bool IsLie,
    Func<Task> MineAsync) : IWorld
{
    /// <summary>Blocks of what else the auditor sends meanwhile.</summary>
    const uint Spare = 4;

    public async Task<bool> IsOverAsync()
    {
        var job = await Suite.Market.JobAsync(Prepared.Job.Id);
        return job.Status > JobStatus.Audited && await CommitteeAsync() is null;
    }

    public async Task GoOnAsync()
    {
        var job = await Suite.Market.JobAsync(Prepared.Job.Id);
        uint next = await Suite.Chain.GetHeightAsync() + 1;
        var committee = await CommitteeAsync();
        bool isLast = committee is null
            ? job.Status <= JobStatus.Audited && next >= job.CommitBlock + 3
            : job.Status <= JobStatus.Audited && IsLast(committee, SeatState.Drawn, next, committee.SealUntilBlock)
                || IsLast(committee, SeatState.Sealed, next, committee.RevealUntilBlock)
                || IsLie && job.Status <= JobStatus.Audited && next + Spare >= job.DisputeEndBlock;
        if (isLast) return;
        if (committee is not null && !IsLie && job.Status == JobStatus.Committed && Seated(committee))
            await Provider.AnswerAuditAsync(Prepared, Output);
        else if (!IsLie && job.Status == JobStatus.Audited && next > job.DisputeEndBlock)
            await Suite.Market.SettleAsync(Client, job.Id);
        else
            await MineAsync();
    }

    /// <summary>Each act is a block of its own: seats in this state need as many.</summary>
    static bool IsLast(Committee committee, SeatState state, uint next, uint until) =>
        committee.Seats.Count(seat => seat.State == state) is var left and > 0 && next + left + Spare > until;

    /// <summary>Answers are four blocks: none of them shall take a seat's last one.</summary>
    static bool Seated(Committee committee) => committee.Seats.All(seat => seat.State != SeatState.Drawn);

    async Task<Committee?> CommitteeAsync()
    {
        try
        {
            return await Suite.Committee.CommitteeOfAsync(Prepared.Job.Id);
        }
        catch (ContractFaultException none) when (none.Error == "AuditorCommittee/not-convened")
        {
            return null;
        }
    }
}
