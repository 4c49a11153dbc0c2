using System.Numerics;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>A proof whose reward waits for those who had sealed its cell.</summary>
public sealed record ModelProof(BigInteger Reward, int Cell, uint Block, int Prover)
{
    public BigInteger Left { get; set; } = Reward;

    /// <summary>Who has revealed and is not paid yet.</summary>
    public HashSet<int> Sharers { get; } = [];
}

public sealed record ModelDemand(BigInteger Deposit, uint Deadline, int Demander);

/// <summary>What lies with the Referee: deposits of demands, and rewards that wait.</summary>
public sealed partial class SuiteModel
{
    public const uint DemandBlocks = 20, SealBlocks = 10;
    public static readonly BigInteger DemandDeposit = 1_00000000;

    /// <summary>The tree has a root over its leaves and nothing between.</summary>
    const int Height = 1;

    public Dictionary<(int Job, int Cell, int Level), ModelDemand> Demands { get; } = [];
    public BigInteger RefereeBalance { get; private set; }

    public string? Demand(ModelJob job, int who, int cell, int level, bool isSigned, uint block)
    {
        if (!isSigned || Balances[who] < DemandDeposit) return "false";
        if (!IsDisputed(job) || level > Height || Demands.ContainsKey((job.Id, cell, level)) || block > job.DisputeEnd)
            return Any;
        Balances[who] -= DemandDeposit;
        RefereeBalance += DemandDeposit;
        Demands[(job.Id, cell, level)] = new ModelDemand(DemandDeposit, block + DemandBlocks, who);
        job.DisputeEnd = uint.Max(job.DisputeEnd, block + 2 * DemandBlocks);
        return null;
    }

    public string? Publish(ModelJob job, int cell, int level, bool isRight, uint block)
    {
        if (!Demands.TryGetValue((job.Id, cell, level), out ModelDemand? demand)) return "Referee/not-demanded";
        if (block > demand.Deadline) return "Referee/too-late";
        if (!IsDisputed(job) || !isRight) return Any;
        Return(job, cell, level, demand, job.Provider);
        return null;
    }

    public string? CloseDemand(ModelJob job, int cell, int level, uint block)
    {
        if (!Demands.TryGetValue((job.Id, cell, level), out ModelDemand? demand)) return "Referee/not-demanded";
        if (IsDisputed(job))
        {
            if (block <= demand.Deadline) return "Referee/too-early";
            Share(job, demand.Demander, TakeBond(job, demand.Demander));
        }
        Return(job, cell, level, demand, demand.Demander);
        return null;
    }

    public string? SealFinding(ModelJob job, int who, int cell, bool isSigned, uint block)
    {
        if (!IsDisputed(job) || job.Seals.ContainsKey(who) || !isSigned) return Any;
        job.Seals[who] = (block, cell);
        job.HasSeals = true;
        return null;
    }

    public string? RevealFinding(ModelJob job, int who, uint block)
    {
        if (job.Proof is not { } proof) return "Referee/nothing-to-pay";
        if (block > proof.Block + SealBlocks) return "Referee/too-late";
        if (!job.Seals.TryGetValue(who, out var seal)) return "Referee/not-sealed";
        if (seal.Block + SealBlocks > proof.Block) return "Referee/sealed-too-late";
        if (seal.Cell != proof.Cell) return "Referee/wrong-opening";
        job.Seals.Remove(who);
        proof.Sharers.Add(who);
        return null;
    }

    public string? PayReward(ModelJob job, int who, uint block)
    {
        if (job.Proof is not { } proof) return "Referee/nothing-to-pay";
        if (block <= proof.Block + SealBlocks) return "Referee/too-early";
        int sharers = proof.Sharers.Count;
        if (sharers == 0 ? who != proof.Prover : !proof.Sharers.Contains(who)) return "Referee/nothing-to-pay";
        BigInteger share = sharers == 0 ? proof.Left : proof.Left / sharers;
        proof.Left -= share;
        proof.Sharers.Remove(who);
        if (sharers <= 1) job.Proof = null;
        RefereeBalance -= share;
        Balances[who] += share;
        return null;
    }

    void KeepReward(ModelJob job, int prover, int cell, uint block)
    {
        BigInteger rest = job.Undivided / 2, reward = job.IsPublic ? rest : rest / 2;
        if (reward == 0) return;
        job.Proof = new ModelProof(reward, cell, block, prover);
        Divide(job);
    }

    void Return(ModelJob job, int cell, int level, ModelDemand demand, int to)
    {
        Demands.Remove((job.Id, cell, level));
        RefereeBalance -= demand.Deposit;
        Balances[to] += demand.Deposit;
    }

    static bool IsDisputed(ModelJob job) => job.Status is Committed or Audited;
}
