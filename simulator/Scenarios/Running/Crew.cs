using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
/// Several providers at one queue, each with a device that is busy for a simulated time a job: what a network of them
/// would do in that time, on the chain's clock. Cells are really computed, only how long that takes is made up.
/// </summary>
/// <remarks>
/// Every transaction has a block of its own here, so the chain is slower than a real one that shares blocks.
/// </remarks>
sealed class Crew(Run run, IReadOnlyList<Actor> workers, ulong deviceMs)
{
    /// <summary>So many jobs at the head of a queue may be claimed, the Council's default.</summary>
    const int HeadCount = 8;

    readonly List<Member> members = [.. workers.Select(worker => new Member(run, worker))];

    /// <summary>Serves every open job to its settlement.</summary>
    /// <exception cref="StepFailedException">Nothing moves any more.</exception>
    public async Task<CrewTotals> WorkAsync(CancellationToken cancel)
    {
        ulong start = await run.Chain.GetTimeMsAsync(cancel);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            bool acted = false;
            foreach (var member in members) acted |= await ActAsync(member, cancel);
            if (acted) continue;
            if (members.All(member => member.IsIdle)) break;
            await PassTimeAsync(cancel);
        }
        ulong end = await run.Chain.GetTimeMsAsync(cancel);
        return new CrewTotals(
            workers.Count, members.Sum(member => member.Settled), end - start,
            members.Sum(member => (long)member.Settled) * (long)deviceMs);
    }

    /// <summary>One thing that is due, the most urgent first.</summary>
    async Task<bool> ActAsync(Member member, CancellationToken cancel) =>
        await member.FinishAsync(cancel)
        || await member.FollowUpAsync(cancel)
        || member.Computing is null && await NextJobAsync(member, cancel) is { } job
            && await member.BeginAsync(job, deviceMs, cancel);

    async Task<ulong?> NextJobAsync(Member member, CancellationToken cancel)
    {
        foreach (var task in Enum.GetValues<JobTask>())
            foreach (var tier in Enum.GetValues<JobTier>().Reverse())
                foreach (ulong id in await run.Suite.Market.HeadAsync(task, tier, HeadCount, cancel))
                    if (await member.CanTakeAsync(id, cancel)) return id;
        return null;
    }

    /// <summary>To the next device that is done, or by a block where only windows have to pass.</summary>
    async Task PassTimeAsync(CancellationToken cancel)
    {
        var due = members.Select(member => member.Computing?.DoneMs).OfType<ulong>().ToList();
        uint next = await run.Chain.GetHeightAsync(cancel) + 1;
        if (due.Count == 0 || members.Any(member => member.IsWaiting)) await run.Chain.WaitForHeightAsync(next, cancel);
        else await run.Chain.WaitForTimeAsync(due.Min(), cancel);
    }

    /// <summary>One provider, its device and the jobs it has in hand.</summary>
    sealed class Member(Run run, Actor actor)
    {
        readonly Provider provider = new(run.Suite, run.KeyOf(actor), run.Device, run.JobSource, run.Store);
        readonly List<(PreparedJob Job, VerifiedBlob Output, bool IsAnswered)> committed = [];

        public (PreparedJob Job, VerifiedBlob Output, ulong DoneMs)? Computing { get; private set; }

        public int Settled { get; private set; }

        public bool IsWaiting => committed.Count > 0;

        public bool IsIdle => Computing is null && !IsWaiting;

        public async Task<bool> CanTakeAsync(ulong id, CancellationToken cancel)
        {
            var job = await run.Suite.Market.JobAsync(id, cancel);
            if (job.Status != JobStatus.Open) return false;
            var bond = await run.Suite.Market.RequiredBondAsync(id, provider.Account, cancel);
            return (await run.Suite.Vaults.VaultOfAsync(provider.Account, job.Task, cancel)).FreeAgpu >= bond;
        }

        public async Task<bool> BeginAsync(ulong id, ulong deviceMs, CancellationToken cancel)
        {
            var job = await provider.PrepareAsync(id, cancel);
            run.Record(GasPurpose.Claim, await provider.ClaimAsync(job, cancel));
            ulong begunMs = await run.Chain.GetTimeMsAsync(cancel);
            Computing = (job, await provider.ComputeAsync(job, cancel), begunMs + deviceMs);
            return true;
        }

        /// <summary>Commits to what the device has done.</summary>
        public async Task<bool> FinishAsync(CancellationToken cancel)
        {
            if (Computing is not { } done || await run.Chain.GetTimeMsAsync(cancel) < done.DoneMs) return false;
            run.Record(GasPurpose.Commit, await provider.CommitAsync(done.Job, done.Output, cancel));
            committed.Add((done.Job, done.Output, false));
            Computing = null;
            return true;
        }

        /// <summary>Answers an audit, or settles a job whose window is over.</summary>
        public async Task<bool> FollowUpAsync(CancellationToken cancel)
        {
            uint height = await run.Chain.GetHeightAsync(cancel);
            for (int at = 0; at < committed.Count; at++)
            {
                var (job, output, isAnswered) = committed[at];
                var state = await run.Suite.Market.JobAsync(job.Job.Id, cancel);
                if (!isAnswered && height >= state.CommitBlock + RefereeClient.AuditDelayBlocks)
                {
                    foreach (var answer in await provider.AnswerAuditAsync(job, output, cancel))
                        run.Record(GasPurpose.Audit, answer.Receipt);
                    committed[at] = (job, output, true);
                    return true;
                }
                if (height < state.DisputeEndBlock) continue;
                run.Record(GasPurpose.Settle, await provider.SettleAsync(job.Job.Id, cancel));
                committed.RemoveAt(at);
                Settled++;
                return true;
            }
            return false;
        }
    }
}
