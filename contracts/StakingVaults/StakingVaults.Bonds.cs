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
        Vault vault = GetVault(task, provider);
        ExecutionEngine.Assert(vault.Free + vault.Locked >= minStake, TierMinimumNotMet);
        // INVARIANT: a locked bond backs one job only.
        ExecutionEngine.Assert(vault.Free >= amount, StakeTooLow);
        CheckMarket(Charter.Of(GetCouncil()));
        vault.Free -= amount;
        vault.Locked += amount;
        PutVault(task, provider, vault);
    }

    /// <summary>Frees a job's bond.</summary>
    public static void Release(UInt160 provider, BigInteger task, BigInteger amount)
    {
        CheckMarket(Charter.Of(GetCouncil()));
        Vault vault = GetVault(task, provider);
        vault.Locked -= amount;
        vault.Free += amount;
        PutVault(task, provider, vault);
    }

    /// <summary>
    /// Frees a job's bond but for the part that is lost, and takes a penalty from what is not locked for other jobs: free
    /// stake first, then what is unbonding. Half of all that, rounded up, is burned, the rest sent to JobMarket.
    /// </summary>
    public static void Slash(
        UInt160 provider, BigInteger task, BigInteger bond, BigInteger lost, BigInteger penalty)
    {
        ByteString charter = Charter.Of(GetCouncil());
        CheckMarket(charter);
        Vault vault = GetVault(task, provider);
        ExecutionEngine.Assert(vault.Free + vault.Unbonding >= penalty, StakeTooLow);
        BigInteger fromFree = BigInteger.Min(penalty, vault.Free);
        vault.Locked -= bond;
        vault.Free += bond - lost - fromFree;
        vault.Unbonding -= penalty - fromFree;
        vault.Earned = BigInteger.Min(vault.Earned, vault.Free + vault.Locked);
        PutVault(task, provider, vault);
        BigInteger slashed = lost + penalty;
        BigInteger burned = (slashed + 1) / 2;
        OnStakeSlashed(provider, task, slashed, burned);
        if (burned > 0)
            Contract.Call(
                Charter.Address(charter, Seat.AgpuToken), "burn", CallFlags.All, Runtime.ExecutingScriptHash, burned);
        if (slashed > burned)
            Send(charter, Runtime.CallingScriptHash, slashed - burned, new object[] { "slashed" });
    }

    private static void CheckMarket(ByteString charter) =>
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.JobMarket), NotMarket);
}
