using System.Numerics;
using Neo;
using Neo.VM.Types;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
/// The totals of a run, read from receipts: what the contracts' events say, as an indexer would. Event fields are those of
/// contracts/README.md. Jobs are those that clients pay for; public work is counted by itself.
/// </summary>
public sealed class Tally
{
    // Events of a job's life, whose first value is its id.
    static readonly string[] JobEvents = ["PublicJobPublished", "JobClaimed", "JobCommitted", "CellAudited", "JobSettled"];

    readonly Dictionary<GasPurpose, long> gas;
    readonly Dictionary<ulong, BigInteger> escrows;
    readonly Dictionary<ulong, BigInteger> refunds;
    readonly List<ulong> refused;

    readonly HashSet<ulong> publicJobs;
    readonly Dictionary<ulong, JobTask> tasks = [];
    readonly HashSet<(UInt160 Provider, JobTask Task)> providers = [];
    readonly HashSet<UInt160> receivers = [];

    public Tally() => (gas, escrows, refunds, refused, publicJobs) = ([], [], [], [], []);

    /// <summary>A copy that goes on by itself.</summary>
    public Tally(Tally other)
    {
        (gas, escrows, refunds, refused, publicJobs) =
            (new(other.gas), new(other.escrows), new(other.refunds), [.. other.refused], [.. other.publicJobs]);
        (PublicAccepted, SlashedAgpu) = (other.PublicAccepted, other.SlashedAgpu);
        (tasks, providers, receivers) = (new(other.tasks), [.. other.providers], [.. other.receivers]);
        (SupplyRoseThroughAJob, OutputRoot) = (other.SupplyRoseThroughAJob, other.OutputRoot);
        (Slashed, Settled, Units, Paid) = (other.Slashed, other.Settled, other.Units, other.Paid);
        (CellsAudited, FraudProofs, FraudProofGasDatoshi) = (other.CellsAudited, other.FraudProofs, other.FraudProofGasDatoshi);
    }

    public int Settled { get; private set; }

    public BigInteger Units { get; private set; }

    /// <summary>[1e-8 AGPU]</summary>
    public BigInteger Paid { get; private set; }

    public int CellsAudited { get; private set; }

    public int Slashed { get; private set; }

    /// <summary>What providers lost of their stakes [1e-8 AGPU].</summary>
    public BigInteger SlashedAgpu { get; private set; }

    public int PublicPublished => publicJobs.Count;

    /// <summary>Whether any transaction that settled a paid job minted more than it burned.</summary>
    public bool SupplyRoseThroughAJob { get; private set; }

    /// <summary>Who claimed jobs of which tasks.</summary>
    public IReadOnlyCollection<(UInt160 Provider, JobTask Task)> Providers => providers;

    /// <summary>Whom tokens were sent to: anybody may be, actors and contracts or not.</summary>
    public IReadOnlyCollection<UInt160> Receivers => receivers;

    /// <summary>Whom a notification says that tokens were sent to; null where it says nothing of the kind.</summary>
    public static UInt160? ReceiverIn(string name, IReadOnlyList<StackItem> values) =>
        name == "Transfer" && values.Count == 3 && values[1] is ByteString { Size: UInt160.Length } to
            ? new UInt160(to.GetSpan())
            : null;

    /// <summary>Jobs of public work that were done, accepted and paid.</summary>
    public int PublicAccepted { get; private set; }

    /// <summary>Of the last paid job that was committed to.</summary>
    public UInt256? OutputRoot { get; private set; }

    public int FraudProofs { get; private set; }

    public long FraudProofGasDatoshi { get; private set; }

    public int Jobs => escrows.Count;

    /// <summary>Whether jobs ended in a slash and each of their clients got the whole escrow back.</summary>
    public bool AllRefundedInFull => refused.Count > 0 && refused.All(RefundedInFull);

    /// <summary>Whether the job's fee and tip went back to its client.</summary>
    public bool RefundedInFull(ulong job) => refunds.TryGetValue(job, out var refund) && refund == escrows[job];

    public long GasOf(GasPurpose purpose) => gas.GetValueOrDefault(purpose);

    public void Add(GasPurpose purpose, Receipt receipt)
    {
        foreach (var published in receipt.Events.Where(e => e.Name == "PublicJobPublished"))
            publicJobs.Add(published.Values[0].AsUInt64());
        if (receipt.Events.Any(IsOfPublicWork)) purpose = GasPurpose.PublicWork;
        gas[purpose] = GasOf(purpose) + receipt.SystemFeeDatoshi;
        foreach (var happened in receipt.Events) Add(happened, receipt);
        if (receipt.Events.Any(IsOfPaidSettlement) && SupplyChange(receipt) >= 0) SupplyRoseThroughAJob = true;
    }

    bool IsOfPaidSettlement(ContractEvent happened) => happened.Name == "JobSettled" && !IsOfPublicWork(happened);

    /// <summary>What the token that burned for the settlement minted less what it burned, in one transaction.</summary>
    static BigInteger SupplyChange(Receipt receipt)
    {
        var token = receipt.Events.FirstOrDefault(e => e.Name == "BurnedAtSettlement")?.Contract;
        return receipt.Events.Where(e => e.Name == "Transfer" && e.Contract == token).Aggregate(
            BigInteger.Zero, (sum, e) => sum + e.Values[2].AsInteger() * (
                e.Values[0].IsNull ? BigInteger.One : e.Values[1].IsNull ? BigInteger.MinusOne : BigInteger.Zero));
    }

    bool IsOfPublicWork(ContractEvent happened) =>
        JobEvents.Contains(happened.Name) && publicJobs.Contains(happened.Values[0].AsUInt64());

    void Add(ContractEvent happened, Receipt receipt)
    {
        var values = happened.Values;
        if (ReceiverIn(happened.Name, values) is { } receiver) receivers.Add(receiver);
        if (happened.Name == "JobOpened") tasks[values[0].AsUInt64()] = (JobTask)values[13].AsInt32();
        if (happened.Name == "JobClaimed") providers.Add((values[1].AsHash160(), tasks[values[0].AsUInt64()]));
        switch (happened.Name)
        {
            case "JobOpened" when !publicJobs.Contains(values[0].AsUInt64()):
                Units += values[5].AsInteger();
                escrows[values[0].AsUInt64()] = values[8].AsInteger() + values[9].AsInteger();
                break;
            case "JobCommitted" when !IsOfPublicWork(happened):
                OutputRoot = values[2].AsHash256();
                break;
            case "CellAudited" when !IsOfPublicWork(happened):
                CellsAudited++;
                break;
            case "PublicWorkPaid":
                PublicAccepted++;
                break;
            case "JobSettled" when !IsOfPublicWork(happened):
                Settled++;
                Paid += escrows[values[0].AsUInt64()];
                break;
            case "ProviderSlashed":
                Slashed++;
                SlashedAgpu += values[2].AsInteger();
                // A late job opens again and keeps its escrow; every other one is over and refunded.
                if (!values[7].AsInteger().IsZero) refused.Add(values[0].AsUInt64());
                refunds[values[0].AsUInt64()] = values[7].AsInteger();
                break;
            case "JobCancelled" or "JobExpired":
                refunds[values[0].AsUInt64()] = values[2].AsInteger();
                break;
            case "FaultProven":
                FraudProofs++;
                FraudProofGasDatoshi += receipt.SystemFeeDatoshi;
                break;
        }
    }
}
