using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// Serves on the committees that draw this auditor's slots. It goes beside the audit itself, whose checks may take long:
/// the blocks in which a committee is convened and sealed are few.
/// </summary>
public sealed class CommitteeService(
    SuiteClient suite, CommitteeRegister register, CommitteeMember member, WorkerJournal journal, KnownVerdicts verdicts,
    WorkerMetrics metrics, WorkerClock clock, ILogger<CommitteeService> log) : BackgroundService
{
    /// <summary>Jobs up to here have or had their committee, or will have none.</summary>
    const string Mark = "committees";

    readonly HashSet<ulong> passed = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        async cancel =>
        {
            uint height = clock.Height;
            var learned = verdicts.NextAsync();
            var slots = await register.SlotsAsync(cancel);
            await LookForSeatsAsync(slots, cancel);
            // Together: what waits for a block shall not wait for one after the other.
            await Task.WhenAll(member.Jobs().Select(job => member.ServeAsync(job, slots, cancel)));
            await clock.NextBlockOrAsync(height, learned, cancel);
        },
        clock, metrics, log, stoppingToken);

    async Task LookForSeatsAsync(IReadOnlySet<uint> slots, CancellationToken cancel)
    {
        ulong mark = journal.Mark(Mark), last = await suite.Market.JobCountAsync(cancel);
        for (ulong id = mark + 1; id <= last; id++)
            if (!passed.Contains(id) && await IsPastAsync(id, slots, cancel)) passed.Add(id);
        while (passed.Remove(mark + 1)) mark++;
        journal.SetMark(Mark, mark);
        verdicts.ForgetUpTo(mark);
    }

    /// <summary>Whether no committee can take a seat of this auditor for the job any more that it does not know of.</summary>
    async Task<bool> IsPastAsync(ulong id, IReadOnlySet<uint> slots, CancellationToken cancel)
    {
        Job job = await suite.Market.JobAsync(id, cancel);
        if (job.Status > JobStatus.Audited) return true;
        if (job.Status is not (JobStatus.Committed or JobStatus.Audited)) return false;
        if (job.FeeAgpu.IsZero) return true;
        uint next = await suite.Chain.GetHeightAsync(cancel) + 1;
        if (next <= job.CommitBlock + RefereeClient.AuditDelayBlocks) return false;
        try
        {
            if (await FindAsync(id, cancel) is { } committee)
            {
                if (committee.Seats.Any(seat => slots.Contains(seat.Slot))) Take(id, committee);
                return true;
            }
            if (next > LastBlockToConvene(job)) return true;
            // Who is drawn still moves with the slots that other committees lock: it is looked at until it is convened.
            uint cohort = await suite.Committee.CohortBeforeAsync(job.CommitBlock, cancel);
            var drawn = await suite.Committee.DrawOfAsync(id, cohort, cancel);
            if (drawn.Any(slots.Contains)) await ConveneAsync(id, cohort, cancel);
            return false;
        }
        catch (ContractFaultException refusal) when (refusal.Error.StartsWith("AuditorCommittee/", StringComparison.Ordinal))
        {
            return true; // not audited, too late, nobody to draw: there will be none
        }
    }

    void Take(ulong id, Committee committee)
    {
        member.Take(id);
        log.LogInformation(
            "job {Job}: this auditor has a seat, to be sealed until block {Block}", id, committee.SealUntilBlock);
    }

    async Task ConveneAsync(ulong id, uint cohort, CancellationToken cancel)
    {
        try
        {
            var receipt = await suite.Committee.ConveneAsync(member.Key, id, cohort, cancel);
            log.LogInformation("job {Job}: its committee is convened in block {Block}", id, receipt.Block);
        }
        catch (ContractFaultException quicker) when (quicker.Error == "AuditorCommittee/already-convened")
        {
        }
    }

    async Task<Committee?> FindAsync(ulong id, CancellationToken cancel)
    {
        try
        {
            return await suite.Committee.CommitteeOfAsync(id, cancel);
        }
        catch (ContractFaultException none) when (none.Error == "AuditorCommittee/not-convened")
        {
            return null;
        }
    }

    /// <summary>The contract's own law: an eighth of the window from the draw on.</summary>
    static uint LastBlockToConvene(Job job) =>
        job.CommitBlock + RefereeClient.AuditDelayBlocks + 1 + (job.DisputeEndBlock - job.CommitBlock) / 8;
}
