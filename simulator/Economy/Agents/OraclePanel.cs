using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// The oracles, who watch the same few providers each day: they seal what they saw, reveal it half an epoch later and
/// end the round. Colluders say of everyone that nothing was kept.
/// </summary>
sealed class OraclePanel(Market market, IReadOnlyList<Account> honest, IReadOnlyList<Account> colluders) : IAgent
{
    const int Subjects = 4;
    const int BpsInAll = 10_000;
    const int SaltBytes = 32;

    sealed record Report(Account Oracle, Account Provider, JobTask Task, int Quality, byte[] Salt);

    readonly Dice _dice = new(market.Plan.Seed, "oracles");
    readonly List<Report> _sealed = [];
    ulong _nextMs;
    ulong _sealedMs;
    bool _revealed;

    public IReadOnlyList<Account> Accounts { get; } = [.. honest, .. colluders];

    ulong HalfMs => (ulong)market.Protocol.EpochMs / 2;

    public void Act(ActList acts)
    {
        if (market.Day < 0 || market.NowMs < _nextMs) return;
        if (_sealed.Count == 0) Seal(acts);
        else if (!_revealed) Reveal(acts);
        else Close(acts);
    }

    public void EndDay(ActList acts)
    {
        foreach (Account oracle in Accounts)
        {
            Income.Collect(market, acts, oracle);
            if (oracle.Agpu > 2 * market.Protocol.OracleBond)
                Trader.Sell(market, acts, oracle, oracle.Agpu - market.Protocol.OracleBond);
        }
    }

    void Seal(ActList acts)
    {
        (Account Provider, JobTask Task)[] subjects = Choose();
        Account[] ready = [.. Accounts.Where(oracle => HasBond(acts, oracle))];
        if (subjects.Length == 0 || ready.Length == 0) return;
        foreach (Account oracle in ready)
            foreach (var (provider, task) in subjects)
            {
                var report = new Report(oracle, provider, task, QualityBy(oracle, provider), _dice.Bytes(SaltBytes));
                _sealed.Add(report);
                acts.Add(
                    oracle, market.Calls.Seal(oracle, provider, task, SealOf(report)), Calls.VoteFee,
                    _ => _sealed.Remove(report));
            }
        _revealed = false;
        // The round's clock starts in the block of the first seal.
        _sealedMs = market.NowMs + market.Plan.BlockTimeMs;
        _nextMs = _sealedMs + HalfMs + 1;
    }

    void Reveal(ActList acts)
    {
        foreach (Report report in _sealed)
            acts.Add(
                report.Oracle,
                market.Calls.Reveal(report.Oracle, report.Provider, report.Task, report.Quality, report.Salt),
                Calls.VoteFee);
        _revealed = true;
        _nextMs = _sealedMs + 2 * HalfMs + 1;
    }

    void Close(ActList acts)
    {
        Account closer = _sealed[0].Oracle;
        foreach (var (provider, task) in _sealed.Select(report => (report.Provider, report.Task)).Distinct())
            acts.Add(closer, market.Calls.CloseRound(provider, task), Calls.CloseFee);
        _sealed.Clear();
    }

    /// <summary>Some of those who have worked within the last hours.</summary>
    (Account, JobTask)[] Choose()
    {
        var active = new List<(Account, JobTask)>();
        foreach (Account account in market.Accounts)
            foreach (JobTask task in Enum.GetValues<JobTask>())
                if (account.LastSettledMs[(int)task] + HalfMs / 2 > market.NowMs) active.Add((account, task));
        (Account, JobTask)[] chosen = [.. active];
        _dice.Shuffle(chosen);
        return [.. chosen.Take(Subjects)];
    }

    /// <summary>Ten reports' locks, and the bond that an oracle must have at all.</summary>
    bool HasBond(ActList acts, Account oracle)
    {
        long bond = market.Protocol.OracleBond;
        var parts = market.Chain.Read(new ContractCall(market.Suite.ReputationOracle, "bondOf", oracle.Hash))
            .Stack[0].AsList(2);
        if (parts[0].AsInteger() + parts[1].AsInteger() >= bond) return true;
        if (oracle.Agpu >= bond * 3 / 2) acts.Add(oracle, market.Calls.Bond(oracle, bond * 3 / 2), Calls.VaultFee);
        else Trader.Buy(market, acts, oracle, market.ToTusd(bond * 2));
        return false;
    }

    int QualityBy(Account oracle, Account provider)
    {
        if (colluders.Contains(oracle)) return 0;
        long all = provider.Settled + provider.Late;
        double kept = all == 0 ? 1 : (double)provider.Settled / all;
        return Math.Clamp((int)(BpsInAll * (kept - _dice.Fraction() * 0.02)), 0, BpsInAll);
    }

    static byte[] SealOf(Report report)
    {
        byte[] quality = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(quality, (ushort)report.Quality);
        return SHA256.HashData([
            .. quality, .. report.Salt, .. report.Oracle.Hash.ToArray(), (byte)report.Task,
            .. report.Provider.Hash.ToArray()]);
    }
}
