using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The issuance law. It lives in the token, so that no other contract can break it.</summary>
public partial class AgpuToken
{
    /// <summary>All that public work may ever mint: 1,000,000,000 AGPU [1e-8 AGPU].</summary>
    private const long PublicWorkBudget = 1_000_000_000_00000000;

    /// <summary>Share of the settlement burns that paid jobs may mint again: kappa = 0.9 [1/10,000].</summary>
    private const int KappaBps = 9_000;

    [Safe]
    public static BigInteger MintedForPublicWork() => GetCounter(MintedForPublicWorkKey);

    [Safe]
    public static BigInteger MintedForJobs() => GetCounter(MintedForJobsKey);

    [Safe]
    public static BigInteger BurnedAtSettlement() => GetCounter(BurnedAtSettlementKey);

    /// <summary>All burns ever, with or without a right to mint: what was minted and is no more.</summary>
    [Safe]
    public static BigInteger TotalBurned() => MintedForPublicWork() + MintedForJobs() - GetSupply();

    public static void MintForPublicWork(UInt160 to, BigInteger amount)
    {
        CheckMint(to, amount);
        BigInteger minted = GetCounter(MintedForPublicWorkKey);
        // INVARIANT: mintedForPublicWork <= publicWorkBudget. By subtraction: a sum could leave the VM's integers.
        ExecutionEngine.Assert(amount <= PublicWorkBudget - minted, PublicWorkBudgetExceeded);
        CheckMinter();
        PutCounter(MintedForPublicWorkKey, minted + amount);
        OnMintedForPublicWork(to, amount);
        Issue(to, amount);
    }

    public static void MintForJobs(UInt160 to, BigInteger amount)
    {
        CheckMint(to, amount);
        BigInteger minted = GetCounter(MintedForJobsKey);
        // INVARIANT: mintedForJobs <= kappa * burnedAtSettlement, rounded down: paid work always shrinks the supply.
        ExecutionEngine.Assert(
            amount <= BasisPoints.Of(BurnedAtSettlement(), KappaBps) - minted, JobIssuanceExceeded);
        CheckMinter();
        PutCounter(MintedForJobsKey, minted + amount);
        OnMintedForJobs(to, amount);
        Issue(to, amount);
    }

    /// <summary>
    /// Burns out of the market's own balance what a paid, accepted job owes. Only this gives a right to mint.
    /// </summary>
    public static void BurnAtSettlement(BigInteger amount)
    {
        ExecutionEngine.Assert(amount > 0, InvalidAmount);
        UInt160 market = Charter.Address(Charter.Of(GetCouncil()), Seat.JobMarket);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == market, NotMarket);
        ExecutionEngine.Assert(TryDebit(market, amount), BalanceTooLow);
        PutCounter(BurnedAtSettlementKey, BurnedAtSettlement() + amount);
        PutSupply(GetSupply() - amount);
        OnTransfer(market, null, amount);
        OnBurnedAtSettlement(amount);
    }

    private static void CheckMint(UInt160 to, BigInteger amount)
    {
        ExecutionEngine.Assert(to.IsValid, InvalidAccount);
        ExecutionEngine.Assert(amount > 0, InvalidAmount);
    }

    private static void CheckMinter()
    {
        UInt160 minter = Charter.Address(Charter.Of(GetCouncil()), Seat.Minter);
        ExecutionEngine.Assert(Runtime.CheckWitness(minter), NotMinter);
    }

    private static void Issue(UInt160 to, BigInteger amount)
    {
        Credit(to, amount);
        PutSupply(GetSupply() + amount);
        PostTransfer(null, to, amount, null);
    }
}
