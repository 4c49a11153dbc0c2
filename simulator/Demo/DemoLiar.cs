using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Demo;

/// <summary>
/// A provider that turns one bit of a result around, so that the auditor has something to prove: its bond is slashed,
/// the client gets the fee back.
/// </summary>
sealed class DemoLiar(DemoOptions options, IBlobStore store, KernelRegistry kernels, ComputeDevice device)
{
    const long StakeAgpu = 500_00000000;
    const long PaymentAgpu = 40_00000000;

    /// <summary>Until it is stopped.</summary>
    /// <param name="victim">Opens the jobs that the liar takes.</param>
    public async Task RunAsync(DemoActor liar, DemoActor victim, Random random, CancellationToken cancel)
    {
        var source = new JobSource(liar.Suite, kernels, store);
        while (true)
        {
            await Task.Delay(options.Rarely * (0.6 + 0.8 * random.NextDouble()), cancel);
            await liar.StakeAsync(StakeAgpu, Enum.GetValues<JobTask>(), cancel);
            JobRequest request = await DemoWork.NextAsync(random, victim.Suite.Addresses, store, cancel);
            (ulong id, _) = await victim.Suite.Market.OpenAsync(
                victim.Key, request with { Tier = JobTier.Spot }, PaymentAgpu, cancel);
            await LieAsync(new Provider(liar.Suite, liar.Key, device, source, store)
            {
                Tamper = new FlipCell(random.Next(100)),
            }, id, cancel);
        }
    }

    static async Task LieAsync(Provider provider, ulong id, CancellationToken cancel)
    {
        try
        {
            PreparedJob job = await provider.PrepareAsync(id, cancel);
            await provider.ClaimAsync(job, cancel);
            VerifiedBlob output = await provider.ComputeAsync(job, cancel);
            await provider.CommitAsync(job, output, cancel);
        }
        catch (ContractFaultException taken) when (taken.Error is "JobMarket/not-open" or "JobMarket/not-at-the-head")
        {
            // An honest provider was quicker.
        }
    }
}
