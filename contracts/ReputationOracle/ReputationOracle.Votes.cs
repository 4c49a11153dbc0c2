using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What cannot be proven, availability and latency, bonded oracles report: sealed first, revealed after, the median
/// counts. A vote only lowers a score, so that collusion cannot make one.
/// <code>no round ─seal─► sealing (half an epoch) ─► revealing (half an epoch) ─closeRound─► no round</code>
/// </summary>
public partial class ReputationOracle
{
    private const int MaxReports = 9;
    private const int Quorum = 3;
    private const int SealBytes = 32;

    /// <summary>Part of the oracle's bond that each report locks, and loses if it is bad.</summary>
    private const int LocksInABond = 10;

    /// <summary>
    /// Opens a round about a provider that has worked lately, or joins the open one. seal = SHA256(quality u16 | salt
    /// 32 | oracle 20 | task 1 | provider 20): bound to the oracle, so that a copy cannot be opened.
    /// </summary>
    public static void Seal(UInt160 oracle, UInt160 provider, BigInteger task, ByteString seal)
    {
        ByteString subject = CheckedSubject(provider, task);
        ExecutionEngine.Assert(oracle.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsByteString(seal) && seal.Length == SealBytes, InvalidSeal);
        ByteString charter = GetCharter();
        ByteString? open = GetRound(subject);
        ByteString round = open is null ? NewRound(subject, charter) : open;
        ExecutionEngine.Assert(Runtime.Time <= Round.SealUntilMs(round), TooLate);
        ExecutionEngine.Assert(Round.Count(round) < MaxReports, RoundFull);
        ExecutionEngine.Assert(Round.Find(round, oracle) < 0, AlreadySealed);
        BigInteger bonds = GetBonds(oracle);
        BigInteger free = OracleBonds.Free(bonds);
        BigInteger locked = OracleBonds.Locked(bonds);
        BigInteger lockAgpu = Round.LockAgpu(round);
        ExecutionEngine.Assert(free + locked >= Charter.Value(charter, Parameter.OracleBond), BondTooLow);
        // INVARIANT: what a report locks backs that report only.
        ExecutionEngine.Assert(free >= lockAgpu, BondTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(oracle), NoWitness);
        PutBonds(oracle, free - lockAgpu, locked + lockAgpu);
        PutRound(subject, Round.WithSeal(round, oracle, seal));
        OnReportSealed(
            oracle, provider, task, seal, lockAgpu, Round.SealUntilMs(round), Round.RevealUntilMs(round));
    }

    /// <summary>Opens the oracle's seal. quality 0..10,000: how much of its promises the provider kept.</summary>
    public static void Reveal(
        UInt160 oracle, UInt160 provider, BigInteger task, BigInteger quality, ByteString salt)
    {
        ByteString subject = CheckedSubject(provider, task);
        ExecutionEngine.Assert(oracle.IsValid, InvalidAccount);
        ExecutionEngine.Assert(
            Items.IsInteger(quality) && quality >= 0 && quality <= BasisPoints.One, InvalidReport);
        ExecutionEngine.Assert(Items.IsByteString(salt) && salt.Length == SealBytes, InvalidReport);
        ByteString round = OpenRound(subject);
        ExecutionEngine.Assert(Runtime.Time > Round.SealUntilMs(round), TooEarly);
        ExecutionEngine.Assert(Runtime.Time <= Round.RevealUntilMs(round), TooLate);
        int index = Round.Find(round, oracle);
        ExecutionEngine.Assert(index >= 0, NotSealed);
        ExecutionEngine.Assert(!Round.IsRevealed(round, index), AlreadyRevealed);
        ExecutionEngine.Assert(SealOf(quality, salt, oracle, subject) == Round.Seal(round, index), WrongOpening);
        ExecutionEngine.Assert(Runtime.CheckWitness(oracle), NoWitness);
        PutRound(subject, Round.WithQuality(round, index, quality));
        OnReportRevealed(oracle, provider, task, quality);
    }

    /// <summary>
    /// Ends a round whose time is over, whoever asks: unrevealed and far reports lose their lock, the others get it
    /// back and, where the quorum was reached, a point in the oracles' pool.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the round's time is over")]
    public static void CloseRound(UInt160 provider, BigInteger task)
    {
        ByteString subject = CheckedSubject(provider, task);
        ByteString round = OpenRound(subject);
        ExecutionEngine.Assert(Runtime.Time > Round.RevealUntilMs(round), TooEarly);
        ByteString charter = GetCharter();
        BigInteger[] sorted = SortedReveals(round);
        bool counts = sorted.Length >= Quorum;
        // The lower of two middles: a vote of an even number is not rounded in the provider's favour.
        BigInteger median = counts ? sorted[(sorted.Length - 1) / 2] : 0;
        DeleteRound(subject);
        CountVote(provider, task, subject, charter, sorted.Length, median);
        // Without a quorum there is nothing to be far from: whoever revealed has done its part.
        BigInteger farthest = counts ? Charter.Value(charter, Parameter.OutlierBps) : BasisPoints.One;
        BigInteger burned = Judge(provider, task, round, median, farthest);
        if (burned > 0)
            Contract.Call(
                Charter.Address(charter, Seat.AgpuToken), "burn", CallFlags.All, Runtime.ExecutingScriptHash, burned);
        if (counts) Reward(round, median, farthest, Charter.Address(charter, Seat.RewardController));
    }

