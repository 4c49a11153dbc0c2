using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Primitives;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>Each act as a call, and as the model's method.</summary>
public sealed partial class SuiteRun
{
    const ulong ClaimWindowMs = 600_000, WorkWindowMs = 600_000, DayMs = 24 * 3_600_000;

    void Perform(SuiteStep step)
    {
        switch (step.Act)
        {
            case SuiteAct.PassTime:
                // Mostly a part of a deadline, now and then an epoch, or longer than stakes take to come out.
                Chain.MoveTimeTo(Chain.TimeMs + step.Job switch
                {
                    0 => 8 * DayMs,
                    1 => DayMs,
                    _ => (ulong)(step.Size % WorkWindowMs) * 2 / 3,
                });
                break;
            case SuiteAct.Mine:
                Chain.MineEmpty((uint)(step.Size % 20) + 10);
                break;
            case SuiteAct.Usurp:
                Usurp(step);
                break;
            case SuiteAct.Open:
                OpenJob(step);
                break;
            case SuiteAct.Publish:
                Publish(step);
                break;
            case SuiteAct.ClaimReward:
                ClaimReward(step);
                break;
            case >= SuiteAct.SealReport and <= SuiteAct.CloseRound:
                Report(step);
                break;
            case >= SuiteAct.GiveShares and <= SuiteAct.Foreign:
                CallBeside(step);
                break;
            case SuiteAct.CollectMaintenance:
                CollectMaintenance(step);
                break;
            case >= SuiteAct.Demand and <= SuiteAct.PayReward:
                if (Pick(step) is { } disputed) Dispute(step, _touched = disputed);
                break;
            case >= SuiteAct.Convene and <= SuiteAct.CloseCommittee:
                if (Pick(step) is { } audited) Oversee(step, _touched = audited);
                break;
            case >= SuiteAct.BondAuditor and <= SuiteAct.WithdrawSlot:
                MoveSlot(step);
                break;
            case >= SuiteAct.PairDeposit and <= SuiteAct.PairBurn:
                Trade(step);
                break;
            case >= SuiteAct.Claim and <= SuiteAct.Cancel:
                if (Pick(step) is { } job) MoveOn(step, _touched = job);
                break;
            default:
                MoveMoney(step);
                break;
        }
    }

    void MoveMoney(SuiteStep step)
    {
        var (who, signer, signed) = (step.Who, SignerOf(step), !step.IsForged);
        UInt160 me = _actors[who].ScriptHash;
        BigInteger size = step.Size;
        if (step.Act == SuiteAct.WithdrawStake && step.Job > 2) WaitUntil(_model.Vaults[who].ReadyMs);
        _ = step.Act switch
        {
            SuiteAct.Transfer => Expect(step, signer, (_, _) => _model.Transfer(who, step.Other, size, signed),
                Suite.Token, "transfer", me, _actors[step.Other].ScriptHash, size, null),
            SuiteAct.Burn => Expect(step, signer, (_, _) => _model.Burn(who, size, signed),
                Suite.Token, "burn", me, size),
            SuiteAct.Stake => Expect(step, signer, (_, _) => _model.Stake(who, size, signed),
                Suite.Token, "transfer", me, Suite.Vaults, size, new object?[] { "stake", TinyJob.Task }),
            SuiteAct.RequestUnbond => Expect(step, signer, (now, _) => _model.RequestUnbond(who, size, signed, now),
                Suite.Vaults, "requestUnbond", me, TinyJob.Task, size),
            SuiteAct.WithdrawStake => Expect(step, signer, (now, _) => _model.WithdrawStake(who, signed, now),
                Suite.Vaults, "withdraw", me, TinyJob.Task),
            SuiteAct.Withdraw => Expect(step, signer, (_, _) => _model.Withdraw(who, signed),
                Suite.Market, "withdraw", me),
            SuiteAct.CollectPools => Expect(step, signer, (_, _) => _model.CollectPools(), Suite.Market, "collectPools"),
            SuiteAct.BondOracle => Expect(step, signer, (_, _) => _model.PutIn(_model.OracleBonds, who, size, signed),
                Suite.Token, "transfer", me, _whole.Oracle, size, new object?[] { "bond" }),
            SuiteAct.UnbondOracle => Expect(step, signer, (_, _) => _model.TakeOut(_model.OracleBonds, who, size, signed),
                _whole.Oracle, "withdrawBond", me, size),
            SuiteAct.Wrap => Expect(step, signer, (_, _) => _model.PutIn(_model.Wrapped, who, size, signed),
                Suite.Token, "transfer", me, _wrapped, size, new object?[] { "wrap" }),
            SuiteAct.Unwrap => Expect(step, signer, (_, _) => _model.TakeOut(_model.Wrapped, who, size, signed),
                _wrapped, "unwrap", me, size),
            _ => throw new InvalidOperationException($"{step.Act} moves no money"),
        };
    }

