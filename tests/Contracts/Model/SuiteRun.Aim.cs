using System.Numerics;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>
/// Blind calls are nearly all refused. Five steps of six are aimed: at an act that has a chance now, at a job that it is
/// meant for, by somebody who can. The sixth is whatever was drawn.
/// </summary>
public sealed partial class SuiteRun
{
    /// <summary>What has a chance for a few blocks only.</summary>
    static readonly SuiteAct[] Urgent =
        [SuiteAct.RevealFinding, SuiteAct.Convene, SuiteAct.SealVerdict, SuiteAct.RevealVerdict];

    SuiteStep Aimed(SuiteStep step)
    {
        if (step.Job == 0) return step;
        SuiteAct act = HasAChance(step.Act)
            ? step.Act
            : Urgent.Concat(SuiteSteps.Others((int)(step.Size % int.MaxValue))).First(HasAChance);
        return AimedAtSomebody(step with { Act = act });
    }

    /// <summary>Somebody for whom the act has a chance: who has a stake to claim with, or something to take out.</summary>
    SuiteStep AimedAtSomebody(SuiteStep step)
    {
        int[] chosen = [.. Everybody.Where(who => CanBeOf(step.Act, who))];
        if (chosen.Length == 0) return step;
        int aimed = chosen[step.Who % chosen.Length];
        BigInteger most = step.Act switch
        {
            SuiteAct.UnbondOracle => _model.OracleBonds[aimed],
            SuiteAct.Unwrap => _model.Wrapped[aimed],
            SuiteAct.PairRemove or SuiteAct.GiveShares => _model.Pair.Shares[aimed],
            SuiteAct.GiveWrapped => _model.Wrapped[aimed],
            SuiteAct.RequestUnbond => _model.Vaults[aimed].Free,
            _ => step.Size,
        };
        // Mostly as much as lets it report.
        if (step.Act == SuiteAct.BondOracle && step.Job > 2)
            return step with { Who = aimed, Size = SuiteModel.OracleBond + step.Size % Agpu };
        return step with { Who = aimed, Size = BigInteger.Min(step.Size, most) };
    }

    bool CanBeOf(SuiteAct act, int who) => act switch
    {
        SuiteAct.Claim => _model.Vaults[who].Free > 10 * Agpu,
        SuiteAct.RequestUnbond => _model.Vaults[who].Free > 0,
        SuiteAct.WithdrawStake => _model.Vaults[who].Unbonding > 0,
        SuiteAct.UnbondOracle => _model.OracleBonds[who] > 0,
        SuiteAct.Unwrap => _model.Wrapped[who] > 0,
        SuiteAct.Withdraw => _model.Credits[who] > 0,
        SuiteAct.RevealFinding => _model.Jobs.Any(job => CanReveal(job, who)),
        SuiteAct.ClaimReward => _model.Paid.Any(paid => paid.Who == who),
        SuiteAct.BondOracle => !_model.HasOracleBond(who) && _model.Balances[who] > SuiteModel.OracleBond + Agpu,
        SuiteAct.SealReport or SuiteAct.RevealReport => Everybody.Any(provider => CanReport(act, who, provider)),
        SuiteAct.GiveShares => _model.Pair.Shares[who] > 0,
        SuiteAct.GiveWrapped => _model.Wrapped[who] > 0,
        SuiteAct.PayReward => _model.Jobs.Any(job => job.Proof is { } proof
            && (proof.Sharers.Count == 0 ? proof.Prover == who : proof.Sharers.Contains(who))),
        SuiteAct.PairAdd => _model.Pair.AgpuCredits[who] > 0 && _model.Pair.AssetCredits[who] > 0,
        SuiteAct.PairRemove => _model.Pair.Shares[who] > 0,
        SuiteAct.PairWithdraw => _model.Pair.AgpuCredits[who] + _model.Pair.AssetCredits[who] > 0,
        _ => false,
    };

    /// <summary>Mostly a job that the act is meant for, else any.</summary>
    ModelJob? Pick(SuiteStep step)
    {
        ModelJob[] meant = [.. _model.Jobs.Where(job => IsMeant(step.Act, job))];
        if (step.Job > 0 && meant.Length > 0) return meant[step.Job % meant.Length];
        return _model.Jobs.Count == 0 ? null : _model.Jobs[^(1 + (int)(step.Size % _model.Jobs.Count))];
    }

