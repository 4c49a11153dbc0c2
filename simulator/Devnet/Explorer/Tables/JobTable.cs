using Neo;
using Neo.VM.Types;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>Something that happened to a job.</summary>
sealed record JobStep(uint Block, ulong TimeMs, UInt256 Transaction, int Ordinal, UInt160 Contract, string Event);

/// <summary>The jobs' lives: every event that names a job, by the job.</summary>
/// <param name="sources">Contracts that are believed: others may send events of the same names.</param>
sealed class JobTable(IReadOnlySet<UInt160> sources) : IExplorerTable
{
    readonly SortedDictionary<ulong, List<JobStep>> _steps = [];

    /// <summary>In order; empty for a job that there is not.</summary>
    public IReadOnlyList<JobStep> StepsOf(ulong job) => _steps.GetValueOrDefault(job) ?? [];

    public void Add(IndexedBlock block)
    {
        foreach (var (transaction, ordinal, sent) in block.Sent())
        {
            if (!sources.Contains(sent.Contract) || block.Events.Read(sent) is not { } values) continue;
            if (!values.TryGetValue("jobId", out StackItem? id) || id is not PrimitiveType) continue;
            ulong job = (ulong)id.GetInteger();
            if (!_steps.TryGetValue(job, out List<JobStep>? steps)) _steps[job] = steps = [];
            steps.Add(new JobStep(
                block.Index, block.TimeMs, transaction.Hash, ordinal, sent.Contract, sent.Event));
        }
    }

    public void Truncate(uint block)
    {
        foreach (List<JobStep> steps in _steps.Values) steps.RemoveFrom(block, step => step.Block);
    }
}
