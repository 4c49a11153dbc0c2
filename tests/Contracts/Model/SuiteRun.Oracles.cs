using System.Numerics;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>The oracles' rounds, and what is paid for them and for all other work.</summary>
public sealed partial class SuiteRun
{
    /// <summary>Mostly all oracles report that can, or few rounds would have a quorum.</summary>
    void Report(SuiteStep step)
    {
        int about = ProviderFor(step);
        bool isRound = step.Job > 1 && !step.IsForged && step.Act != SuiteAct.CloseRound;
        int[] able = isRound ? [.. Everybody.Where(who => CanReport(step.Act, who, about))] : [];
        foreach (int who in able.DefaultIfEmpty(step.Who)) Report(step with { Who = who }, about);
    }

    void Report(SuiteStep step, int about)
    {
        int who = step.Who;
        UInt160 me = _actors[who].ScriptHash, provider = _actors[about].ScriptHash;
        ModelRound? round = _model.Rounds.GetValueOrDefault(about);
        // One of five is far from what the others say.
        int quality = (step.Size + who) % 5 == 0 ? 3_000 : 8_000 + (int)((step.Size * (who + 1)) % 2_000);
        switch (step.Act)
        {
            case SuiteAct.SealReport:
                Expect(step, SignerOf(step),
                    (now, _) => _model.SealReport(who, about, quality, !step.IsForged, now),
                    _whole.Oracle, "seal", me, provider, TinyJob.Task, ReportSeal(who, about, quality));
                break;
            case SuiteAct.RevealReport:
                if (step.Job > 0 && round is not null) WaitUntil(round.SealUntilMs + 1);
                int shown = step.Size % 8 == 0 ? quality : round?.Of(who)?.Quality ?? quality;
                Expect(step, SignerOf(step),
                    (now, _) => _model.RevealReport(who, about, shown, !step.IsForged, now),
                    _whole.Oracle, "reveal", me, provider, TinyJob.Task, shown, Salt);
                break;
            default:
                if (step.Job > 0 && round is not null) WaitUntil(round.RevealUntilMs + 1);
                var (reveals, median) = round is null ? (0, 0) : SuiteModel.VoteOf(round);
                TransactionReceipt receipt = Expect(step, SignerOf(step),
                    (now, _) => _model.CloseRound(about, now), _whole.Oracle, "closeRound", provider, TinyJob.Task);
                if (receipt.Fault is not null) break;
                var counted = receipt.Events.Single(e => e.Name == "VoteCounted").Values;
                (counted[2].AsInt32(), counted[3].AsInt32()).Should().Be((reveals, median), "{0}", step);
                break;
        }
    }

    /// <summary>Mostly a provider about whom this oracle has something to do.</summary>
    int ProviderFor(SuiteStep step)
    {
        int[] meant = [.. Everybody.Where(provider => CanReport(step.Act, step.Who, provider))];
        return step.Job > 0 && meant.Length > 0 ? meant[step.Job % meant.Length] : step.Other;
    }

    bool CanReport(SuiteAct act, int who, int provider)
    {
        ModelRound? round = _model.Rounds.GetValueOrDefault(provider);
        ulong now = Chain.TimeMs;
        return act switch
        {
            SuiteAct.SealReport => _model.HasOracleBond(who) && (round is null
                ? now < _model.WorkMs[provider] + SuiteModel.EpochMs
                : now < round.SealUntilMs && round.Of(who) is null),
            // To wait for the reveals ends the sealing: mostly when there are enough for a quorum.
            SuiteAct.RevealReport => round?.Of(who) is { IsRevealed: false } && now < round.RevealUntilMs
                && (round.Reports.Count > 2 || now > round.SealUntilMs),
            _ => round is not null
                && (now > round.RevealUntilMs || round.Reports.TrueForAll(report => report.IsRevealed)),
        };
    }

    /// <summary>As contracts/ReputationOracle/README.md has it.</summary>
    byte[] ReportSeal(int oracle, int provider, int quality) => SHA256.HashData(
    [
        .. BitConverter.GetBytes((ushort)quality), .. Salt, .. _actors[oracle].ScriptHash.ToArray(), TinyJob.Task,
        .. _actors[provider].ScriptHash.ToArray(),
    ]);

    void CompareOracles(SuiteStep step)
    {
        Dictionary<string, BigInteger> bonds = Money.Storage(Chain, _whole.Oracle).Where(entry => entry.Key[0] == 0x20)
            .ToDictionary(entry => Convert.ToHexString(entry.Key[1..]), entry => new BigInteger(entry.Value));
        foreach (int who in Everybody)
        {
            BigInteger bond = bonds.GetValueOrDefault(Convert.ToHexString(_actors[who].ScriptHash.ToArray()));
            (bond & ulong.MaxValue, bond >> 64).Should().Be(
                (_model.OracleBonds[who], _model.OracleLocks[who]), "bond of {0} after {1}", who, step);
        }
        Money.Storage(Chain, _whole.Oracle).Count(entry => entry.Key[0] == 0x21).Should().Be(
            _model.Rounds.Count, "of {0}", step);
    }

    void ClaimReward(SuiteStep step)
    {
        UInt160 me = _actors[step.Who].ScriptHash;
        string[] roles = ["Provider", "Auditor", "Oracle"];
        string[] due = [.. roles.Where(paid => _model.Paid.Contains((paid, step.Who)))];
        string role = due.Length > 0 ? due[step.Job % due.Length] : roles[step.Job % 3];
        // What an epoch gave a right to is there in the next.
        bool waits = step.Job > 1 && due.Length > 0;
        if (waits) WaitUntil(Chain.TimeMs + DayMs);
        BigInteger owed = Suite.Read(_whole.Rewards, "owedTo", me).AsList()[Array.IndexOf(roles, role)].AsInteger();
        TransactionReceipt receipt = Call(SignerOf(step), _whole.Rewards, $"claim{role}", me);
        Count(step, receipt);
        if (waits && !step.IsForged) _model.Paid.Remove((role, step.Who));
        if (receipt.Fault is { } fault)
        {
            fault.Message.Should().EndWith(
                step.IsForged ? "RewardController/no-witness" : "RewardController/nothing-to-claim");
            if (!step.IsForged) owed.Should().Be(0, "{0} was owed it", step);
            return;
        }
        step.IsForged.Should().BeFalse("nobody takes another's reward");
        var paid = receipt.Events.Single(e => e.Name == $"{role}RewardClaimed").Values;
        // More, where an epoch ended with this block.
        paid[1].AsInteger().Should().BeGreaterThanOrEqualTo(owed);
        _model.Reward(step.Who, paid[1].AsInteger(), paid[2].AsInteger());
        (_model.MintedForJobs * 10).Should().BeLessThanOrEqualTo(_model.BurnedAtSettlement * 9);
    }

    /// <summary>Rounds close without those who are in them, and whatever is left of a bond comes out.</summary>
    void EndRounds()
    {
        foreach (var (provider, round) in _model.Rounds)
        {
            if (Chain.TimeMs <= round.RevealUntilMs) Chain.MoveTimeTo(round.RevealUntilMs + 1);
            Suite.Invoke(Suite.Minter, _whole.Oracle, "closeRound", _actors[provider].ScriptHash, TinyJob.Task);
        }
        foreach (Actor oracle in _actors)
        {
            BigInteger free = Suite.Read(_whole.Oracle, "bondOf", oracle.ScriptHash).AsList()[0].AsInteger();
            if (free > 0) Suite.Invoke(oracle, _whole.Oracle, "withdrawBond", oracle.ScriptHash, free);
        }
    }
}
