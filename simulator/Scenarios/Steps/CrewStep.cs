using System.Globalization;
using System.Numerics;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Several providers serve every open job, their devices busy for a simulated time.</summary>
sealed class CrewStep(IReadOnlyList<Actor> workers, ulong deviceMs) : IStep
{
    const int MostWorkers = 64;

    static readonly Field<IReadOnlyList<Actor>> Workers = Field.Required(
        "workers", new ListOf<Actor>(Known.Actor, 1, MostWorkers), "who serves");
    static readonly Field<BigInteger> DeviceTime = Field.Required(
        "device-time", Quantities.Time, "how long a job keeps a device busy, on the chain's clock");

    public static readonly StepKind Kind = new(
        "crew",
        "Several providers serve every open job side by side, each job keeping a device busy for a simulated time.",
        (values, scope) => scope.AfterDeploy(
            values.At, new CrewStep(values.Get(Workers), (ulong)values.Get(DeviceTime))),
        Workers, DeviceTime);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var totals = await new Crew(run, workers, deviceMs).WorkAsync(cancel);
        run.Worked(totals);
        run.Log.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Jobs} jobs in {totals.Seconds:N0} s, {totals.JobsPerHour:0.0} an hour"));
    }
}
