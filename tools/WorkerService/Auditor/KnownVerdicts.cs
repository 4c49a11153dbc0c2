using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// What this auditor has found out about committed outputs, from the audit for the committee. In the journal, for the audit
/// looks at a job once: 1 right, 2 wrong, under <c>known:job</c>.
/// </summary>
public sealed class KnownVerdicts(WorkerJournal journal, WorkerSettings settings)
{
    const string Known = "known:";
    const ulong Right = 1, Wrong = 2;

    TaskCompletionSource learned = NewSignal();

    public void Learn(ulong job, bool right)
    {
        if (settings.CommitteeSlots == 0) return;
        journal.SetMark(Known + job, right ? Right : Wrong);
        Interlocked.Exchange(ref learned, NewSignal()).SetResult();
    }

    /// <returns>Null as long as nobody knows.</returns>
    public bool? Of(ulong job) => journal.Mark(Known + job) switch
    {
        Right => true,
        Wrong => false,
        _ => null,
    };

    /// <summary>Ends when the next verdict is learned.</summary>
    public Task NextAsync() => Volatile.Read(ref learned).Task;

    /// <summary>A seat waits for this job's verdict: it is looked at before others.</summary>
    public bool IsExpected(ulong job) => CommitteeMember.IsSealing(journal, job);

    /// <summary>Forgets the jobs up to this one that no seat waits for.</summary>
    public void ForgetUpTo(ulong last)
    {
        foreach (var (name, _) in journal.Marks(Known))
        {
            ulong job = ulong.Parse(name[Known.Length..]);
            if (job <= last && !IsExpected(job)) journal.SetMark(name, 0);
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
