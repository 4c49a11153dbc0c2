using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// The only minter: books what burned fees and accepted public work give a right to, epoch by epoch, and pays it out to
/// those who come for it, together with the fees' shares for auditors, oracles and maintenance.
/// </summary>
[DisplayName("RewardController")]
[ContractDescription("Issuance and rewards of StarMiner by epochs")]
[ContractVersion("0.1.0")]
[ContractPermission(
    Permission.Any, "charter", "publicKernel", "publicParams", "openPublic", "mintForJobs", "mintForPublicWork",
    "mintedForPublicWork", "transfer")]
public partial class RewardController : SmartContract
{
    /// <summary>Where reputation begins to raise pay, and where it pays in full [points].</summary>
    private const int FirstPaidScore = 6_000;
    private const int FullScore = 10_000;

    /// <summary>More work than anybody does in a call.</summary>
    private const long MaxPoints = 1_000_000_000_000;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
        BigInteger target = Charter.Value(Charter.Of(council), Parameter.ParticipationTarget);
        Put(EpochKey, Epoch.Of(1, Runtime.Time, target));
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

    /// <summary>
    /// A paid job was settled and `burned` was burned. Books at most IssuanceBps of it: the provider's part scaled by
    /// its score, the rest for the pools of auditors and oracles. What is not booked is never minted.
    /// </summary>
    public static void RecordSettled(UInt160 provider, BigInteger burned, BigInteger score)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(
            Items.IsInteger(burned) && burned >= 0 && burned <= Issuance.PublicWorkBudget, InvalidAmount);
        ExecutionEngine.Assert(Items.IsInteger(score) && score >= 0 && score <= FullScore, InvalidScore);
        ByteString charter = CharterFor(Seat.JobMarket, NotMarket);
        // Rounded down: the parts never exceed the issuance.
        BigInteger issuance = BasisPoints.Of(burned, Charter.Value(charter, Parameter.IssuanceBps));
        BigInteger forProviders = BasisPoints.Of(issuance, Charter.Value(charter, Parameter.ProviderIssuanceBps));
        BigInteger toPools = issuance - forProviders;
        BigInteger toProvider = forProviders * PaidPart(score) / (FullScore - FirstPaidScore);

        BigInteger epoch = EnterEpoch(charter);
        BigInteger number = Epoch.Number(epoch);
        BigInteger account = RollProvider(provider, epoch);
        bool isFirst = Account.Epoch(account) != number;
        if (isFirst) account = Account.Of(Account.Owed(account), number, 0);
        PutOf(PrefixProvider, provider, account + Account.Of(0, 0, toProvider));
        Put(EpochKey, Epoch.WithMore(epoch, isFirst ? 1 : 0, toPools));
        OnJobBooked(number, provider, burned, score, toProvider, toPools);
    }

    /// <summary>An auditor's accurate verdict, as the committee counts it.</summary>
    public static void RecordAudit(UInt160 auditor, BigInteger points)
    {
        CheckPoints(auditor, points);
        BigInteger number = AddPoints(
            PrefixAuditor, PrefixAuditPool, auditor, points, CharterFor(Seat.AuditorCommittee, NotCommittee));
        OnAuditRecorded(number, auditor, points);
    }

    /// <summary>An accurate report of an oracle.</summary>
    public static void RecordOracle(UInt160 oracle, BigInteger points)
    {
        CheckPoints(oracle, points);
        BigInteger number = AddPoints(
            PrefixOracle, PrefixOraclePool, oracle, points, CharterFor(Seat.ReputationOracle, NotOracle));
        OnOracleRecorded(number, oracle, points);
    }

    private static BigInteger AddPoints(
        byte accounts, byte pools, UInt160 who, BigInteger points, ByteString charter)
    {
        BigInteger epoch = EnterEpoch(charter);
        BigInteger number = Epoch.Number(epoch);
        BigInteger account = RollPoints(accounts, pools, who, number);
        BigInteger weight = Account.Epoch(account) == number ? Account.Weight(account) : 0;
        PutOf(accounts, who, Account.Of(Account.Owed(account), number, weight + points));
        AddToPool(pools, number, 0, points);
        return number;
    }

    /// <summary>From 0 at the first paid score to the whole at the top, in a straight line.</summary>
    private static BigInteger PaidPart(BigInteger score) => BigInteger.Max(0, score - FirstPaidScore);

    private static void CheckPoints(UInt160 account, BigInteger points)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(points) && points > 0 && points <= MaxPoints, InvalidPoints);
    }

    /// <summary>The charter, read for a call that only one seat may make.</summary>
    private static ByteString CharterFor(int seat, string error)
    {
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, seat), error);
        return charter;
    }
}
