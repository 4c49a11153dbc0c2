using System.Numerics;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>What an oracle has sealed about a provider.</summary>
public sealed record ModelReport(int Oracle, int Quality)
{
    public bool IsRevealed { get; set; }
}

public sealed record ModelRound(ulong SealUntilMs, ulong RevealUntilMs)
{
    public List<ModelReport> Reports { get; } = [];

    public ModelReport? Of(int oracle) => Reports.Find(report => report.Oracle == oracle);
}

/// <summary>The oracles' bonds and their rounds, by the provider that they are about.</summary>
public sealed partial class SuiteModel
{
    public const ulong EpochMs = 24 * 3_600_000;
    const int Quorum = 3, OutlierBps = 2_500;
    public static readonly BigInteger OracleBond = 100_00000000, ReportLock = OracleBond / 10;

    /// <summary>When each provider last settled paid work or was late; 0 after a fault.</summary>
    public ulong[] WorkMs { get; } = new ulong[actors];

    /// <summary>Free bonds; what open reports hold is beside them.</summary>
    public BigInteger[] OracleBonds { get; } = new BigInteger[actors];
    public BigInteger[] OracleLocks { get; } = new BigInteger[actors];
    public Dictionary<int, ModelRound> Rounds { get; } = [];

    /// <summary>Who has done what the next epoch may pay for, in which role.</summary>
    public HashSet<(string Role, int Who)> Paid { get; } = [];

    public bool HasOracleBond(int who) =>
        OracleBonds[who] >= ReportLock && OracleBonds[who] + OracleLocks[who] >= OracleBond;

    public string? SealReport(int who, int provider, int quality, bool isSigned, ulong nowMs)
    {
        ModelRound? round = Rounds.GetValueOrDefault(provider);
        if (round is null && nowMs > WorkMs[provider] + EpochMs) return "ReputationOracle/not-active";
        round ??= new ModelRound(nowMs + EpochMs / 2, nowMs + EpochMs);
        if (nowMs > round.SealUntilMs) return "ReputationOracle/too-late";
        if (round.Of(who) is not null) return "ReputationOracle/already-sealed";
        if (!HasOracleBond(who)) return "ReputationOracle/bond-too-low";
        if (!isSigned) return "ReputationOracle/no-witness";
        OracleBonds[who] -= ReportLock;
        OracleLocks[who] += ReportLock;
        round.Reports.Add(new ModelReport(who, quality));
        Rounds[provider] = round;
        return null;
    }

    public string? RevealReport(int who, int provider, int quality, bool isSigned, ulong nowMs)
    {
        if (!Rounds.TryGetValue(provider, out ModelRound? round)) return "ReputationOracle/no-round";
        if (nowMs <= round.SealUntilMs) return "ReputationOracle/too-early";
        if (nowMs > round.RevealUntilMs) return "ReputationOracle/too-late";
        if (round.Of(who) is not { } report) return "ReputationOracle/not-sealed";
        if (report.IsRevealed) return "ReputationOracle/already-revealed";
        if (report.Quality != quality) return "ReputationOracle/wrong-opening";
        if (!isSigned) return "ReputationOracle/no-witness";
        report.IsRevealed = true;
        return null;
    }

    /// <summary>The reveals of a round and their median: the lower middle, 0 below the quorum.</summary>
    public static (int Reveals, int Median) VoteOf(ModelRound round)
    {
        int[] sorted = [.. round.Reports.Where(report => report.IsRevealed).Select(report => report.Quality).Order()];
        return (sorted.Length, sorted.Length >= Quorum ? sorted[(sorted.Length - 1) / 2] : 0);
    }

    public string? CloseRound(int provider, ulong nowMs)
    {
        if (!Rounds.TryGetValue(provider, out ModelRound? round)) return "ReputationOracle/no-round";
        if (nowMs <= round.RevealUntilMs) return "ReputationOracle/too-early";
        Rounds.Remove(provider);
        var (reveals, median) = VoteOf(round);
        bool counts = reveals >= Quorum;
        foreach (ModelReport report in round.Reports)
        {
            bool isGood = report.IsRevealed && (!counts || int.Abs(report.Quality - median) <= OutlierBps);
            OracleLocks[report.Oracle] -= ReportLock;
            if (isGood) OracleBonds[report.Oracle] += ReportLock;
            else Supply -= ReportLock;
            if (isGood && counts) Paid.Add(("Oracle", report.Oracle));
        }
        return null;
    }
}
