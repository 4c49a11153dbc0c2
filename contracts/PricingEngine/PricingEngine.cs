using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>What a unit of work costs now, by task and tier.</summary>
[DisplayName("PricingEngine")]
[ContractDescription("Multi-tier prices of StarMiner compute units, moved by demand")]
[ContractVersion("0.1.0")]
[ContractPermission(Permission.Any, "charter")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class PricingEngine : SmartContract
{
    /// <summary>Demand of one window beyond this counts as this: far above any target.</summary>
    private const long MaxUnits = long.MaxValue;

    /// <summary>A job that nobody wanted says so after an hour, or after all that its tier lets it wait.</summary>
    private const long UnservedMs = 3_600_000;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
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

    /// <summary>[1e-8 AGPU a unit], rounded up.</summary>
    [Safe]
    public static BigInteger PriceOf(BigInteger task, BigInteger tier)
    {
        CheckPlace(task, tier);
        ByteString charter = GetCharter();
        BigInteger multiplierBps = Charter.Value(charter, Parameter.OfTier((int)tier, Parameter.MultiplierBps));
        BigInteger baseFee = Price.BaseFee(Current(GetPrice(Place(task, tier)), charter));
        return (baseFee * multiplierBps + BasisPoints.One - 1) / BasisPoints.One;
    }

    /// <summary>What so many units cost now [1e-8 AGPU].</summary>
    [Safe]
    public static BigInteger Quote(BigInteger task, BigInteger tier, BigInteger units)
    {
        CheckUnits(units);
        return PriceOf(task, tier) * units;
    }

    /// <summary>
    /// Counts units that a provider has claimed. Not at the opening: an opened and cancelled job must move no price.
    /// </summary>
    public static void RecordDemand(BigInteger task, BigInteger tier, BigInteger units)
    {
        CheckPlace(task, tier);
        CheckUnits(units);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
        ByteString place = Place(task, tier);
        BigInteger before = GetPrice(place);
        BigInteger price = Current(before, charter);
        BigInteger asked = BigInteger.Min(Price.Units(price) + units, MaxUnits);
        BigInteger baseFee = Price.BaseFee(price);
        BigInteger startMs = BigInteger.Min(Price.WindowStartMs(price), Runtime.Time);
        PutPrice(place, Price.Of(baseFee, startMs, asked));
        if (price != before || startMs != Price.WindowStartMs(price)) OnBaseFeeMoved(task, tier, baseFee, startMs);
    }

    /// <summary>
    /// A job that nobody claimed, though it waited an hour or more and nobody claimed any other in the meantime: what it
    /// offered was too little. The fee is twice that now, and stays for as long as the job has waited, or until
    /// somebody claims; otherwise a price below everybody's cost would only ever fall.
    /// </summary>
    public static void RecordUnserved(
        BigInteger task, BigInteger tier, BigInteger pricePerUnit, BigInteger openedMs, BigInteger waitedMs)
    {
        CheckPlace(task, tier);
        CheckUnits(pricePerUnit);
        CheckUnits(waitedMs);
        ExecutionEngine.Assert(Items.IsInteger(openedMs), InvalidUnits);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
        BigInteger windowMs = Charter.Value(charter, Parameter.PriceWindowMs);
        ByteString place = Place(task, tier);
        BigInteger before = GetPrice(place);
        // INVARIANT: where anybody claims, only claims move the price, which cost a bond and a burn.
        bool isServed = Price.Units(before) > 0 && Price.WindowStartMs(before) + windowMs > openedMs;
        BigInteger mostMs = Charter.Value(charter, Parameter.OfTier((int)tier, Parameter.ClaimMs));
        if (isServed || waitedMs < BigInteger.Min(UnservedMs, mostMs)) return;
        BigInteger multiplierBps = Charter.Value(charter, Parameter.OfTier((int)tier, Parameter.MultiplierBps));
        BigInteger lifted = Bounded(2 * (pricePerUnit * BasisPoints.One / multiplierBps), charter);
        if (lifted <= Price.BaseFee(Current(before, charter))) return;
        PutPrice(place, Price.Of(lifted, Runtime.Time + waitedMs, 0));
        OnBaseFeeMoved(task, tier, lifted, Runtime.Time + waitedMs);
    }

    /// <summary>The price as it stands now, with the windows that nobody wrote down.</summary>
    private static BigInteger Current(BigInteger stored, ByteString charter)
    {
        if (stored == 0)
            return Price.Of(Bounded(Charter.Value(charter, Parameter.BaseFeeStart), charter), Runtime.Time, 0);
        BigInteger windowMs = Charter.Value(charter, Parameter.PriceWindowMs);
        // Before its start a window that an unserved job has put off: the fee stays as it is.
        BigInteger passedMs = Runtime.Time - Price.WindowStartMs(stored);
        return passedMs < windowMs ? stored : Moved(stored, passedMs / windowMs, windowMs, charter);
    }

    private static BigInteger Moved(BigInteger price, BigInteger windows, BigInteger windowMs, ByteString charter)
    {
        BigInteger changeBps = Charter.Value(charter, Parameter.PriceChangeBps);
        BigInteger target = Charter.Value(charter, Parameter.TargetUnits);
        BigInteger baseFee = Bounded(
            BaseFee.AfterWindow(Price.BaseFee(price), Price.Units(price), target, changeBps), charter);
        return Price.Of(
            Bounded(BaseFee.AfterIdle(baseFee, windows - 1, changeBps), charter),
            Price.WindowStartMs(price) + windows * windowMs, 0);
    }

    private static BigInteger Bounded(BigInteger baseFee, ByteString charter) => BigInteger.Max(
        Charter.Value(charter, Parameter.BaseFeeFloor),
        BigInteger.Min(Charter.Value(charter, Parameter.BaseFeeCeiling), baseFee));

    private static void CheckPlace(BigInteger task, BigInteger tier)
    {
        ExecutionEngine.Assert(Items.IsInteger(task) && task >= 0 && task < Tasks.Count, InvalidTask);
        ExecutionEngine.Assert(Items.IsInteger(tier) && tier >= 0 && tier < Tiers.Count, InvalidTier);
    }

    private static void CheckUnits(BigInteger units) =>
        ExecutionEngine.Assert(Items.IsInteger(units) && units > 0 && units <= MaxUnits, InvalidUnits);
}
