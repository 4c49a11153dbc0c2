using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>What anyone may read.</summary>
public partial class JobMarket
{
    [Safe]
    public static Job Job(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        ByteString terms = GetTerms(jobId);
        bool claimed = State.IsClaimed(state);
        bool committed = State.IsCommitted(state);
        return new Job
        {
            Status = State.Status(state),
            Client = Terms.Client(terms),
            Provider = claimed ? State.Provider(state) : null,
            Kernel = Terms.Kernel(terms),
            Params = Terms.Params(terms),
            InputRoots = Terms.InputRoots(terms),
            Units = Terms.Units(terms),
            Cells = Terms.Cells(terms),
            FeeAgpu = Terms.FeeAgpu(terms),
            TipAgpu = Terms.TipAgpu(terms),
            BondAgpu = claimed ? State.BondAgpu(state) : 0,
            DeadlineMs = State.DeadlineMs(state),
            ClaimWindowMs = Terms.ClaimWindowMs(terms),
            WorkWindowMs = Terms.WorkWindowMs(terms),
            OutputRoot = committed ? State.OutputRoot(state) : null,
            CommitBlock = committed ? State.CommitBlock(state) : 0,
            AnsweredMask = committed ? State.AnsweredMask(state) : 0,
        };
    }

    [Safe]
    public static BigInteger JobCount() => GetJobCount();

    /// <summary>Ids of the first open jobs: highest tip per unit first, then the oldest.</summary>
    [Safe]
    public static List<BigInteger> Head(BigInteger count)
    {
        ExecutionEngine.Assert(count > 0 && count <= MaxHead, InvalidCount);
        return FirstInQueue(count);
    }

    /// <summary>What a claim of this job locks.</summary>
    [Safe]
    public static BigInteger RequiredBond(BigInteger jobId)
    {
        GetState(jobId);
        return BondFor(Terms.FeeAgpu(GetTerms(jobId)));
    }

    [Safe]
    public static BigInteger Claimable(UInt160 account) => GetCredit(account);

    /// <summary>[free, locked].</summary>
    [Safe]
    public static BigInteger[] BondOf(UInt160 provider)
    {
        ByteString bonds = GetBonds(provider);
        return new BigInteger[] { Bonds.Free(bonds), Bonds.Locked(bonds) };
    }

    /// <summary>[auditors, oracles, maintenance].</summary>
    [Safe]
    public static BigInteger[] Pools()
    {
        ByteString pools = GetPools();
        return new BigInteger[] { Pool.Auditors(pools), Pool.Oracles(pools), Pool.Maintenance(pools) };
    }

    [Safe]
    public static BigInteger DisputeWindowBlocks() => DisputeBlocks;
}