    bool HasAChance(SuiteAct act) => act switch
    {
        >= SuiteAct.Claim and <= SuiteAct.CloseCommittee => _model.Jobs.Any(job => IsMeant(act, job)),
        SuiteAct.LeaveSlot => _model.Slots.Any(slot => slot.Auditor >= 0 && slot.Left == 0),
        SuiteAct.WithdrawSlot => _model.Slots.Any(CanBeWithdrawn),
        SuiteAct.CloseRound => Everybody.Any(provider => CanReport(act, 0, provider)),
        SuiteAct.CollectMaintenance => _model.RewardsBalance > 0,
        SuiteAct.PairSwap => _model.Pair.Supply > 0,
        SuiteAct.PairBurn => _model.Pair.BurnFees > 0,
        SuiteAct.CollectPools => _model.Pools > 0,
        SuiteAct.WithdrawStake or SuiteAct.UnbondOracle or SuiteAct.Unwrap or SuiteAct.Withdraw or SuiteAct.PairAdd
            or SuiteAct.PairRemove or SuiteAct.PairWithdraw or SuiteAct.ClaimReward or SuiteAct.SealReport
            or SuiteAct.RevealReport or SuiteAct.GiveShares or SuiteAct.GiveWrapped =>
            Everybody.Any(who => CanBeOf(act, who)),
        _ => true,
    };

    bool IsMeant(SuiteAct act, ModelJob job)
    {
        bool isDisputed = job.Status is SuiteModel.Committed or SuiteModel.Audited;
        bool isTimeOver = Chain.TimeMs > job.DeadlineMs, isDisputeOver = Chain.Height >= job.DisputeEnd;
        return act switch
        {
            SuiteAct.Claim or SuiteAct.Cancel => job.Status == SuiteModel.Open && !isTimeOver,
            SuiteAct.Commit => job.Status == SuiteModel.Claimed && !isTimeOver,
            SuiteAct.Answer => job.Status == SuiteModel.Committed && job.Lie < 0 && !isDisputeOver,
            SuiteAct.Challenge => job.Lie >= 0 && isDisputed,
            SuiteAct.Settle => isDisputeOver
                && (job.Status == SuiteModel.Audited || (job.Status == SuiteModel.Committed && job.AuditBps < 10_000)),
            SuiteAct.TimeOut => isDisputed ? isDisputeOver : job.IsLive && isTimeOver,
            SuiteAct.Divide => job.Undivided > 0,
            SuiteAct.Demand => isDisputed && !isDisputeOver,
            SuiteAct.Supply => isDisputed && DemandsOf(job).Any(demand => demand.Deadline > Chain.Height),
            SuiteAct.CloseDemand => DemandsOf(job).Any(),
            SuiteAct.SealFinding => job.Lie >= 0 && isDisputed,
            SuiteAct.RevealFinding => job.Seals.Keys.Any(who => CanReveal(job, who)),
            SuiteAct.PayReward => job.Proof is not null,
            SuiteAct.Convene => job.Status == SuiteModel.Committed && !job.IsPublic && job.Panel is null
                && Chain.Height < job.CommitBlock + 5 && _model.CohortOf(job) > 0,
            SuiteAct.SealVerdict => isDisputed && job.Panel is { } panel && Chain.Height < panel.SealUntil
                && panel.States.Contains(ModelPanel.Drawn),
            SuiteAct.RevealVerdict => job.Panel is { } panel && Chain.Height < panel.RevealUntil
                && panel.States.Contains(ModelPanel.Sealed),
            SuiteAct.CloseCommittee => job.Panel is { } panel && !job.IsLive && Chain.Height >= panel.RevealUntil,
            _ => false,
        };
    }

    bool CanReveal(ModelJob job, int who) =>
        job.Proof is { } proof && Chain.Height < proof.Block + SuiteModel.SealBlocks
        && job.Seals.TryGetValue(who, out var seal) && seal.Cell == proof.Cell && seal.Block + SuiteModel.SealBlocks <= proof.Block;

    IEnumerable<ModelDemand> DemandsOf(ModelJob job) =>
        _model.Demands.Where(demand => demand.Key.Job == job.Id).Select(demand => demand.Value);

    bool CanBeWithdrawn(ModelSlot slot) =>
        slot.Auditor >= 0 && slot.Left > 0 && slot.Locked == 0;
}
