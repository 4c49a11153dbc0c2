using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>The jobs that one account has claimed, each on its way: commitment, answers, settlement.</summary>
sealed class WorkBench(Market market, Account owner, Dice dice)
{
    sealed record Piece(MarketJob Job, ulong ReadyMs, bool Lies);

    readonly List<Piece> _pieces = [];

    public int Busy => _pieces.Count(piece => piece.Job.Status <= JobStatus.Claimed);

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>A job that is being claimed in this round.</summary>
    /// <param name="readyMs">When its result is there; never, for who does not compute.</param>
    public void Put(MarketJob job, ulong readyMs, bool lies = false) => _pieces.Add(new Piece(job, readyMs, lies));

    public void Drop(MarketJob job) => _pieces.RemoveAll(piece => piece.Job == job);

    public void Act(ActList acts)
    {
        _pieces.RemoveAll(piece => piece.Job.IsOver || piece.Job.Provider != owner);
        ulong now = market.NowMs;
        Piece[] ready =
        [
            .. _pieces.Where(piece => piece.Job.Status == JobStatus.Claimed
                && piece.ReadyMs <= now && piece.Job.DeadlineMs > now + market.Plan.BlockTimeMs),
        ];
        acts.AddAll(owner, ready, piece => market.Calls.Commit(piece.Job, Finish(piece)), Calls.CommitFee);
        MarketJob[] due = [.. _pieces.Select(piece => piece.Job).Where(IsDue)];
        acts.AddAll(owner, due, market.Calls.Settle, Calls.SettleFee);
    }

    /// <summary>Opens the drawn cells of what was committed to; a lie has nothing to open.</summary>
    public void Answer(ActList acts)
    {
        foreach (Piece piece in _pieces)
        {
            MarketJob job = piece.Job;
            if (job.Status != JobStatus.Committed || job.IsLie || job.IsAnswered) continue;
            if (market.IsDrawn(job) is not { } isDrawn) continue;
            job.IsAnswered = true;
            if (!isDrawn) continue;
            long[] cells = market.AuditCellsOf(job);
            acts.AddAll(
                owner, [.. Enumerable.Range(0, cells.Length)],
                ordinal => market.Calls.Answer(job, ordinal, cells[ordinal]), Calls.AnswerFee);
            job.Status = JobStatus.Audited;
        }
    }

    byte[] Finish(Piece piece)
    {
        MarketJob job = piece.Job;
        job.IsLie = piece.Lies;
        job.Output = piece.Lies ? job.Work.Invented(dice) : job.Work.Output;
        job.Root = job.Work.RootOf(job.Id, owner.Hash, job.Output);
        return job.Root;
    }

    /// <summary>In the next block the dispute is over, and the audit answered or not drawn.</summary>
    bool IsDue(MarketJob job) => market.Chain.Height + 1 > job.DisputeEnd
        && (job.Status == JobStatus.Audited || (job.Status == JobStatus.Committed && market.IsDrawn(job) == false));
}
