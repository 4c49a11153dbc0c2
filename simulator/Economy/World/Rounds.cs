using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Puts a round of acts into blocks and lets the rest of the round's time pass. What is old is forgotten: the ledger's
/// records of blocks and transactions, as on a node that prunes, and the logs; no contract looks back that far.
/// </summary>
public sealed class Rounds(Market market, EventReader events)
{
    /// <summary>Above the longest dispute here [blocks]: audits hang on the hashes of blocks.</summary>
    const uint KeptBlocks = 6_000;

    /// <summary>From a round's acts to its answers: the audit's seed lies two blocks after a commitment.</summary>
    const int BlocksBeforeAnswers = 2;

    readonly Chain _chain = market.Chain;
    readonly Pruner _pruner = new(market.Chain);

    /// <summary>Runs acts in the order given, in as many blocks as they need.</summary>
    /// <returns>Blocks made.</returns>
    public int Run(IReadOnlyList<Act> acts)
    {
        int most = (int)_chain.Settings.MaxTransactionsPerBlock, blocks = 0;
        for (int start = 0; start < acts.Count; start += most, blocks++)
        {
            Act[] part = [.. acts.Skip(start).Take(most)];
            Transaction[] transactions = [.. part.Select(Build)];
            IReadOnlyList<TransactionReceipt> receipts = _chain.Mine(transactions);
            for (int i = 0; i < part.Length; i++) Take(part[i], receipts[i].Execution);
        }
        return blocks;
    }

    /// <summary>
    /// A whole round of so many blocks: acts, the blocks that draw the audits, answers, empty blocks up to its end.
    /// </summary>
    public void RunRound(IReadOnlyList<IAgent> agents, int blocks)
    {
        uint end = _chain.Height + (uint)blocks;
        market.Fresh.Clear();
        var acts = new ActList();
        foreach (IAgent agent in agents) agent.Act(acts);
        Run(acts.Acts);
        _chain.SkipBlocks(BlocksBeforeAnswers);
        acts.Clear();
        foreach (IAgent agent in agents) agent.Answer(acts);
        Run(acts.Acts);
        RefreshVaults();
        OpenVerdicts(agents, acts, end);
        if (_chain.Height < end) _chain.SkipBlocks(end - _chain.Height);
    }

    /// <summary>Where committees have sealed something in this round: once the block is there that draws their cells.</summary>
    void OpenVerdicts(IReadOnlyList<IAgent> agents, ActList acts, uint end)
    {
        uint[] sealing = [.. market.Committees.Sitting.Select(committee => committee.SealUntil + 1)
            .Where(drawing => drawing >= _chain.Height && drawing < end)];
        if (sealing.Length == 0) return;
        if (sealing.Max() > _chain.Height) _chain.SkipBlocks(sealing.Max() - _chain.Height);
        acts.Clear();
        foreach (IAgent agent in agents) agent.Open(acts);
        Run(acts.Acts);
    }

    /// <summary>A slash may take more than a job's bond: what is left, the vaults say.</summary>
    void RefreshVaults()
    {
        foreach (Account account in market.Accounts)
        {
            if (!account.IsVaultStale) continue;
            account.IsVaultStale = false;
            Execution read = _chain.Read([.. Enum.GetValues<JobTask>().Select(task =>
                new ContractCall(market.Suite.StakingVaults, "vaultOf", account.Hash, (int)task))]);
            for (int task = 0; task < account.Free.Length; task++)
                account.Free[task] = read.Stack[task].AsList(5)[0].AsInt64();
        }
    }

    public void Forget()
    {
        if (_chain.Height > KeptBlocks) _pruner.ForgetBefore(_chain.Height - KeptBlocks);
    }

    Transaction Build(Act act) => _chain.Build(
        new TransactionRequest(CallScript.Of([.. act.Calls]), new TransactionSigner(act.By.Actor))
        {
            SystemFeeDatoshi = act.FeeDatoshi,
        });

    void Take(Act act, Execution execution)
    {
        Totals totals = market.Totals;
        totals.Transactions++;
        totals.GasDatoshi += execution.GasDatoshi;
        act.By.GasDatoshi += execution.GasDatoshi;
        if (execution.Halted)
        {
            events.Read(execution);
            return;
        }
        totals.Faulted++;
        string error = ErrorOf(execution.Fault!.Message);
        totals.Refusals[error] = totals.Refusals.GetValueOrDefault(error) + 1;
        act.Refused?.Invoke(error);
    }

    /// <summary>"JobMarket/not-open" out of the VM's sentence; the sentence where it has no such name.</summary>
    static string ErrorOf(string message)
    {
        string last = message.Split(' ')[^1].TrimEnd('.');
        return last.Contains('/') ? last : message.ReplaceLineEndings(" ");
    }
}
