using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Invariants;

/// <summary>
/// Whether every live job can still reach an end by what anybody may do: it is driven there, and whoever asks takes the chain
/// back afterwards.
/// </summary>
sealed class JobEnds(SuiteClient suite, KeyPair anyone)
{
    /// <summary>Claimed, reopened, expired: no job needs more acts than that, and one to spare.</summary>
    const int MostActs = 4;

    /// <summary>An actor that no scenario can name: names hold no space.</summary>
    public const string Passer = "passer by";
    public const long PasserDatoshi = 10_000_00000000;

    public async Task<bool> AllReachableAsync(CancellationToken cancel)
    {
        bool all = true;
        foreach (var job in await BookKeeper.JobsAsync(suite, cancel))
            if (job.Status < JobStatus.Settled) all &= await IsReachableAsync(job.Id, cancel);
        return all;
    }

    async Task<bool> IsReachableAsync(ulong id, CancellationToken cancel)
    {
        for (int acts = 0; acts < MostActs; acts++)
        {
            var job = await suite.Market.JobAsync(id, cancel);
            if (job.Status >= JobStatus.Settled) return true;
            try
            {
                if (job.Status <= JobStatus.Claimed)
                {
                    await suite.Chain.WaitForTimeAsync(job.DeadlineMs + 1, cancel);
                    await suite.Market.TimeOutAsync(anyone, id, cancel);
                }
                else
                {
                    await suite.Chain.WaitForHeightAsync(job.DisputeEndBlock + 1, cancel);
                    await EndAsync(id, cancel);
                }
            }
            catch (ContractFaultException)
            {
                return false;
            }
        }
        return (await suite.Market.JobAsync(id, cancel)).Status >= JobStatus.Settled;
    }

    /// <summary>Settled where it may be, else its audit was not answered.</summary>
    async Task EndAsync(ulong id, CancellationToken cancel)
    {
        try
        {
            await suite.Market.SettleAsync(anyone, id, cancel);
        }
        catch (ContractFaultException refused) when (refused.Error == "JobMarket/not-audited")
        {
            await suite.Market.TimeOutAsync(anyone, id, cancel);
        }
    }
}