    void OpenJob(SuiteStep step)
    {
        int tier = step.Size % 5 == 0 ? step.Other : step.Other % 2;
        BigInteger tip = step.Size % (30 * Agpu);
        BigInteger price = Suite.Read(Suite.Prices, "priceOf", TinyJob.Task, tier).AsInteger();
        BigInteger payment = 3 * price + tip + step.Size % 7;
        byte[] seed = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];
        object?[] order =
        [
            "open", _kernel, seed, Array.Empty<byte>(), tier, 1_000 * Agpu, tip, ClaimWindowMs, WorkWindowMs,
        ];
        BigInteger balance = _model.Balances[step.Who];
        TransactionReceipt receipt = Expect(
            step, SignerOf(step), (_, _) => step.IsForged || balance < payment ? "false" : null,
            Suite.Token, "transfer", _actors[step.Who].ScriptHash, Suite.Market, payment, order);
        if (receipt.Events.SingleOrDefault(e => e.Name == "JobOpened") is not { } opened) return;
        JobView view = JobView.Read(Suite, opened.Values[0].AsInteger());
        view.Fee.Should().BeLessThanOrEqualTo(3 * price).And.BeGreaterThan(0);
        _model.OpenJob(ModelOf(opened, view, step.Who, 0), payment);
    }

    void Publish(SuiteStep step)
    {
        TransactionReceipt receipt = Call(SignerOf(step), _whole.Rewards, "publish");
        Count(step, receipt);
        if (receipt.Fault is { } fault)
        {
            fault.Message.Should().MatchRegex("RewardController/(too-early|all-published)");
            return;
        }
        ContractEvent opened = receipt.Events.Single(e => e.Name == "JobOpened");
        BigInteger pay = receipt.Events.Single(e => e.Name == "PublicJobPublished").Values[4].AsInteger();
        JobView view = JobView.Read(Suite, opened.Values[0].AsInteger());
        (view.Fee, view.Tip).Should().Be((0, 0));
        _model.Jobs.Add(ModelOf(opened, view, -1, pay));
    }

    ModelJob ModelOf(ContractEvent opened, JobView view, int client, BigInteger pay)
    {
        int id = opened.Values[0].AsInt32();
        id.Should().Be(_model.Jobs.Count + 1);
        _work[id] = new TinyJob(Suite, _kernel, id, view.Params);
        return new ModelJob
        {
            Id = id,
            Client = client,
            Tier = view.Tier,
            Units = view.Units,
            Fee = view.Fee,
            Tip = view.Tip,
            PublicPay = pay,
            WindowMs = (ulong)view.WorkWindowMs,
            ClaimWindowMs = (ulong)view.ClaimWindowMs,
            DeadlineMs = view.DeadlineMs,
        };
    }

    void MoveOn(SuiteStep step, ModelJob job)
    {
        Actor signer = SignerOf(step);
        switch (step.Act)
        {
            case SuiteAct.Claim:
                Claim(step, job);
                break;
            case SuiteAct.Commit:
                // The provider commits to its own tree; in two of five cases with a lie.
                int lie = step.Size % 5 < 2 ? (int)(step.Size % TinyJob.CellCount) : -1;
                int provider = job.Provider >= 0 && !step.IsForged ? job.Provider : step.Who;
                int[] output = [.. _work[job.Id].Output];
                if (lie >= 0) output[lie] ^= 1;
                byte[] root = job.Status == SuiteModel.Claimed
                    ? _work[job.Id].Prepare(_actors[provider], output)
                    : new byte[32];
                Expect(step, _actors[provider], (now, block) => _model.Commit(job, provider, lie, now, block),
                    Suite.Market, "commit", job.Id, root);
                break;
            case SuiteAct.Answer:
                Answer(step, job, signer);
                break;
            case SuiteAct.Challenge:
                Challenge(step, job, signer);
                break;
            case SuiteAct.Settle:
                bool drawn = IsDrawn(job);
                Expect(step, signer, (now, block) => _model.Settle(job, drawn, now, block),
                    Suite.Market, "settle", job.Id);
                break;
            case SuiteAct.TimeOut:
                drawn = IsDrawn(job);
                Expect(step, signer, (now, block) => _model.TimeOut(job, drawn, now, block),
                    Suite.Market, "timeOut", job.Id);
                break;
            case SuiteAct.Divide:
                Expect(step, signer, (_, _) => _model.Divide(job), Suite.Market, "divideSlashed", job.Id);
                break;
            case SuiteAct.Cancel:
                Expect(step, signer, (_, _) => _model.Cancel(job, SignerIndex(step)), Suite.Market, "cancel", job.Id);
                break;
        }
    }

    void Claim(SuiteStep step, ModelJob job)
    {
        Actor provider = _actors[step.Who];
        BigInteger score = _whole.Score(provider, TinyJob.Task);
        int[] floors = [1_000, 2_000, 5_000, 10_000];
        Expect(
            step, SignerOf(step),
            (now, _) => _model.Claim(job, step.Who, !step.IsForged, score,
                fee => Audit.ProbabilityBps(fee, 100 * Agpu, score, 2_000, floors[job.Tier]), now),
            Suite.Market, "claim", job.Id, provider.ScriptHash);
    }

    /// <summary>All cells that were drawn, as far as they may still be answered.</summary>
    void Answer(SuiteStep step, ModelJob job, Actor signer)
    {
        if (job.Status != SuiteModel.Committed) return;
        Suite.MineUntilNext(job.CommitBlock + 3);
        int[] cells = [.. Suite.Read(Suite.Referee, "auditCells", job.Id).AsList().Select(cell => cell.AsInt32())];
        for (int ordinal = 0; ordinal < cells.Length; ordinal++)
        {
            int cell = cells[ordinal], bit = ordinal;
            Expect(step, signer, (_, block) =>
            {
                bool counts = cell != job.Lie && (job.Answered >> bit & 1) == 0 && job.Status == SuiteModel.Committed
                    && block <= job.DisputeEnd;
                if (!counts) return SuiteModel.Any;
                _model.Answer(job, bit);
                return null;
            }, Suite.Referee, "answer", [job.Id, ordinal, .. _work[job.Id].Open(cell)]);
        }
    }

    void Challenge(SuiteStep step, ModelJob job, Actor signer)
    {
        if (job.CommitBlock == 0) return;
        // Seals that are old enough count.
        if (step.Job > 1 && job.Seals.Count > 0)
            Suite.MineUntilNext(job.Seals.Values.Min(seal => seal.Block) + SuiteModel.SealBlocks);
        int cell = job.Lie >= 0 && step.Size % 4 != 0 ? job.Lie : (int)(step.Size % TinyJob.CellCount);
        bool isProof = cell == job.Lie && !step.IsForged && job.Status is SuiteModel.Committed or SuiteModel.Audited;
        Expect(step, signer, (_, block) => isProof ? _model.Challenge(job, step.Who, cell, block) : SuiteModel.Any,
            Suite.Referee, "challenge", [job.Id, cell, _actors[step.Who].ScriptHash, .. _work[job.Id].Open(cell)]);
    }

    void WaitUntil(ulong timeMs)
    {
        if (Chain.TimeMs < timeMs) Chain.MoveTimeTo(timeMs);
    }

    void CollectMaintenance(SuiteStep step)
    {
        TransactionReceipt receipt = Call(SignerOf(step), _whole.Rewards, "collectMaintenance");
        Count(step, receipt);
        if (receipt.Fault is { } fault) fault.Message.Should().EndWith("RewardController/nothing-to-claim");
        else _model.Maintain(receipt.Events.Single(e => e.Name == "MaintenancePaid").Values[1].AsInteger());
    }

    /// <summary>What only a seat may do, done by whoever likes.</summary>
    void Usurp(SuiteStep step)
    {
        UInt160 me = _actors[step.Who].ScriptHash;
        (UInt160 Contract, string Method, object?[] Arguments)[] calls =
        [
            (Suite.Token, "mintForPublicWork", [me, step.Size]), (Suite.Token, "mintForJobs", [me, step.Size]),
            (Suite.Token, "burnAtSettlement", [step.Size]), (Suite.Token, "takeSlashed", [step.Size, step.Size]),
            (Suite.Market, "slash", [step.Job + 1, me, true]), (Suite.Market, "recordAudit", [step.Job + 1, 0, 0]),
            (Suite.Market, "extendDispute", [step.Job + 1, step.Size]),
            (Suite.Market, "openPublic", [_kernel, new byte[32], 60_000, 60_000]),
            (Suite.Vaults, "lock", [me, TinyJob.Task, step.Size, 0]),
            (Suite.Vaults, "release", [me, TinyJob.Task, step.Size]),
            (Suite.Vaults, "slash", [me, TinyJob.Task, 0, 0, 1_000, true]),
            (Suite.Vaults, "divideLost", [me, TinyJob.Task, step.Size]),
            (_whole.Oracle, "recordSettled", [me, TinyJob.Task, me, step.Size]),
            (_whole.Oracle, "recordFault", [_actors[step.Other].ScriptHash, TinyJob.Task]),
            (_whole.Rewards, "recordSettled", [me, step.Size, 10_000]), (_whole.Rewards, "recordAudit", [me, 1]),
            (_whole.Rewards, "recordPublicWork", [step.Job + 1, me, TinyJob.Task]),
            (Suite.Council, "schedule", [new object?[] { "set", "BurnBps", 1_000 }]), (Suite.Council, "pause", [7]),
            (Suite.Prices, "recordDemand", [TinyJob.Task, 1, step.Size]),
            (Suite.Prices, "recordUnserved", [TinyJob.Task, 1, step.Size, 0, 60_000]),
            (_whole.Rewards, "recordOracle", [me, 1]), (_exchange.Pair, "sync", [null]),
            (_whole.Committee, "sync", [new byte[709]]),
        ];
        var (contract, method, arguments) = calls[(int)(step.Size % calls.Length)];
        Expect(step, _actors[step.Who], (_, _) => SuiteModel.Any, contract, method, arguments);
    }

    /// <summary>Whether the lot fell on the job, as the Referee says as soon as it can.</summary>
    bool IsDrawn(ModelJob job)
    {
        if (job.Status != SuiteModel.Committed) return false;
        if (job.AuditBps == 10_000) return true;
        return Chain.Height >= job.CommitBlock + 2 && Suite.Read(Suite.Referee, "isAudited", job.Id).AsBool();
    }
}
