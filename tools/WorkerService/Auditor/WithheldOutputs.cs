using System.Numerics;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Disputes;
using StarMiner.Worker.Jobs;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>Looks into outputs that their providers do not publish, a move a round.</summary>
public sealed class WithheldOutputs(
    SuiteClient suite, Challenger challenger, KeyPair key, KnownVerdicts verdicts, ILogger<WithheldOutputs> log)
{
    readonly Dictionary<ulong, Descent> underWay = [];
    readonly HashSet<ulong> poor = [];

    /// <returns>How it ended; null while the next block may bring more.</returns>
    /// <exception cref="Store.BlobException">An operand is withheld, too.</exception>
    public async Task<WithheldEnd?> LookIntoAsync(ulong id, CancellationToken cancel)
    {
        if (!underWay.TryGetValue(id, out var descent))
        {
            if (await challenger.DescendAsync(id, cancel) is not { } needed)
            {
                verdicts.Learn(id, right: true);
                log.LogInformation("job {Job}: nobody shows the output, but its root is the right one", id);
                return new WithheldEnd(null);
            }
            underWay[id] = descent = needed;
            verdicts.Learn(id, right: false);
            log.LogWarning("job {Job}: the output is withheld, and it is not the right one", id);
        }
        if (!await CanDemandAsync(id, cancel)) return null;
        switch (await MoveAsync(descent, cancel))
        {
            case DescentMove.Found found:
                underWay.Remove(id);
                return new WithheldEnd(found.Fault);
            case DescentMove.Closed closed:
                underWay.Remove(id);
                log.LogWarning(
                    "job {Job}: a demand was not met, block {Block} slashed the provider", id, closed.Receipt.Block);
                return new WithheldEnd(null);
            case DescentMove.Demanded demanded:
                log.LogInformation("job {Job}: a node is demanded in block {Block}", id, demanded.Receipt.Block);
                return null;
            default:
                return null;
        }
    }

    public void Forget(ulong id) => underWay.Remove(id);

    static async Task<DescentMove?> MoveAsync(Descent descent, CancellationToken cancel)
    {
        try
        {
            return await descent.NextAsync(cancel);
        }
        catch (ContractFaultException refusal)
            when (refusal.Error is "Referee/already-demanded" or "Referee/not-demanded")
        {
            return null; // another challenger's transaction came before
        }
    }

    async Task<bool> CanDemandAsync(ulong id, CancellationToken cancel)
    {
        BigInteger deposit = (await suite.Council.ParameterAsync("DemandDeposit", cancel)).Value;
        if (await suite.Token.BalanceOfAsync(key.Account(), cancel) >= deposit) return true;
        if (poor.Add(id))
            log.LogWarning(
                "job {Job} cannot be looked into: a demand takes a deposit of {Deposit} AGPU", id,
                Amounts.Agpu(deposit));
        return false;
    }
}

/// <param name="Fault">What is left to prove; null where nothing is.</param>
public sealed record WithheldEnd(Fault? Fault);
