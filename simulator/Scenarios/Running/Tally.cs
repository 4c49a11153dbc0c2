using System.Numerics;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>
//  The totals of a run, read from receipts: what the contracts' events say, as an indexer would. Event fields are those
// of
/// contracts/README.md.
/// </summary>
public sealed class Tally
{
    readonly Dictionary<GasPurpose, long> gas;
    readonly Dictionary<ulong, BigInteger> escrows;
    readonly Dictionary<ulong, BigInteger> refunds;
    readonly List<ulong> refused;

    public Tally() => (gas, escrows, refunds, refused) = ([], [], [], []);

    /// <summary>A copy that goes on by itself.</summary>
    public Tally(Tally other)
    {
        (gas, escrows, refunds, refused) = (new(other.gas), new(other.escrows), new(other.refunds), [.. other.refused]);
        (Slashed, Settled, Units, Paid) = (other.Slashed, other.Settled, other.Units, other.Paid);
        (CellsAudited, FraudProofs, FraudProofGasDatoshi) = (other.CellsAudited, other.FraudProofs, other.FraudProofGasDatoshi);
    }

    public int Settled { get; private set; }

    public BigInteger Units { get; private set; }

    /// <summary>[1e-8 AGPU]</summary>
    public BigInteger Paid { get; private set; }

    public int CellsAudited { get; private set; }

    public int Slashed { get; private set; }

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
        gas[purpose] = GasOf(purpose) + receipt.SystemFeeDatoshi;
        foreach (var happened in receipt.Events) Add(happened, receipt);
    }

    void Add(ContractEvent happened, Receipt receipt)
    {
        var values = happened.Values;
        switch (happened.Name)
        {
            case "JobOpened":
                Units += values[5].AsInteger();
                escrows[values[0].AsUInt64()] = values[8].AsInteger() + values[9].AsInteger();
                break;
            case "CellAudited":
                CellsAudited++;
                break;
            case "JobSettled":
                Settled++;
                Paid += escrows[values[0].AsUInt64()];
                break;
            case "ProviderSlashed":
                Slashed++;
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
