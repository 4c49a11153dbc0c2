using System.Security.Cryptography;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>Auditors: their bonds, and the committees that sit over jobs.</summary>
public sealed partial class SuiteRun
{
    static readonly byte[] Salt = [.. Enumerable.Repeat((byte)9, 32)];

    void MoveSlot(SuiteStep step)
    {
        int slot = (int)(step.Size % (_model.Slots.Count + 1));
        if (step.Job > 0 && step.Act == SuiteAct.WithdrawSlot)
            slot = int.Max(0, _model.Slots.FindIndex(CanBeWithdrawn));
        if (step.Job > 2 && step.Act == SuiteAct.WithdrawSlot && slot < _model.Slots.Count)
            WaitUntil(_model.Slots[slot].ReadyMs);
        // Mostly its own auditor.
        bool isOwn = step.Act == SuiteAct.LeaveSlot && step.Job > 0 && slot < _model.Slots.Count
            && _model.Slots[slot].Auditor >= 0;
        int by = isOwn ? _model.Slots[slot].Auditor : SignerIndex(step);
        Actor signer = _actors[by];
        _ = step.Act switch
        {
            SuiteAct.BondAuditor => Expect(
                step, SignerOf(step), (_, block) => _model.BondAuditor(step.Who, !step.IsForged, block),
                Suite.Token, "transfer", _actors[step.Who].ScriptHash, _whole.Committee, SuiteModel.AuditorBond,
                new object?[] { "bond", 1 }),
            SuiteAct.LeaveSlot => Expect(
                step, signer, (now, block) => _model.LeaveSlot(slot, by, now, block),
                _whole.Committee, "leave", slot),
            _ => Expect(
                step, signer, (now, _) => _model.WithdrawSlot(slot, now), _whole.Committee, "withdraw", slot),
        };
    }

    void Oversee(SuiteStep step, ModelJob job)
    {
        switch (step.Act)
        {
            case SuiteAct.Convene:
                Convene(step, job);
                break;
            case SuiteAct.SealVerdict:
                foreach (int _ in SeatsFor(step, job)) SealVerdict(step, job);
                break;
            case SuiteAct.RevealVerdict:
                foreach (int _ in SeatsFor(step, job)) RevealVerdict(step, job);
                break;
            case SuiteAct.CloseCommittee:
                Expect(step, SignerOf(step), (now, block) => _model.CloseCommittee(job, now, block),
                    _whole.Committee, "close", job.Id);
                break;
        }
    }

    /// <summary>Mostly the act is for every seat whose turn it is.</summary>
    static IEnumerable<int> SeatsFor(SuiteStep step, ModelJob job)
    {
        int wanted = step.Act == SuiteAct.SealVerdict ? ModelPanel.Drawn : ModelPanel.Sealed;
        int seats = step.Job > 1 && !step.IsForged ? job.Panel?.States.Count(state => state == wanted) ?? 1 : 1;
        return Enumerable.Range(0, int.Max(1, seats));
    }

    /// <summary>Who is drawn the chain says; that each may sit, the model.</summary>
    void Convene(SuiteStep step, ModelJob job)
    {
        if (job.CommitBlock == 0) return;
        Suite.MineUntilNext(job.CommitBlock + 3);
        TransactionReceipt receipt = Call(
            SignerOf(step), _whole.Committee, "convene", job.Id, _model.CohortOf(job));
        Count(step, receipt);
        if (receipt.Fault is { } fault)
        {
            fault.Message.Should().MatchRegex("AuditorCommittee/[a-z-]+$");
            return;
        }
        (job.Status is SuiteModel.Committed or SuiteModel.Audited && !job.IsPublic && job.Panel is null)
            .Should().BeTrue("{0} convenes over {1}", step, job.Id);
        var told = receipt.Events.Single(e => e.Name == "CommitteeConvened").Values;
        int[] slots = [.. told[1].AsList().Select(slot => slot.AsInt32())];
        slots.Should().OnlyHaveUniqueItems().And.OnlyContain(slot => _model.MayServe(slot, job));
        told[2].AsInteger().Should().Be(SuiteModel.SeatLock);
        uint half = (job.DisputeEnd - job.CommitBlock) / 2;
        (told[4].AsUInt32(), told[5].AsUInt32()).Should().Be((job.CommitBlock + 1 + half, job.DisputeEnd));
        _model.Convene(job, slots, told[4].AsUInt32(), told[5].AsUInt32());
    }

