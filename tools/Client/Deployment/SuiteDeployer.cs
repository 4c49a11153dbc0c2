using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

public enum StepOutcome
{
    /// <summary>Its transaction is being made.</summary>
    Running,

    /// <summary>This run did it.</summary>
    Done,

    /// <summary>The chain had it before this run, or a transaction of an earlier run did it.</summary>
    AlreadyDone,
}

/// <param name="Index">From 0.</param>
/// <param name="Receipt">Of the transaction that this run sent or resumed.</param>
public sealed record StepReport(int Index, int Count, string Step, StepOutcome Outcome, Receipt? Receipt);

/// <summary>
/// Deploys the suite over any chain. It may be cut off at any moment and run again: it goes on where it stopped and
/// does nothing twice.
/// </summary>
/// <param name="journal">Null where nothing has to outlive the process (the in-process simulator).</param>
public sealed class SuiteDeployer(
    IChainClient chain, KeyPair deployer, SuitePlan plan, DeploymentJournal? journal = null)
{
    /// <summary>Does what is missing.</summary>
    /// <exception cref="OutOfGasException">Before anything is sent, where the balance cannot pay what is
    /// left.</exception>
    /// <exception cref="ChainException">The journal is of other bytes, or a step failed; what was done before stays
    /// done.</exception>
    public async Task<SuiteClient> RunAsync(Action<StepReport>? report = null, CancellationToken cancel = default)
    {
        await RefuseOtherSuiteAsync(cancel);
        journal?.RecordPlan(plan);
        var resumed = await ResumePendingAsync(cancel);
        var estimate = await DeploymentEstimate.OfAsync(chain, plan, cancel);
        if (!estimate.IsEnough)
            throw new OutOfGasException(plan.Deployer, estimate.BalanceDatoshi, estimate.TotalDatoshi);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            cancel.ThrowIfCancellationRequested();
            var calls = await step.MissingAsync(chain, cancel);
            if (calls.Count == 0)
            {
                Report(StepOutcome.AlreadyDone, resumed?.Step == step.Name ? resumed.Value.Receipt : null);
                continue;
            }
            Report(StepOutcome.Running, null);
            Report(StepOutcome.Done, await SendAsync(step, calls, cancel));

            void Report(StepOutcome outcome, Receipt? receipt) =>
                report?.Invoke(new StepReport(i, plan.Steps.Count, step.Name, outcome, receipt));
        }
        return new SuiteClient(chain, plan.Addresses);
    }

    /// <summary>
    /// A contract's hash follows from its bytes: changed sources would be another suite beside the one that is there.
    /// </summary>
    async Task RefuseOtherSuiteAsync(CancellationToken cancel)
    {
        if (journal is null) return;
        foreach (var step in plan.Contracts)
        {
            string name = step.Artifact.Name;
            if (!journal.Contracts.TryGetValue(name, out var entry) || UInt160.Parse(entry.Hash) == step.Hash) continue;
            if (await chain.GetContractAsync(UInt160.Parse(entry.Hash), cancel) is null) continue;
            throw new ChainException(
                $"{name} is deployed at {entry.Hash} as {journal.Path} says, and these sources are others: "
                + $"starminer upgrade {name} changes it; another --journal begins another suite");
        }
    }

    async Task<Receipt> SendAsync(DeploymentStep step, IReadOnlyList<ContractCall> calls, CancellationToken cancel)
    {
        void Remember(PendingTransaction transaction) => journal?.RecordPending(step.Name, transaction);
        var pending = chain as IPendingTransactions;
        if (pending is not null) pending.Sending += Remember;
        try
        {
            var receipt = await chain.SendScriptAsync(CallScript.Of([.. calls]), deployer, cancel: cancel);
            journal?.RecordDone(step.Name, receipt);
            return receipt;
        }
        finally
        {
            if (pending is not null) pending.Sending -= Remember;
        }
    }

    /// <summary>Brings the transaction to its end that was under way when the last run was cut off.</summary>
    async Task<(string Step, Receipt Receipt)?> ResumePendingAsync(CancellationToken cancel)
    {
        if (journal?.Pending is not { } pending || chain is not IPendingTransactions transactions) return null;
        try
        {
            if (await transactions.ResumeAsync(pending.Transaction, cancel) is { } receipt)
            {
                journal.RecordDone(pending.Step, receipt);
                return (pending.Step, receipt);
            }
        }
        catch (ContractFaultException)
        {
            // The step is still missing on chain and is done anew, which shows the same fault if it is not over.
        }
        journal.ClearPending();
        return null;
    }
}
