using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The issuance law. It lives in the token, so that no other contract can break it.</summary>
public partial class AgpuToken
{
    /// <summary>Share of the settlement burns that paid jobs may mint again: kappa = 0.9 [1/10,000].</summary>
    private const int KappaBps = 9_000;

    [Safe]
    public static BigInteger MintedForPublicWork() => Counters.MintedForPublicWork(GetCounters());

    [Safe]
    public static BigInteger MintedForJobs() => Counters.MintedForJobs(GetCounters());

    [Safe]
    public static BigInteger BurnedAtSettlement() => Counters.BurnedAtSettlement(GetCounters());

    /// <summary>All burns ever, with or without a right to mint: what was minted and is no more.</summary>
    [Safe]
    public static BigInteger TotalBurned()
    {
        BigInteger counters = GetCounters();
        return Counters.MintedForPublicWork(counters) + Counters.MintedForJobs(counters) - Counters.Supply(counters);
    }

    public static void MintForPublicWork(UInt160 to, BigInteger amount)
    {
        CheckMint(to, amount);
        BigInteger counters = GetCounters();
        // INVARIANT: mintedForPublicWork <= publicWorkBudget. By subtraction: a sum could leave the VM's integers.
        ExecutionEngine.Assert(
            amount <= Issuance.PublicWorkBudget - Counters.MintedForPublicWork(counters), PublicWorkBudgetExceeded);
        CheckMinter();
        PutCounters(counters + Counters.Of(amount, amount, 0, 0));
        OnMintedForPublicWork(to, amount);
        Issue(to, amount);
    }

    public static void MintForJobs(UInt160 to, BigInteger amount)
    {
        CheckMint(to, amount);
        BigInteger counters = GetCounters();
        // INVARIANT: mintedForJobs <= kappa * burnedAtSettlement, rounded down: paid work always shrinks the supply.
        ExecutionEngine.Assert(
            amount <= BasisPoints.Of(Counters.BurnedAtSettlement(counters), KappaBps)
                - Counters.MintedForJobs(counters), JobIssuanceExceeded);
        CheckMinter();
        PutCounters(counters + Counters.Of(amount, 0, amount, 0));
        OnMintedForJobs(to, amount);
        Issue(to, amount);
    }

    /// <summary>
    /// Burns out of the market's own balance what a paid, accepted job owes. Only this gives a right to mint.
    /// </summary>
    public static void BurnAtSettlement(BigInteger amount)
    {
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        UInt160 market = Charter.Address(GetCharter(), Seat.JobMarket);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == market, NotMarket);
        ExecutionEngine.Assert(TryDebit(market, amount), BalanceTooLow);
        PutCounters(GetCounters() + Counters.Of(-amount, 0, 0, amount));
        OnTransfer(market, null, amount);
        OnBurnedAtSettlement(amount);
    }

    /// <summary>
    /// The vaults give up what a provider has lost: one part is burned, without a right to mint, the other is the
    /// market's, which has asked for it and books it itself. Two moves of the suite's own money in one call.
    /// </summary>
    public static void TakeSlashed(BigInteger burned, BigInteger toMarket)
    {
        ExecutionEngine.Assert(
            Items.IsInteger(burned) && Items.IsInteger(toMarket) && burned >= 0 && toMarket >= 0
            && burned <= ulong.MaxValue && toMarket <= ulong.MaxValue && burned + toMarket > 0, InvalidAmount);
        ByteString charter = GetCharter();
        UInt160 vaults = Charter.Address(charter, Seat.StakingVaults);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == vaults, NotVaults);
        ExecutionEngine.Assert(TryDebit(vaults, burned + toMarket), BalanceTooLow);
        PutCounters(GetCounters() - Counters.Of(burned, 0, 0, 0));
        OnTransfer(vaults, null, burned);
        if (toMarket == 0) return;
        UInt160 market = Charter.Address(charter, Seat.JobMarket);
        Credit(market, toMarket);
        OnTransfer(vaults, market, toMarket);
    }

    private static void CheckMint(UInt160 to, BigInteger amount)
    {
        ExecutionEngine.Assert(to.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
    }

    private static void CheckMinter()
    {
        UInt160 minter = Charter.Address(GetCharter(), Seat.Minter);
        ExecutionEngine.Assert(Runtime.CheckWitness(minter), NotMinter);
    }

    private static void Issue(UInt160 to, BigInteger amount)
    {
        Credit(to, amount);
        PostTransfer(null, to, amount, null);
    }
}
