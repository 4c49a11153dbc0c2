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
            Kernel = GetKernel(terms),
            Params = Terms.Params(terms),
            InputRoots = Terms.InputRoots(terms),
            Units = Terms.Units(terms),
            Cells = Terms.Cells(terms),
            FeeAgpu = Terms.FeeAgpu(terms),
            TipAgpu = Terms.TipAgpu(terms),
            BondAgpu = claimed ? State.BondAgpu(state) : 0,
            DeadlineMs = committed ? 0 : State.DeadlineMs(state),
            ClaimWindowMs = Terms.ClaimWindowMs(terms),
            WorkWindowMs = Terms.WorkWindowMs(terms),
            OutputRoot = State.HasOutput(state) ? State.OutputRoot(state) : null,
            CommitBlock = committed ? State.CommitBlock(state) : 0,
            AnsweredMask = committed ? State.AnsweredMask(state) : 0,
            Task = Terms.Task(terms),
            Tier = Terms.Tier(terms),
            AuditBps = claimed ? State.AuditBps(state) : 0,
            DisputeEndBlock = committed ? State.DisputeEndBlock(state) : 0,
        };
    }

    /// <summary>What a judge needs of a job that is committed to and not over.</summary>
    [Safe]
    public static Commitment Commitment(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        ExecutionEngine.Assert(status == JobStatus.Committed || status == JobStatus.Audited, NotCommitted);
        return CommitmentIn(state, GetTerms(jobId), 0);
    }

    private static Commitment CommitmentIn(ByteString state, ByteString terms, BigInteger award) => new()
    {
        Status = State.Status(state),
        Provider = State.Provider(state),
        Kernel = GetKernel(terms),
        Params = Terms.Params(terms),
        InputRoots = Terms.InputRoots(terms),
        Cells = Terms.Cells(terms),
        OutputRoot = State.OutputRoot(state),
        CommitBlock = State.CommitBlock(state),
        AuditBps = State.AuditBps(state),
        AwardAgpu = award,
    };

    [Safe]
    public static BigInteger JobCount() => GetJobCount();

    /// <summary>Ids of a task's and tier's first jobs that can be claimed: highest tip per unit first, then the oldest.</summary>
    [Safe]
    public static List<BigInteger> Head(BigInteger task, BigInteger tier, BigInteger count)
    {
        CheckQueue(task, tier);
        ExecutionEngine.Assert(Items.IsInteger(count) && count > 0 && count <= MaxHead, InvalidCount);
        return FirstInQueue(task, tier, count);
    }

    /// <summary>What a claim of this job would lock of this provider's stake now.</summary>
    [Safe]
    public static BigInteger RequiredBond(BigInteger jobId, UInt160 provider)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        GetState(jobId);
        ByteString terms = GetTerms(jobId);
        ByteString charter = GetCharter();
        BigInteger score = Peers.ScoreOf(charter, provider, Terms.Task(terms));
        return BondFor(charter, terms, AuditBpsFor(charter, terms, score));
    }

    [Safe]
    public static BigInteger Claimable(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        return GetCredit(account);
    }

    /// <summary>[auditors, oracles, maintenance].</summary>
    [Safe]
    public static BigInteger[] Pools()
    {
        BigInteger pools = GetPools();
        return new BigInteger[] { Pool.Auditors(pools), Pool.Oracles(pools), Pool.Maintenance(pools) };
    }
}
