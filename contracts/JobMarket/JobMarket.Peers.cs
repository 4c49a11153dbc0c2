using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The calls to the other contracts of the suite. Reputation and rewards are left out while nobody has their
/// seat.</summary>
internal static class Peers
{
    internal static BigInteger PriceOf(ByteString charter, BigInteger task, BigInteger tier) =>
        (BigInteger)Contract.Call(
            Charter.Address(charter, Seat.PricingEngine), "priceOf", CallFlags.ReadOnly, task, tier);

    internal static void RecordDemand(ByteString charter, BigInteger task, BigInteger tier, BigInteger units) =>
        Contract.Call(
            Charter.Address(charter, Seat.PricingEngine), "recordDemand", CallFlags.All, task, tier, units);

    /// <summary>Nobody wanted the job for its whole claim window at the price that it was opened at.</summary>
    internal static void RecordUnserved(ByteString charter, ByteString terms, BigInteger openedMs) =>
        Contract.Call(
            Charter.Address(charter, Seat.PricingEngine), "recordUnserved", CallFlags.All, Terms.Task(terms),
            Terms.Tier(terms), Terms.FeeAgpu(terms) / Terms.Units(terms), openedMs, Terms.ClaimWindowMs(terms));

    internal static void Lock(
        ByteString charter, UInt160 provider, BigInteger task, BigInteger bond, BigInteger minStake) =>
        Contract.Call(
            Charter.Address(charter, Seat.StakingVaults), "lock", CallFlags.All, provider, task, bond, minStake);

    internal static void Release(ByteString charter, UInt160 provider, BigInteger task, BigInteger bond) =>
        Contract.Call(Charter.Address(charter, Seat.StakingVaults), "release", CallFlags.All, provider, task, bond);

    /// <summary>
    /// Frees a bond but for what is lost of it, and takes a share of the stake that stands behind no job. Returns what
    /// was taken [1e-8 AGPU], which waits there for its division or is divided at once. Public work without a stake has
    /// nothing to lose.
    /// </summary>
    internal static BigInteger Slash(
        ByteString charter, UInt160 provider, BigInteger task, BigInteger bond, BigInteger lost,
        BigInteger penaltyBps, bool waits) =>
        bond + penaltyBps == 0 ? 0 : (BigInteger)Contract.Call(
            Charter.Address(charter, Seat.StakingVaults), "slash", CallFlags.All, provider, task, bond, lost,
            penaltyBps, waits);

    internal static void DivideLost(ByteString charter, UInt160 provider, BigInteger task, BigInteger amount) =>
        Contract.Call(Charter.Address(charter, Seat.StakingVaults), "divideLost", CallFlags.All, provider, task, amount);

    /// <summary>A newcomer's score where there is no oracle.</summary>
    internal static BigInteger ScoreOf(ByteString charter, UInt160 provider, BigInteger task)
    {
        UInt160 oracle = Charter.Address(charter, Seat.ReputationOracle);
        return oracle.IsZero
            ? Charter.Value(charter, Parameter.NeutralScore)
            : (BigInteger)Contract.Call(oracle, "scoreOf", CallFlags.ReadOnly, provider, task);
    }

    /// <summary>The score after it.</summary>
    internal static BigInteger RecordSettled(
        ByteString charter, UInt160 provider, BigInteger task, UInt160 client, BigInteger burned)
    {
        UInt160 oracle = Charter.Address(charter, Seat.ReputationOracle);
        return oracle.IsZero
            ? Charter.Value(charter, Parameter.NeutralScore)
            : (BigInteger)Contract.Call(oracle, "recordSettled", CallFlags.All, provider, task, client, burned);
    }

    internal static void RecordLate(ByteString charter, UInt160 provider, BigInteger task)
    {
        UInt160 oracle = Charter.Address(charter, Seat.ReputationOracle);
        if (!oracle.IsZero) Contract.Call(oracle, "recordLate", CallFlags.All, provider, task);
    }

    internal static void RecordFault(ByteString charter, UInt160 provider, BigInteger task)
    {
        UInt160 oracle = Charter.Address(charter, Seat.ReputationOracle);
        if (!oracle.IsZero) Contract.Call(oracle, "recordFault", CallFlags.All, provider, task);
    }

    internal static void Reward(ByteString charter, UInt160 provider, BigInteger burned, BigInteger score)
    {
        UInt160 controller = Charter.Address(charter, Seat.RewardController);
        if (!controller.IsZero) Contract.Call(controller, "recordSettled", CallFlags.All, provider, burned, score);
    }

    internal static void RewardPublicWork(
        ByteString charter, BigInteger jobId, UInt160 provider, BigInteger task) =>
        Contract.Call(
            Charter.Address(charter, Seat.RewardController), "recordPublicWork", CallFlags.All, jobId, provider, task);
}
