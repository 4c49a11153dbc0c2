using System.Globalization;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>What the worker does, live in the terminal: jobs, throughput, earnings, the last lines of the log.</summary>
public sealed class Dashboard(
    WorkerSettings settings, WorkerMetrics metrics, WorkerClock clock, DevicePool devices, RecentLines log,
    IAnsiConsole console) : BackgroundService
{
    static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    long cellsBefore;
    long ticksBefore;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => console.Live(View()).StartAsync(async live =>
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            live.UpdateTarget(View());
            await Task.Delay(Refresh, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        live.UpdateTarget(View());
    });

    /// <summary>The whole picture of this moment.</summary>
    public IRenderable View()
    {
        var facts = new Grid().AddColumns(2);
        void Fact(string name, string value) => facts.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        Fact("role", settings.Role.ToString().ToLowerInvariant());
        Fact("devices", string.Join(", ", devices.Devices.Select(device => $"{device.Id} {device.Name}")));
        Fact("chain", $"block {clock.Height}, {clock.SinceLastBlock.TotalSeconds:0} s ago"
            + (clock.IsTold ? ", told by WebSocket" : ""));
        if (settings.Role == WorkerRole.Provider)
        {
            Fact("jobs", $"{metrics.JobsInHand} in hand, {metrics.SettledJobs} settled, {metrics.LostJobs} lost");
            Fact("throughput", $"{CellsPerSecond():N0} cells/s, {metrics.Cells:N0} in all");
        }
        else if (settings.Role == WorkerRole.Oracle)
        {
            Fact("reports", metrics.Reports.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            Fact("faults proven", metrics.ProvenFaults.ToString(CultureInfo.InvariantCulture));
            if (settings.CommitteeSlots > 0) Fact("verdicts", metrics.Verdicts.ToString(CultureInfo.InvariantCulture));
        }
        Fact("earned", string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.EarnedAgpu:0.########} AGPU, {metrics.ClaimableAgpu:0.########} more to collect"));
        return new Rows(
            new Panel(facts).Header("StarMiner worker").Expand(),
            new Text(string.Join('\n', log.Lines)));
    }

    double CellsPerSecond()
    {
        long now = clock.Time.GetTimestamp(), cells = metrics.Cells;
        double seconds = clock.Time.GetElapsedTime(ticksBefore, now).TotalSeconds;
        double rate = ticksBefore == 0 || seconds == 0 ? 0 : (cells - cellsBefore) / seconds;
        (cellsBefore, ticksBefore) = (cells, now);
        return rate;
    }
}
