using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>
/// Random sequences of everything that can be called, by right and wrong callers, on the chain and in the model. A
/// failure is shrunk to the fewest steps and printed with what replays it. <c>STARMINER_SEQUENCES</c> asks for more than
/// a build runs, <c>STARMINER_SEED</c> for others.
/// </summary>
public class SuiteModelTests(ITestOutputHelper output)
{
    const int Steps = 90, Sequences = 30;
    const ulong Seed = 20_261_122, Gamma = 1; // FsCheck's gamma is odd

    /// <summary>What a build must have seen both done and refused: a model of what never happens says nothing.</summary>
    static readonly SuiteAct[] Common =
    [
        SuiteAct.Transfer, SuiteAct.Stake, SuiteAct.RequestUnbond, SuiteAct.WithdrawStake, SuiteAct.Open, SuiteAct.Claim,
        SuiteAct.Commit, SuiteAct.Answer, SuiteAct.Challenge, SuiteAct.Settle, SuiteAct.TimeOut, SuiteAct.Divide,
        SuiteAct.Cancel, SuiteAct.Withdraw, SuiteAct.CollectPools, SuiteAct.Demand, SuiteAct.Supply,
        SuiteAct.CloseDemand, SuiteAct.SealFinding, SuiteAct.RevealFinding, SuiteAct.PayReward, SuiteAct.Convene,
        SuiteAct.SealVerdict, SuiteAct.RevealVerdict, SuiteAct.CloseCommittee, SuiteAct.BondAuditor, SuiteAct.LeaveSlot,
        SuiteAct.WithdrawSlot, SuiteAct.PairDeposit, SuiteAct.PairAdd, SuiteAct.PairRemove, SuiteAct.PairSwap,
        SuiteAct.PairWithdraw, SuiteAct.ClaimReward, SuiteAct.SealReport, SuiteAct.RevealReport, SuiteAct.CloseRound,
        SuiteAct.BondOracle, SuiteAct.UnbondOracle,
    ];

    [Fact]
    public void Suite_underRandomCalls_doesWhatTheModelDoes_andEveryJobCanEnd()
    {
        int sequences = (int)Asked("STARMINER_SEQUENCES", Sequences);
        ulong seed = Asked("STARMINER_SEED", Seed);
        var outcomes = new Dictionary<(SuiteAct Act, bool WentThrough), int>();
        var calls = new Dictionary<(string Method, bool WentThrough), int>();
        Prop.ForAll(Arb.ToArbitrary(SuiteSteps.Sequences(Steps), SuiteSteps.Shorter), steps =>
        {
            var run = new SuiteRun(outcomes, calls);
            foreach (SuiteStep step in steps) run.Do(step);
            run.CheckThatEverythingCanEnd();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(sequences).WithReplay(seed, Gamma));
        output.WriteLine($"seed {seed}, {sequences} sequences of {Steps} steps");
        foreach (var act in Enum.GetValues<SuiteAct>())
            output.WriteLine($"{act}: {Count(act, true)} went through, {Count(act, false)} were refused");
        foreach (var act in Common)
            (Count(act, true), Count(act, false)).Should().Match<(int, int)>(c => c.Item1 > 0 && c.Item2 > 0, "{0}", act);
        SuiteMethods.Acted.Where(method => !calls.ContainsKey((method, true))).Should().BeEmpty("each must be seen done");
        SuiteMethods.Refused.Where(method => !calls.ContainsKey((method, false))).Should().BeEmpty("each must be tried");
        SuiteMethods.Refused.Where(method => calls.ContainsKey((method, true))).Should().BeEmpty("nobody has a seat");

        int Count(SuiteAct act, bool wentThrough) => outcomes.GetValueOrDefault((act, wentThrough));
    }

    [Fact]
    public void Steps_ofAFailure_areShortened()
    {
        SuiteStep[] steps = [.. Enumerable.Range(0, Steps).Select(i => new SuiteStep(SuiteAct.Mine, 0, 0, 0, i, false))];

        var check = () => Prop.ForAll(
            Arb.ToArbitrary(Gen.Constant(steps), SuiteSteps.Shorter), tried => tried.All(step => step.Size != 77))
            .Check(Config.QuickThrowOnFailure);

        check.Should().Throw<Exception>().Which.Message.Should().MatchRegex(@"(?s)Shrunk.*Size = 77")
            .And.NotMatchRegex(@"(?s)Shrunk.*Size = 76");
    }

    /// <summary>A new method has to become an act of the model's, or be said to be nobody's.</summary>
    [Fact]
    public void Acts_areAllThatAnybodyCanCall() =>
        SuiteMethods.Acted.Concat(SuiteMethods.Refused).Should().BeEquivalentTo(SuiteMethods.All());

    static ulong Asked(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
