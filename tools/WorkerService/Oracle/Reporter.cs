using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Neo.IO;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Oracle;

/// <summary>Reports what the watch saw: sealed first, opened after, rounds closed when they are over.</summary>
/// <remarks>
/// A report that cannot be opened costs its lock, so it is in the journal before its seal leaves, under <c>report:subject</c>:
/// number of the report, how far it is (1 written, 2 sealed), quality. Its salt follows from the key and that number.
/// </remarks>
public sealed class Reporter(
    SuiteClient suite, KeyPair key, WorkerJournal journal, WorkerMetrics metrics, ILogger<Reporter> log)
{
    const string Reports = "report:", Numbers = "reports:", Newest = "reported:";
    const int MostReports = 9;
    const int QualityBits = 14, StateBits = 2;
    const ulong Written = 1, Sealed = 2, Opened = 3;

    readonly HashSet<Subject> poor = [];

    /// <summary>What is due about one provider.</summary>
    public async Task GoOnAsync(Subject subject, (int Quality, int Count, ulong NewestS)? seen, CancellationToken cancel)
    {
        var round = await FindRoundAsync(subject, cancel);
        ulong nowMs = await suite.Chain.GetTimeMsAsync(cancel);
        ulong report = journal.Mark(Reports + subject);
        switch (StateOf(report))
        {
            case Written:
                await SealAsync(subject, report, cancel);
                return;
            case Sealed when round is null:
                journal.SetMark(Reports + subject, 0); // closed, by whomever
                return;
            case Sealed when nowMs > round!.SealUntilMs && nowMs <= round.RevealUntilMs:
                await RevealAsync(subject, report, cancel);
                return;
            case Opened when round is null || nowMs <= round.SealUntilMs:
                journal.SetMark(Reports + subject, report = 0); // closed; perhaps the next has begun
                break;
        }
        if (round is not null && nowMs > round.RevealUntilMs) await CloseAsync(subject, cancel);
        else if (report == 0 && seen is { } fresh) await ReportAsync(subject, round, nowMs, fresh, cancel);
    }

    /// <summary>The subjects of reports that are not at their end.</summary>
    public IReadOnlyList<Subject> UnderWay() =>
        [.. journal.Marks(Reports).Select(mark => Subject.Parse(mark.Name[Reports.Length..]))];

    /// <summary>Opens a round over what is new, or joins the open one.</summary>
    async Task ReportAsync(
        Subject subject, Round? round, ulong nowMs, (int Quality, int Count, ulong NewestS) seen, CancellationToken cancel)
    {
        bool isNew = seen.NewestS > journal.Mark(Newest + subject);
        if (round is null ? !isNew : nowMs > round.SealUntilMs || round.Reports >= MostReports) return;
        if (!await CanLockAsync(subject, cancel)) return;
        ulong number = journal.Mark(Numbers + subject) + 1;
        journal.SetMark(Numbers + subject, number);
        ulong report = (number << StateBits | Written) << QualityBits | (uint)seen.Quality;
        journal.SetMark(Reports + subject, report);
        journal.SetMark(Newest + subject, seen.NewestS);
        await SealAsync(subject, report, cancel);
    }

    /// <summary>Also of a report that an earlier life wrote down: the act that it began is gone on with.</summary>
    async Task SealAsync(Subject subject, ulong report, CancellationToken cancel)
    {
        try
        {
            var receipt = await suite.Reputation.SealAsync(
                key, key.Account(), subject.Provider, (int)subject.Task, Seal(subject, report), cancel);
            log.LogInformation(
                "{Task} of {Provider}: a report of {Quality} is sealed in block {Block}", subject.Task,
                Accounts.Address(subject.Provider), QualityOf(report), receipt.Block);
        }
        catch (ContractFaultException refusal) when (MayBeSealed(refusal.Error))
        {
            // Perhaps by an earlier life, in a block that it did not live to write down: the opening will show it.
        }
        catch (ContractFaultException refusal) when (IsOracles(refusal))
        {
            journal.SetMark(Reports + subject, 0);
            log.LogInformation(
                "{Task} of {Provider}: no report now ({Reason})", subject.Task, Accounts.Address(subject.Provider),
                refusal.Error);
            return;
        }
        journal.SetMark(Reports + subject, report & ~(3UL << QualityBits) | Sealed << QualityBits);
    }

    async Task RevealAsync(Subject subject, ulong report, CancellationToken cancel)
    {
        try
        {
            var receipt = await suite.Reputation.RevealAsync(
                key, key.Account(), subject.Provider, (int)subject.Task, QualityOf(report), Salt(subject, report), cancel);
            metrics.Reported();
            log.LogInformation(
                "{Task} of {Provider}: the report of {Quality} is opened in block {Block}", subject.Task,
                Accounts.Address(subject.Provider), QualityOf(report), receipt.Block);
        }
        catch (ContractFaultException early) when (early.Error == "ReputationOracle/too-early")
        {
            return;
        }
        catch (ContractFaultException refusal) when (IsOracles(refusal))
        {
            // Opened by an earlier life, or the round is over.
        }
        // Until it is closed the round is looked after, also when what it is about was seen too long ago to count.
        journal.SetMark(Reports + subject, report | Opened << QualityBits);
    }

    async Task CloseAsync(Subject subject, CancellationToken cancel)
    {
        try
        {
            var receipt = await suite.Reputation.CloseRoundAsync(key, subject.Provider, (int)subject.Task, cancel);
            log.LogInformation(
                "{Task} of {Provider}: the round is closed in block {Block}", subject.Task,
                Accounts.Address(subject.Provider), receipt.Block);
        }
        catch (ContractFaultException refusal) when (IsOracles(refusal))
        {
            // Another oracle was quicker, or it is a moment too early.
        }
    }

    async Task<bool> CanLockAsync(Subject subject, CancellationToken cancel)
    {
        var bonds = await suite.Reputation.BondOfAsync(key.Account(), cancel);
        var whole = (await suite.Council.ParameterAsync("OracleBond", cancel)).Value;
        if (bonds[0] + bonds[1] >= whole && bonds[0] >= whole / 10) return true;
        if (poor.Add(subject))
            log.LogWarning(
                "{Task} of {Provider} cannot be reported: it takes a bond of {Bond} AGPU and a tenth of it free, here are "
                + "{Free} free and {Locked} locked (--oracle-bond)", subject.Task, Accounts.Address(subject.Provider),
                Amounts.Agpu(whole), Amounts.Agpu(bonds[0]), Amounts.Agpu(bonds[1]));
        return false;
    }

    async Task<Round?> FindRoundAsync(Subject subject, CancellationToken cancel)
    {
        try
        {
            var parts = await suite.Reputation.RoundOfAsync(subject.Provider, (int)subject.Task, cancel);
            return new Round((ulong)parts[0], (ulong)parts[1], (int)parts[3]);
        }
        catch (ContractFaultException none) when (none.Error == "ReputationOracle/no-round")
        {
            return null;
        }
    }

    /// <summary>Refusals that the contract has for a sealed report too.</summary>
    static bool MayBeSealed(string error) =>
        error is "ReputationOracle/already-sealed" or "ReputationOracle/too-late" or "ReputationOracle/round-full";

    static bool IsOracles(ContractFaultException refusal) =>
        refusal.Error.StartsWith("ReputationOracle/", StringComparison.Ordinal);

    byte[] Seal(Subject subject, ulong report)
    {
        byte[] quality = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(quality, (ushort)QualityOf(report));
        return SHA256.HashData(
        [
            .. quality, .. Salt(subject, report), .. key.Account().ToArray(), (byte)subject.Task,
            .. subject.Provider.ToArray(),
        ]);
    }

    byte[] Salt(Subject subject, ulong report)
    {
        byte[] number = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(number, report >> QualityBits + StateBits);
        return HMACSHA256.HashData(
            key.PrivateKey,
            (byte[])[.. "StarMiner report"u8, (byte)subject.Task, .. subject.Provider.ToArray(), .. number]);
    }

    static ulong StateOf(ulong report) => report >> QualityBits & 3;

    static int QualityOf(ulong report) => (int)(report & (1 << QualityBits) - 1);

    sealed record Round(ulong SealUntilMs, ulong RevealUntilMs, int Reports);
}
