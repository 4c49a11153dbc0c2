using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What a provider's past work at a task is worth as a promise: raised only by fees burned for accepted work, lowered
/// by lateness and by the oracles' median, taken away by a proven fault, forgotten with time.
/// </summary>
[DisplayName("ReputationOracle")]
[ContractDescription("Scores of StarMiner providers and the oracles that watch them")]
[ContractVersion("0.1.0")]
[ContractPermission(Permission.Any, "charter", "transfer", "burn", "recordOracle")]
public partial class ReputationOracle : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>New code for the same state: only through the Council's timelock.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    /// <summary>0..10,000 as of now; NeutralScore for whom nothing is known about. Rounded down.</summary>
    [Safe]
    public static BigInteger ScoreOf(UInt160 provider, BigInteger task)
    {
        ByteString subject = CheckedSubject(provider, task);
        return AgedScore(GetStanding(subject), GetCharter()) / ScoreMath.Point;
    }

    /// <summary>
    /// A paid job was accepted. What its client has had burned with this provider counts in the logarithm, aged like
    /// the score itself: a captive client soon stops counting. Returns the score after [points, rounded down].
    /// </summary>
    public static BigInteger RecordSettled(UInt160 provider, BigInteger task, UInt160 client, BigInteger burned)
    {
        ByteString subject = CheckedSubject(provider, task);
        ExecutionEngine.Assert(client.IsValid, InvalidAccount);
        ExecutionEngine.Assert(
            Items.IsInteger(burned) && burned >= 0 && burned <= Issuance.PublicWorkBudget, InvalidAmount);
        ByteString charter = MarketsCharter();
        BigInteger nowMs = Runtime.Time;
        BigInteger dealing = GetDealing(subject, client);
        BigInteger before = ScoreMath.Decayed(
            Dealing.Burned(dealing), nowMs - Dealing.TimeMs(dealing), HalfLifeMs(charter));
        BigInteger after = before + burned;
        BigInteger score = ScoreMath.Raised(AgedScore(GetStanding(subject), charter), before, after);
        PutDealing(subject, client, after, nowMs);
        PutStanding(subject, score, nowMs, nowMs);
        OnWorkRecorded(provider, task, client, burned, score);
        return score / ScoreMath.Point;
    }

    /// <summary>A work deadline was missed; what is left of the score is rounded down.</summary>
    public static void RecordLate(UInt160 provider, BigInteger task)
    {
        ByteString subject = CheckedSubject(provider, task);
        ByteString charter = MarketsCharter();
        BigInteger score = BasisPoints.Of(
            AgedScore(GetStanding(subject), charter),
            BasisPoints.One - Charter.Value(charter, Parameter.LatenessBps));
        PutStanding(subject, score, Runtime.Time, Runtime.Time);
        OnLatenessRecorded(provider, task, score);
    }

    /// <summary>A fault was proven. Below what a new identity starts with, and no vote stands against it.</summary>
    public static void RecordFault(UInt160 provider, BigInteger task)
    {
        ByteString subject = CheckedSubject(provider, task);
        MarketsCharter();
        // As if it had never worked: no vote is opened before it has again.
        PutStanding(subject, 0, Runtime.Time, 0);
        OnFaultRecorded(provider, task, 0);
    }

    /// <summary>Of whom nothing is known, the record is 0: as old as time, hence neutral.</summary>
    private static BigInteger AgedScore(BigInteger standing, ByteString charter) => ScoreMath.Aged(
        Standing.Score(standing), Charter.Value(charter, Parameter.NeutralScore) * ScoreMath.Point,
        Runtime.Time - Standing.TimeMs(standing), HalfLifeMs(charter));

    private static ByteString CheckedSubject(UInt160 provider, BigInteger task)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(task) && task >= 0 && task < Tasks.Count, InvalidTask);
        return Subject(provider, task);
    }

    /// <summary>The charter, read for a call that only the market may make.</summary>
    private static ByteString MarketsCharter()
    {
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
        return charter;
    }

    private static BigInteger HalfLifeMs(ByteString charter) => Charter.Value(charter, Parameter.HalfLifeMs);
}
