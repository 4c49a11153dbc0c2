using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>Data demands and sealed findings: what brings AGPU to the Referee, and from there to its owner.</summary>
public sealed partial class SuiteRun
{
    void Dispute(SuiteStep step, ModelJob job)
    {
        var (who, signer) = (step.Who, SignerOf(step));
        UInt160 me = _actors[who].ScriptHash;
        // Mostly the cell that is wrong, so that somebody was right.
        int cell = job.Lie >= 0 && step.Other != 0 ? job.Lie : (int)(step.Size % TinyJob.CellCount);
        switch (step.Act)
        {
            case SuiteAct.Demand:
                int level = step.Job % 3;
                Expect(step, signer, (_, block) => _model.Demand(job, who, cell, level, !step.IsForged, block),
                    Suite.Token, "transfer", me, Suite.Referee, SuiteModel.DemandDeposit,
                    new object?[] { "demand", job.Id, cell, level });
                break;
            case SuiteAct.Supply:
                Supply(step, job, signer);
                break;
            case SuiteAct.CloseDemand:
                (_, cell, level) = DemandOf(step, job);
                if (step.Job > 2 && _model.Demands.TryGetValue((job.Id, cell, level), out ModelDemand? due))
                    Suite.MineUntilNext(due.Deadline + 1);
                Expect(step, signer, (_, block) => _model.CloseDemand(job, cell, level, block),
                    Suite.Referee, "closeDemand", job.Id, cell, level);
                break;
            case SuiteAct.SealFinding:
                byte[] seal = FindingOf(job, cell, who).Seal;
                Expect(step, signer, (_, block) => _model.SealFinding(job, who, cell, !step.IsForged, block),
                    Suite.Referee, "sealFinding", job.Id, me, seal);
                break;
            case SuiteAct.RevealFinding:
                Expect(step, signer, (_, block) => _model.RevealFinding(job, who, block),
                    Suite.Referee, "revealFinding", job.Id, me, FindingOf(job, cell, who).Salt);
                break;
            case SuiteAct.PayReward:
                if (step.Job > 1 && job.Proof is { } proof) Suite.MineUntilNext(proof.Block + SuiteModel.SealBlocks + 1);
                Expect(step, signer, (_, block) => _model.PayReward(job, who, block),
                    Suite.Referee, "payReward", job.Id, me);
                break;
        }
    }

    /// <summary>By anybody, right or with a byte that is not.</summary>
    void Supply(SuiteStep step, ModelJob job, Actor signer)
    {
        if (job.CommitBlock == 0) return;
        var (_, cell, level) = DemandOf(step, job);
        object?[] arguments = level > 1 ? [job.Id, cell, level, new byte[32], Array.Empty<object>()]
            : _work[job.Id].Supply(cell, level);
        if (step.IsForged)
        {
            byte[] data = [.. (byte[])arguments[3]!];
            data[0] ^= 1;
            arguments[3] = data;
        }
        Expect(step, signer, (_, block) => _model.Publish(job, cell, level, !step.IsForged, block),
            Suite.Referee, "supply", arguments);
    }

    /// <summary>Mostly one of the job's open demands.</summary>
    (int Job, int Cell, int Level) DemandOf(SuiteStep step, ModelJob job)
    {
        (int Job, int Cell, int Level)[] open = [.. _model.Demands.Keys.Where(demand => demand.Job == job.Id)];
        return open.Length > 0 && step.Other != 0
            ? open[step.Other % open.Length]
            : (job.Id, (int)(step.Size % TinyJob.CellCount), step.Job % 3);
    }

    Finding FindingOf(ModelJob job, int cell, int who) => new(Suite, job.Id, cell, _actors[who]);
}