    /// <summary>[sealUntilMs, revealUntilMs, lock, reports, reveals] of the open round.</summary>
    [Safe]
    public static BigInteger[] RoundOf(UInt160 provider, BigInteger task)
    {
        ByteString round = OpenRound(CheckedSubject(provider, task));
        return new BigInteger[]
        {
            Round.SealUntilMs(round), Round.RevealUntilMs(round), Round.LockAgpu(round), Round.Count(round),
            SortedReveals(round).Length,
        };
    }

    private static ByteString NewRound(ByteString subject, ByteString charter)
    {
        BigInteger halfMs = Charter.Value(charter, Parameter.EpochMs) / 2;
        // Who does not work needs no watching, and nobody earns points by watching it.
        BigInteger workMs = Standing.WorkMs(GetStanding(subject));
        ExecutionEngine.Assert(Runtime.Time <= workMs + 2 * halfMs, NotActive);
        BigInteger sealUntilMs = Runtime.Time + halfMs;
        return Round.Of(
            sealUntilMs, sealUntilMs + halfMs, Charter.Value(charter, Parameter.OracleBond) / LocksInABond);
    }

    private static ByteString OpenRound(ByteString subject)
    {
        ByteString? round = GetRound(subject);
        ExecutionEngine.Assert(round is not null, NoRound);
        return round!;
    }

    private static void CountVote(
        UInt160 provider, BigInteger task, ByteString subject, ByteString charter, int reveals, BigInteger median)
    {
        BigInteger standing = GetStanding(subject);
        BigInteger score = AgedScore(standing, charter);
        if (reveals >= Quorum)
        {
            // Rounded down: the score keeps what its lowering rounds off.
            score -= score * (BasisPoints.One - median) * Charter.Value(charter, Parameter.VoteBps)
                / (BasisPoints.One * (BigInteger)BasisPoints.One);
            PutStanding(subject, score, Runtime.Time, Standing.WorkMs(standing));
        }
        OnVoteCounted(provider, task, reveals, median, score);
    }

    /// <summary>Gives every lock back or takes it. Returns what is to be burned in all.</summary>
    private static BigInteger Judge(
        UInt160 provider, BigInteger task, ByteString round, BigInteger median, BigInteger farthest)
    {
        BigInteger lockAgpu = Round.LockAgpu(round);
        BigInteger burned = 0;
        int count = Round.Count(round);
        for (int index = 0; index < count; index++)
        {
            UInt160 oracle = Round.Oracle(round, index);
            if (IsAccurate(round, index, median, farthest))
            {
                Release(oracle, provider, task, lockAgpu);
                continue;
            }
            Forfeit(oracle, provider, task, lockAgpu);
            burned += lockAgpu;
        }
        return burned;
    }

    /// <summary>A point in the oracles' pool for each accurate report.</summary>
    private static void Reward(ByteString round, BigInteger median, BigInteger farthest, UInt160 controller)
    {
        if (controller.IsZero) return;
        int count = Round.Count(round);
        for (int index = 0; index < count; index++)
            if (IsAccurate(round, index, median, farthest))
                Contract.Call(controller, "recordOracle", CallFlags.All, Round.Oracle(round, index), 1);
    }

    private static bool IsAccurate(ByteString round, int index, BigInteger median, BigInteger farthest) =>
        Round.IsRevealed(round, index) && BigInteger.Abs(Round.Quality(round, index) - median) <= farthest;

    private static void Release(UInt160 oracle, UInt160 provider, BigInteger task, BigInteger lockAgpu)
    {
        BigInteger bonds = GetBonds(oracle);
        PutBonds(oracle, OracleBonds.Free(bonds) + lockAgpu, OracleBonds.Locked(bonds) - lockAgpu);
        OnReportReleased(oracle, provider, task, lockAgpu);
    }

    private static void Forfeit(UInt160 oracle, UInt160 provider, BigInteger task, BigInteger lockAgpu)
    {
        BigInteger bonds = GetBonds(oracle);
        PutBonds(oracle, OracleBonds.Free(bonds), OracleBonds.Locked(bonds) - lockAgpu);
        OnOracleSlashed(oracle, provider, task, lockAgpu);
    }

    /// <summary>The revealed qualities, smallest first; at most nine, so by insertion.</summary>
    private static BigInteger[] SortedReveals(ByteString round)
    {
        int count = Round.Count(round);
        int reveals = 0;
        for (int index = 0; index < count; index++)
            if (Round.IsRevealed(round, index)) reveals++;
        BigInteger[] sorted = new BigInteger[reveals];
        int filled = 0;
        for (int index = 0; index < count; index++)
        {
            if (!Round.IsRevealed(round, index)) continue;
            BigInteger quality = Round.Quality(round, index);
            int place = filled++;
            for (; place > 0 && sorted[place - 1] > quality; place--) sorted[place] = sorted[place - 1];
            sorted[place] = quality;
        }
        return sorted;
    }

    private static ByteString SealOf(BigInteger quality, ByteString salt, UInt160 oracle, ByteString subject) =>
        CryptoLib.Sha256(
            Bytes.U8(quality % 256).Concat(Bytes.U8(quality / 256)).Concat(salt).Concat(oracle).Concat(subject));
}
