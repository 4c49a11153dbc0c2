using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>One auditor's seats: seals its verdicts, opens them, and closes the committees that are over.</summary>
/// <remarks>
/// A seal that cannot be opened costs the whole lock, so what it says is in the journal before it is sent: 1 approves, 2
/// accuses, under <c>verdict:job</c>. Salts follow from the key, the attestation from the output.
/// </remarks>
public sealed class CommitteeMember(
    SuiteClient suite, KeyPair key, Challenger challenger, WorkerJournal journal, KnownVerdicts verdicts,
    WorkerMetrics metrics, ILogger<CommitteeMember> log)
{
    const string Seat = "seat:", Sealed = "verdict:";
    const ulong Approves = 1, Accuses = 2;

    /// <summary>Values of a seat's mark.</summary>
    const ulong Unsealed = 1, AllSealed = 2;

    readonly ConcurrentDictionary<ulong, Lazy<Task<VerifiedBlob>>> outputs = new();
    readonly ConcurrentDictionary<ulong, bool> told = new();

    public KeyPair Key => key;

    /// <summary>Jobs in whose committees there is something left to do.</summary>
    public IReadOnlyList<ulong> Jobs() => [.. journal.Marks(Seat).Select(mark => ulong.Parse(mark.Name[Seat.Length..]))];

    public void Take(ulong job) => journal.SetMark(Seat + job, Unsealed);

    /// <summary>Whether a verdict has still to be sealed: once the job is proven wrong none is taken any more.</summary>
    public static bool IsSealing(WorkerJournal journal, ulong job) => journal.Mark(Seat + job) == Unsealed;

    /// <summary>Does what is due by the next block.</summary>
    public async Task ServeAsync(ulong job, IReadOnlySet<uint> slots, CancellationToken cancel)
    {
        try
        {
            var committee = await suite.Committee.CommitteeOfAsync(job, cancel);
            CommitteeSeat[] seats = [.. committee.Seats.Where(seat => slots.Contains(seat.Slot))];
            bool isSealing = seats.Any(seat => seat.State == SeatState.Drawn)
                && await suite.Chain.GetHeightAsync(cancel) < committee.SealUntilBlock;
            if (!isSealing) journal.SetMark(Seat + job, AllSealed);
            await Task.WhenAll(seats.Select(seat => ServeAsync(job, committee, seat, cancel)));
            if (await suite.Chain.GetHeightAsync(cancel) >= committee.RevealUntilBlock) await CloseAsync(job, cancel);
        }
        catch (ContractFaultException closed) when (closed.Error == "AuditorCommittee/not-convened")
        {
            End(job);
        }
        catch (BlobException missing)
        {
            if (told.TryAdd(job, true))
                log.LogWarning("job {Job}: no verdict without its data: {Reason}", job, missing.Message);
        }
        catch (ContractFaultException refusal) when (IsLost(refusal.Error))
        {
            if (told.TryAdd(job, true))
                log.LogWarning("job {Job}: its committee has no more use for a verdict ({Reason})", job, refusal.Error);
        }
    }

    async Task ServeAsync(ulong job, Committee committee, CommitteeSeat seat, CancellationToken cancel)
    {
        uint next = await suite.Chain.GetHeightAsync(cancel) + 1;
        if (seat.State == SeatState.Drawn && next <= committee.SealUntilBlock)
            await SealAsync(job, seat.Seat, cancel);
        else if (seat.State == SeatState.Sealed && next > committee.SealUntilBlock + 1 && next <= committee.RevealUntilBlock)
            await RevealAsync(job, seat.Seat, cancel);
    }

    async Task SealAsync(ulong job, int seat, CancellationToken cancel)
    {
        ulong known = journal.Mark(Sealed + job);
        if (known == 0 && verdicts.Of(job) is { } isRight) known = isRight ? Approves : Accuses;
        if (known == 0) return; // the audit is under way
        var verdict = await VerdictAsync(job, seat, known, cancel);
        journal.SetMark(Sealed + job, known);
        var receipt = await suite.Committee.SealAsync(key, job, seat, verdict, cancel);
        log.LogInformation("job {Job}: the verdict of seat {Seat} is sealed in block {Block}", job, seat, receipt.Block);
    }

    async Task RevealAsync(ulong job, int seat, CancellationToken cancel)
    {
        ulong known = journal.Mark(Sealed + job);
        var verdict = await VerdictAsync(job, seat, known, cancel);
        var (leaf, attested, committed) = known == Approves
            ? await AttestationAsync(job, seat, cancel)
            : ([], [], []);
        var receipt = await suite.Committee.RevealAsync(key, job, seat, verdict, leaf, attested, committed, cancel);
        metrics.GaveVerdict();
        log.LogInformation(
            "job {Job}: seat {Seat} {Verdict}, opened in block {Block}", job, seat,
            known == Approves ? "approves" : "accuses", receipt.Block);
    }

    async Task CloseAsync(ulong job, CancellationToken cancel)
    {
        if ((await suite.Market.JobAsync(job, cancel)).Status <= JobStatus.Audited) return;
        try
        {
            var receipt = await suite.Committee.CloseAsync(key, job, cancel);
            log.LogInformation("job {Job}: its committee is closed in block {Block}", job, receipt.Block);
        }
        catch (ContractFaultException early) when (early.Error == "AuditorCommittee/too-early")
        {
            return;
        }
        End(job);
    }

    void End(ulong job)
    {
        journal.SetMark(Seat + job, 0);
        journal.SetMark(Sealed + job, 0);
        outputs.TryRemove(job, out _);
        told.TryRemove(job, out _);
    }

    async Task<Verdict> VerdictAsync(ulong job, int seat, ulong known, CancellationToken cancel)
    {
        byte[] salt = Salt(job, seat);
        if (known != Approves) return Verdict.Accusation(salt);
        var tree = Attest(job, await OutputAsync(job, cancel));
        return new Verdict(true, MerkleTree.NodeHash(tree.RootChildren), salt);
    }

    /// <summary>The drawn cell's leaf, with its paths in the own tree and in the committed one.</summary>
    async Task<(byte[] Leaf, byte[][] Attested, byte[][] Committed)> AttestationAsync(
        ulong job, int seat, CancellationToken cancel)
    {
        var output = await OutputAsync(job, cancel);
        ulong cell = await suite.Committee.AttestedCellAsync(job, seat, cancel);
        long leaf = ((OutputLayout)output.Tree.Layout).LeafOf((long)cell);
        return (output.Leaf(leaf).ToArray(), Attest(job, output).Path(leaf), output.Tree.Path(leaf));
    }

    MerkleTree Attest(ulong job, VerifiedBlob output) =>
        MerkleTree.Build(output.Bytes, output.Tree.Layout, LeafTag.Attestation(key.Account(), job));

    async Task<VerifiedBlob> OutputAsync(ulong job, CancellationToken cancel)
    {
        var output = outputs.GetOrAdd(job, id => new Lazy<Task<VerifiedBlob>>(() => challenger.OutputAsync(id, cancel)));
        try
        {
            return await output.Value;
        }
        catch
        {
            outputs.TryRemove(job, out _); // the next try may have more luck
            throw;
        }
    }

    /// <summary>What no later try can change.</summary>
    static bool IsLost(string error) =>
        error is "AuditorCommittee/too-late" or "AuditorCommittee/already-sealed" or "AuditorCommittee/not-sealed"
        || error.StartsWith("JobMarket/", StringComparison.Ordinal);

    byte[] Salt(ulong job, int seat)
    {
        byte[] place = new byte[sizeof(ulong) + 1];
        BinaryPrimitives.WriteUInt64LittleEndian(place, job);
        place[^1] = (byte)seat;
        return HMACSHA256.HashData(key.PrivateKey, (byte[])[.. "StarMiner verdict"u8, .. place]);
    }
}
