using System.Numerics;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>The jobs that RewardController publishes, one at a time over each epoch.</summary>
static class PublicWork
{
    /// <summary>Waits until the next job is due and publishes it.</summary>
    /// <returns>Its id in the market, and what its acceptance mints [1e-8 AGPU].</returns>
    public static async Task<(ulong JobId, BigInteger PayAgpu)> PublishAsync(
        Run run, Actor by, CancellationToken cancel)
    {
        await run.Chain.WaitForTimeAsync(await DueMsAsync(run.Suite, cancel), cancel);
        var (_, receipt) = await run.Suite.Rewards.PublishAsync(run.KeyOf(by), cancel);
        run.Record(GasPurpose.Other, receipt);
        var published = run.Suite.Rewards.PublicJobPublishedEventsIn(receipt).Single();
        return ((ulong)published.JobId, published.Pay);
    }

    /// <summary>
    /// The n-th job of an epoch is due n parts after the epoch's start; after the last one the next epoch's first.
    /// </summary>
    static async Task<ulong> DueMsAsync(SuiteClient suite, CancellationToken cancel)
    {
        var work = await suite.Rewards.PublicWorkOfAsync(cancel);
        var epoch = await suite.Rewards.EpochOfAsync(cancel);
        var epochMs = (await suite.Council.ParameterAsync("EpochMs", cancel)).Value;
        var jobs = (await suite.Council.ParameterAsync("PublicJobsPerEpoch", cancel)).Value;
        // An epoch that is over turns when somebody comes by: its first job is due at once.
        bool isOver = await suite.Chain.GetTimeMsAsync(cancel) >= epoch[1] + epochMs;
        bool isFirst = isOver || work[0] != epoch[0];
        // Rounded up: a moment too late is not too early.
        return (ulong)(isFirst ? epoch[1] : epoch[1] + (work[1] * epochMs + jobs - 1) / jobs);
    }
}
