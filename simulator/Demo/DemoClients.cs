using StarMiner.Client;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Demo;

/// <summary>Clients that open jobs, and now and then change their mind.</summary>
sealed class DemoClients(DemoOptions options, IBlobStore store)
{
    /// <summary>The whole of a job costs less [1e-8 AGPU]; the excess comes back.</summary>
    const long PaymentAgpu = 40_00000000;

    static readonly TimeSpan SecondThoughts = TimeSpan.FromMilliseconds(300);

    /// <summary>One client, until it is stopped.</summary>
    public async Task RunAsync(DemoActor client, Random random, CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(options.Pause * (0.4 + 1.2 * random.NextDouble()), cancel);
            if (await OpenJobsAsync(client, cancel) >= options.MostOpen) continue;
            JobRequest request = await DemoWork.NextAsync(random, client.Suite.Addresses, store, cancel);
            (ulong job, _) = await client.Suite.Market.OpenAsync(client.Key, request, PaymentAgpu, cancel);
            if (random.Next(12) == 0) await CancelAsync(client, job, cancel);
        }
    }

    static async Task CancelAsync(DemoActor client, ulong job, CancellationToken cancel)
    {
        await Task.Delay(SecondThoughts, cancel);
        try
        {
            await client.Suite.Market.CancelAsync(client.Key, job, cancel);
        }
        catch (ContractFaultException taken) when (taken.Error == "JobMarket/not-open")
        {
            // A provider was quicker; the job goes its way.
        }
    }

    static async Task<int> OpenJobsAsync(DemoActor client, CancellationToken cancel)
    {
        int open = 0;
        foreach (JobTask task in Enum.GetValues<JobTask>())
        {
            foreach (JobTier tier in new[] { JobTier.Spot, JobTier.Standard })
                open += (await client.Suite.Market.HeadAsync(task, tier, 8, cancel)).Count;
        }
        return open;
    }
}
