using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Expectations;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Checks what must hold at this point.</summary>
sealed class ExpectStep(IReadOnlyList<IExpectation> expectations) : IStep
{
    static readonly Field<IReadOnlyList<IExpectation>>[] Fields =
    [
        StatusExpectation.Field, AccuracyExpectation.Field, AuditMissedExpectation.Field, RefundedExpectation.Field,
        AmountExpectation.Balance, AmountExpectation.Claimable, AmountExpectation.FreeBond, AmountExpectation.LockedBond,
        AmountExpectation.Supply, AmountExpectation.Burned,
    ];

    public static readonly StepKind Kind = new("expect", "Checks what must hold at this point.", Make, [.. Fields]);

    static IStep Make(FieldValues values, Scope scope)
    {
        IExpectation[] expectations = [.. Fields.SelectMany(values.Get)];
        if (expectations.Length == 0)
            throw new ScenarioFormatException(values.At, "at least one expectation", "none");
        return scope.AfterDeploy(values.At, new ExpectStep(expectations));
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        foreach (var expectation in expectations) await expectation.CheckAsync(run, cancel);
        run.Log.Say(expectations.Count == 1 ? "holds" : $"{expectations.Count} expectations hold");
    }
}