    /// <summary>Mostly what is true of the output.</summary>
    void SealVerdict(SuiteStep step, ModelJob job)
    {
        int seat = SeatOf(step, job), auditor = AuditorOf(job, seat);
        bool approves = (job.Lie < 0) == (step.Other != 0), isSigned = !step.IsForged;
        Actor signer = _actors[isSigned ? auditor : (auditor + 1) % _actors.Length];
        Expect(step, signer, (_, block) =>
        {
            if (job.Panel is not { } panel || panel.States[seat] != ModelPanel.Drawn || block > panel.SealUntil
                || !isSigned || job.Status is not (SuiteModel.Committed or SuiteModel.Audited)) return SuiteModel.Any;
            (panel.States[seat], panel.Approves[seat]) = (ModelPanel.Sealed, approves);
            return null;
        }, _whole.Committee, "seal", job.Id, seat, SealOf(job, seat, auditor, approves));
    }

    void RevealVerdict(SuiteStep step, ModelJob job)
    {
        int seat = SeatOf(step, job), auditor = AuditorOf(job, seat);
        bool approves = job.Panel?.Approves[seat] ?? false;
        if (job.Panel is { } open) Suite.MineUntilNext(open.SealUntil + 2);
        bool isOpen = job.Status is SuiteModel.Committed or SuiteModel.Audited;
        object?[] shown = approves && isOpen
            ? _work[job.Id].Attest(
                _actors[auditor].ScriptHash, Suite.Read(_whole.Committee, "attestedCell", job.Id, seat).AsInt32())
            : [Array.Empty<byte>(), Array.Empty<object>(), Array.Empty<object>()];
        Expect(step, SignerOf(step), (_, block) =>
        {
            if (job.Panel is not { } panel || panel.States[seat] != ModelPanel.Sealed || block > panel.RevealUntil
                || (approves && !isOpen)) return SuiteModel.Any;
            panel.States[seat] = approves ? ModelPanel.Approved : ModelPanel.Accused;
            return null;
        }, _whole.Committee, "reveal", [job.Id, seat, approves ? 1 : 0, TopOf(job, auditor, approves), Salt, .. shown]);
    }

    /// <summary>Mostly one whose turn it is.</summary>
    static int SeatOf(SuiteStep step, ModelJob job)
    {
        if (job.Panel is not { } panel) return 0;
        int wanted = step.Act == SuiteAct.SealVerdict ? ModelPanel.Drawn : ModelPanel.Sealed;
        int seat = step.Job > 0 ? Array.IndexOf(panel.States, wanted) : -1;
        return seat >= 0 ? seat : (int)(step.Size % panel.Slots.Length);
    }

    /// <summary>Whoever holds the seat's slot; the first actor where there is none.</summary>
    int AuditorOf(ModelJob job, int seat) => job.Panel is { } panel ? _model.Slots[panel.Slots[seat]].Auditor : 0;

    byte[] TopOf(ModelJob job, int auditor, bool approves) =>
        approves && job.CommitBlock > 0 ? _work[job.Id].AttestedTop(_actors[auditor].ScriptHash) : new byte[32];

    /// <summary>As contracts/AuditorCommittee/README.md has it.</summary>
    byte[] SealOf(ModelJob job, int seat, int auditor, bool approves) => SHA256.HashData(
    [
        (byte)(approves ? 1 : 0), .. TopOf(job, auditor, approves), .. Salt, .. BitConverter.GetBytes((ulong)job.Id),
        (byte)seat, .. _actors[auditor].ScriptHash.ToArray(),
    ]);
}
