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

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        UInt160 council = (UInt160)data;
        ExecutionEngine.Assert(council.IsValid, CouncilMissing);
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>[1e-8 AGPU a unit], rounded up.</summary>
    [Safe]
    public static BigInteger PriceOf(BigInteger task, BigInteger tier)
    {
        CheckPlace(task, tier);
        ByteString charter = Charter.Of(GetCouncil());
        BigInteger multiplierBps = Charter.Value(charter, Parameter.OfTier((int)tier, Parameter.MultiplierBps));
        BigInteger baseFee = Current(task, tier, charter).BaseFee;
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
        ByteString charter = Charter.Of(GetCouncil());
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
        Price price = Current(task, tier, charter);
        price.Units = BigInteger.Min(price.Units + units, MaxUnits);
        PutPrice(task, tier, price);
        if (price.HasMoved) OnBaseFeeMoved(task, tier, price.BaseFee, price.WindowStartMs);
    }

    /// <summary>The price as it stands now, with the windows that nobody wrote down.</summary>
    private static Price Current(BigInteger task, BigInteger tier, ByteString charter)
    {
        ByteString? stored = GetPrice(task, tier);
        if (stored is null)
            return new Price
            {
                BaseFee = Bounded(Charter.Value(charter, Parameter.BaseFeeStart), charter),
                WindowStartMs = Runtime.Time,
                HasMoved = true,
            };
        Price price = new Price
        {
            BaseFee = Bytes.ReadU64(stored, 0),
            WindowStartMs = Bytes.ReadU64(stored, 8),
            Units = Bytes.ReadU64(stored, 16),
        };
        BigInteger windowMs = Charter.Value(charter, Parameter.PriceWindowMs);
        BigInteger windows = (Runtime.Time - price.WindowStartMs) / windowMs;
        if (windows > 0) Move(price, windows, windowMs, charter);
        return price;
    }

    private static void Move(Price price, BigInteger windows, BigInteger windowMs, ByteString charter)
    {
        BigInteger changeBps = Charter.Value(charter, Parameter.PriceChangeBps);
        BigInteger target = Charter.Value(charter, Parameter.TargetUnits);
        BigInteger baseFee = Bounded(BaseFee.AfterWindow(price.BaseFee, price.Units, target, changeBps), charter);
        price.BaseFee = Bounded(BaseFee.AfterIdle(baseFee, windows - 1, changeBps), charter);
        price.WindowStartMs += windows * windowMs;
        price.Units = 0;
        price.HasMoved = true;
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

/// <summary>One task's price in one tier, in memory.</summary>
internal class Price
{
    public BigInteger BaseFee;
    public BigInteger WindowStartMs;
    public BigInteger Units;
    public bool HasMoved;
}
