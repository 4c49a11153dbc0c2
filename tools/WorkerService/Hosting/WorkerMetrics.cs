using System.Numerics;
using Prometheus;
using StarMiner.Worker.Jobs;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>What a worker counts, for Prometheus and for the dashboard.</summary>
public sealed class WorkerMetrics
{
    readonly Counter settled, lost, faults, verdicts, reports, deviceFailures, failures, cells;
    readonly Gauge inHand, earned, claimable;
    long lastDone;

    public WorkerMetrics()
    {
        var factory = Metrics.WithCustomRegistry(Registry);
        settled = factory.CreateCounter("starminer_jobs_settled_total", "Jobs settled for this worker.");
        lost = factory.CreateCounter("starminer_jobs_lost_total", "Jobs given up: raced, timed out or slashed.");
        faults = factory.CreateCounter("starminer_faults_proven_total", "Wrong cells that this worker proved.");
        verdicts = factory.CreateCounter("starminer_verdicts_total", "Seats in committees whose verdict was opened.");
        reports = factory.CreateCounter("starminer_reports_total", "An oracle's reports that were opened.");
        deviceFailures = factory.CreateCounter(
            "starminer_device_failures_total", "Jobs that a device could not finish, by device.", "device");
        failures = factory.CreateCounter("starminer_failures_total", "Failures that were tried again, by kind.", "kind");
        cells = factory.CreateCounter("starminer_cells_total", "Cells computed.");
        inHand = factory.CreateGauge("starminer_jobs_in_hand", "Jobs under way.");
        earned = factory.CreateGauge("starminer_earned_agpu", "AGPU collected since the start.");
        claimable = factory.CreateGauge("starminer_claimable_agpu", "AGPU that waits to be collected.");
    }

    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    public long SettledJobs => (long)settled.Value;
    public long LostJobs => (long)lost.Value;
    public long JobsInHand => (long)inHand.Value;
    public long ProvenFaults => (long)faults.Value;
    public long Verdicts => (long)verdicts.Value;
    public long Reports => (long)reports.Value;
    public long Cells => (long)cells.Value;
    public double EarnedAgpu => earned.Value;
    public double ClaimableAgpu => claimable.Value;

    public void Began() => inHand.Inc();

    public void Finished() => inHand.Dec();

    public void Settled() => settled.Inc();

    public void Lost() => lost.Inc();

    public void GaveVerdict() => verdicts.Inc();

    public void Reported() => reports.Inc();

    public void ProvedFault() => faults.Inc();

    /// <summary>Each tile says how far its job is: what is new since the tile before is counted.</summary>
    public void Progressed(WorkProgress progress)
    {
        if (progress.Stage != WorkStage.Compute) return;
        long before = Interlocked.Exchange(ref lastDone, progress.Done == progress.Total ? 0 : progress.Done);
        cells.Inc(Math.Max(0, progress.Done - before));
    }

    /// <param name="amount">[1e-8 AGPU]</param>
    public void Earned(BigInteger amount) => earned.Inc((double)amount / 1e8);

    /// <param name="amount">All that is owed and not collected yet [1e-8 AGPU].</param>
    public void Claimable(BigInteger amount) => claimable.Set((double)amount / 1e8);

    public void DeviceFailed(string device) => deviceFailures.WithLabels(device).Inc();

    public void Failed(Exception failure) => failures.WithLabels(failure.GetType().Name).Inc();
}
