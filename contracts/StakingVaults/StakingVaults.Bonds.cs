using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>What JobMarket does with stakes: bonds behind jobs, and their loss.</summary>
public partial class StakingVaults
{
    /// <summary>Locks a job's bond. The vault must hold what the job's tier asks for.</summary>
    public static void Lock(UInt160 provider, BigInteger task, BigInteger amount, BigInteger minStake)
    {
        CheckMarket(GetCharter());
        CheckPlace(provider, task);
        ExecutionEngine.Assert(
            Items.IsInteger(amount) && amount >= 0 && Items.IsInteger(minStake), InvalidAmount);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        ExecutionEngine.Assert(Stake.Total(stake) >= minStake, TierMinimumNotMet);
        // INVARIANT: a locked bond backs one job only.
        ExecutionEngine.Assert(Stake.Free(stake) >= amount, StakeTooLow);
        PutStake(place, stake + Stake.Of(-amount, amount, 0));
    }

    /// <summary>Frees a job's bond.</summary>
    public static void Release(UInt160 provider, BigInteger task, BigInteger amount)
    {
        CheckMarket(GetCharter());
        CheckPlace(provider, task);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        CheckPart(amount, Stake.Locked(stake));
        PutStake(place, stake + Stake.Of(amount, -amount, 0));
    }

    /// <summary>
    /// Frees a job's bond but for the part that is lost, and takes a share of what is not locked for other jobs: free
    /// stake first, then what is unbonding. Returns what was taken; the share is rounded down. It waits here for its
    /// division where the market says so, in a proof that shall be cheap; otherwise it is divided at once.
    /// </summary>
    public static BigInteger Slash(
        UInt160 provider, BigInteger task, BigInteger bond, BigInteger lost, BigInteger penaltyBps, bool waits)
    {
        ByteString charter = GetCharter();
        CheckMarket(charter);
        CheckPlace(provider, task);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        // INVARIANT: one job costs no more than its own bond and the share of what stands behind no job.
        CheckPart(bond, Stake.Locked(stake));
        CheckPart(lost, bond);
        CheckPart(penaltyBps, BasisPoints.One);
        ExecutionEngine.Assert(Items.IsTruth(waits), InvalidAmount);
        BigInteger slashed = lost;
        BigInteger free = Stake.Free(stake);
        if (penaltyBps > 0)
        {
            BigInteger leaving = Stake.IsLeaving(stake) ? GetLeaving(place) : 0;
            BigInteger penalty = BasisPoints.Of(free + Leaving.Unbonding(leaving), penaltyBps);
            BigInteger fromFree = BigInteger.Min(penalty, free);
            if (penalty > fromFree) TakeLeaving(place, leaving, penalty - fromFree);
            free -= fromFree;
            slashed += penalty;
        }
        free += bond - lost;
        BigInteger locked = Stake.Locked(stake) - bond;
        BigInteger undivided = Stake.Lost(stake) + (waits ? slashed : 0);
        BigInteger left = Stake.Of(free, locked, BigInteger.Min(Stake.Earned(stake), free + locked));
        PutStake(place, left + Stake.OfLost(undivided) + Stake.LeavingMark(stake));
        if (slashed > 0 && !waits) Divide(charter, provider, task, slashed);
        return slashed;
    }

    /// <summary>Divides what a slash has left here: half, rounded up, is burned, the rest JobMarket's.</summary>
    public static void DivideLost(UInt160 provider, BigInteger task, BigInteger amount)
    {
        ByteString charter = GetCharter();
        CheckMarket(charter);
        CheckPlace(provider, task);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        // INVARIANT: nothing is divided that was not lost before; nobody's stake pays for another's fault.
        ExecutionEngine.Assert(amount <= Stake.Lost(stake), StakeTooLow);
        PutStake(place, stake - Stake.OfLost(amount));
        Divide(charter, provider, task, amount);
    }

    /// <summary>[1e-8 AGPU] lost by proven faults and not divided yet; no part of the stake any more.</summary>
    [Safe]
    public static BigInteger LostBy(UInt160 provider, BigInteger task)
    {
        CheckPlace(provider, task);
        return Stake.Lost(GetStake(Place(provider, task)));
    }

    /// <summary>The last act of its caller: the token's part in it calls nobody.</summary>
    private static void Divide(ByteString charter, UInt160 provider, BigInteger task, BigInteger amount)
    {
        BigInteger burned = (amount + 1) / 2;
        OnStakeSlashed(provider, task, amount, burned);
        Contract.Call(
            Charter.Address(charter, Seat.AgpuToken), "takeSlashed", CallFlags.All, burned, amount - burned);
    }

    private static void TakeLeaving(ByteString place, BigInteger leaving, BigInteger amount)
    {
        BigInteger left = Leaving.Unbonding(leaving) - amount;
        PutLeaving(place, left == 0 ? 0 : Leaving.Of(left, Leaving.ReadyMs(leaving)));
    }

    private static void CheckPart(BigInteger amount, BigInteger whole) =>
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount >= 0 && amount <= whole, InvalidAmount);

    private static void CheckMarket(ByteString charter) =>
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
}
