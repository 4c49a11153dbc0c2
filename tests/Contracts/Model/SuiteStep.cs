using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>One random call, or a while in which nobody calls.</summary>
/// <param name="Job">Which of the jobs so far, from the newest.</param>
/// <param name="Size">Log-uniform, so that dust is as frequent as fortunes.</param>
/// <param name="IsForged">Signed by somebody else than the call speaks for.</param>
public sealed record SuiteStep(SuiteAct Act, int Who, int Other, int Job, BigInteger Size, bool IsForged);

public enum SuiteAct
{
    Transfer,
    Burn,
    Stake,
    RequestUnbond,
    WithdrawStake,
    Open,
    Claim,
    Commit,
    Answer,
    Challenge,
    Settle,
    TimeOut,
    Divide,
    Cancel,
    Demand,
    Supply,
    CloseDemand,
    SealFinding,
    RevealFinding,
    PayReward,
    Convene,
    SealVerdict,
    RevealVerdict,
    CloseCommittee,
    BondAuditor,
    LeaveSlot,
    WithdrawSlot,
    PairDeposit,
    PairAdd,
    PairRemove,
    PairSwap,
    PairWithdraw,
    PairBurn,
    Withdraw,
    CollectPools,
    ClaimReward,
    CollectMaintenance,
    Publish,
    SealReport,
    RevealReport,
    CloseRound,
    BondOracle,
    UnbondOracle,
    Wrap,
    Unwrap,
    Usurp,
    GiveShares,
    GiveWrapped,
    GiveStable,
    BurnStable,
    Sweep,
    SyncCharter,
    Foreign,
    PassTime,
    Mine,
}

public static class SuiteSteps
{
    public const int Actors = 4;

    /// <summary>What moves jobs on is called more often than the rest, or few jobs would ever get far.</summary>
    static readonly (SuiteAct Act, int Weight)[] Weights =
    [
        (SuiteAct.Transfer, 2), (SuiteAct.Burn, 1), (SuiteAct.Stake, 3), (SuiteAct.RequestUnbond, 2),
        (SuiteAct.WithdrawStake, 2), (SuiteAct.Open, 8), (SuiteAct.Claim, 14), (SuiteAct.Commit, 12),
        (SuiteAct.Answer, 12), (SuiteAct.Challenge, 5), (SuiteAct.Settle, 10), (SuiteAct.TimeOut, 5),
        (SuiteAct.Divide, 3), (SuiteAct.Cancel, 2), (SuiteAct.Withdraw, 3), (SuiteAct.Demand, 4),
        (SuiteAct.Supply, 6), (SuiteAct.CloseDemand, 3), (SuiteAct.SealFinding, 8), (SuiteAct.RevealFinding, 8),
        (SuiteAct.PayReward, 4), (SuiteAct.Convene, 16), (SuiteAct.SealVerdict, 18), (SuiteAct.RevealVerdict, 16),
        (SuiteAct.CloseCommittee, 4), (SuiteAct.BondAuditor, 4), (SuiteAct.LeaveSlot, 1), (SuiteAct.WithdrawSlot, 2),
        (SuiteAct.PairDeposit, 3), (SuiteAct.PairAdd, 2), (SuiteAct.PairRemove, 1), (SuiteAct.PairSwap, 3),
        (SuiteAct.PairWithdraw, 1), (SuiteAct.PairBurn, 1), (SuiteAct.CollectPools, 2), (SuiteAct.ClaimReward, 6),
        (SuiteAct.CollectMaintenance, 1), (SuiteAct.Publish, 3), (SuiteAct.BondOracle, 2), (SuiteAct.UnbondOracle, 1),
        (SuiteAct.SealReport, 4), (SuiteAct.RevealReport, 5), (SuiteAct.CloseRound, 3), (SuiteAct.GiveShares, 1),
        (SuiteAct.GiveWrapped, 1), (SuiteAct.GiveStable, 1), (SuiteAct.BurnStable, 1), (SuiteAct.Sweep, 2),
        (SuiteAct.SyncCharter, 1), (SuiteAct.Foreign, 6),
        (SuiteAct.Wrap, 1), (SuiteAct.Unwrap, 1), (SuiteAct.Usurp, 2), (SuiteAct.PassTime, 4), (SuiteAct.Mine, 7),
    ];

    /// <summary>All acts in an order of their own for each number, the frequent ones mostly first.</summary>
    public static IEnumerable<SuiteAct> Others(int number)
    {
        SuiteAct[] drawn = [.. Weights.SelectMany(w => Enumerable.Repeat(w.Act, w.Weight))];
        new Random(number).Shuffle(drawn);
        return drawn;
    }

    public static Gen<SuiteStep[]> Sequences(int steps)
    {
        Gen<SuiteAct> acts = Gen.Frequency(Weights.Select(w => (w.Weight, Gen.Constant(w.Act))).ToArray());
        Gen<SuiteStep> step =
            from act in acts
            from who in Gen.Choose(0, Actors - 1)
            from other in Gen.Choose(0, Actors - 1)
            from job in Gen.Choose(0, 5)
            from tenths in Gen.Choose(0, 125)
            from mantissa in Gen.Choose(0, 999)
            from forged in Gen.Choose(0, 9)
            select new SuiteStep(
                act, who, other, job, (BigInteger)(Math.Pow(10, tenths / 10.0) * (1 + mantissa / 1000.0)), forged == 0);
        return step.ArrayOf(steps);
    }

    /// <summary>The same without a half, a quarter, ... a single step: what FsCheck tries while they still fail.</summary>
    public static IEnumerable<SuiteStep[]> Shorter(SuiteStep[] steps)
    {
        for (int length = steps.Length / 2; length > 0; length /= 2)
            for (int start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
    }
}
