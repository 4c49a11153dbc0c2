using System.Numerics;
using Neo.SmartContract.Framework;
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
        ByteString place = Place(provider, task);
        PutStake(place, GetStake(place) + Stake.Of(amount, -amount, 0));
    }

    /// <summary>
    /// Frees a job's bond but for the part that is lost, and takes a share of what is not locked for other jobs: free
    /// stake first, then what is unbonding. Half of all that, rounded up, is burned, the rest JobMarket's. Returns what
    /// was taken; the share is rounded down.
    /// </summary>
    public static BigInteger Slash(
        UInt160 provider, BigInteger task, BigInteger bond, BigInteger lost, BigInteger penaltyBps)
    {
        ByteString charter = GetCharter();
        CheckMarket(charter);
        ByteString place = Place(provider, task);
        BigInteger stake = GetStake(place);
        BigInteger slashed = lost;
        BigInteger free = Stake.Free(stake);
        if (penaltyBps > 0)
        {
            BigInteger leaving = GetLeaving(place);
            BigInteger penalty = BasisPoints.Of(free + Leaving.Unbonding(leaving), penaltyBps);
            BigInteger fromFree = BigInteger.Min(penalty, free);
            if (penalty > fromFree) TakeLeaving(place, leaving, penalty - fromFree);
            free -= fromFree;
            slashed += penalty;
        }
        free += bond - lost;
        BigInteger locked = Stake.Locked(stake) - bond;
        PutStake(place, Stake.Of(free, locked, BigInteger.Min(Stake.Earned(stake), free + locked)));
        if (slashed == 0) return 0;
        BigInteger burned = (slashed + 1) / 2;
        OnStakeSlashed(provider, task, slashed, burned);
        Contract.Call(
            Charter.Address(charter, Seat.AgpuToken), "takeSlashed", CallFlags.All, burned, slashed - burned);
        return slashed;
    }

    private static void TakeLeaving(ByteString place, BigInteger leaving, BigInteger amount)
    {
        BigInteger left = Leaving.Unbonding(leaving) - amount;
        PutLeaving(place, left == 0 ? 0 : Leaving.Of(left, Leaving.ReadyMs(leaving)));
    }

    private static void CheckMarket(ByteString charter) =>
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
}
