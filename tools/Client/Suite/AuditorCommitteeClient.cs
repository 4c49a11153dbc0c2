using System.Numerics;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>A bond in the register of auditors. Amounts in [1e-8 AGPU].</summary>
/// <param name="Auditor">Null: the slot is free.</param>
/// <param name="LockedAgpu">Of the bond, by committees that are not closed.</param>
/// <param name="BornBlock">When the slot came to be; rises with the slots' numbers.</param>
/// <param name="LeftBlock">0: it has not left.</param>
public sealed record AuditorSlot(
    UInt160? Auditor, BigInteger BondAgpu, BigInteger LockedAgpu, uint BornBlock, uint SinceBlock, uint LeftBlock,
    ulong ReadyMs);

/// <summary>Where a seat stands.</summary>
public enum SeatState
{
    Drawn = 0,
    Sealed = 1,
    Approved = 2,
    Accused = 3,
}

/// <summary>A place in one job's committee.</summary>
public sealed record CommitteeSeat(int Seat, uint Slot, SeatState State);

/// <summary>One job's committee.</summary>
/// <param name="SealUntilBlock">The last block in which a verdict may be sealed.</param>
/// <param name="RevealUntilBlock">The last block in which one may be opened.</param>
public sealed record Committee(
    uint SealUntilBlock, uint RevealUntilBlock, BigInteger LockAgpu, ulong Points, IReadOnlyList<CommitteeSeat> Seats);

/// <summary>What an auditor seals and later opens.</summary>
/// <param name="Approves">Otherwise it accuses.</param>
/// <param name="Top">Of the auditor's own tree over the output: H(0x05 | auditor | jobId u64 | index u64 | payload).</param>
public sealed record Verdict(bool Approves, byte[] Top, byte[] Salt)
{
    /// <summary>An accusation: it attests nothing.</summary>
    public static Verdict Accusation(byte[] salt) => new(false, new byte[32], salt);

    public byte[] SealFor(UInt160 auditor, ulong jobId, int seat) => SHA256.HashData(
    [
        (byte)(Approves ? 1 : 0), .. Top, .. Salt, .. BitConverter.GetBytes(jobId), (byte)seat, .. auditor.ToArray(),
    ]);
}

/// <summary>Bonded auditors and the committees that are drawn of them.</summary>
public sealed class AuditorCommitteeClient(IChainClient chain, UInt160 hash, AgpuTokenClient token)
    : ContractClient(chain, hash)
{
    /// <param name="bondAgpu">The Council's AuditorBond [1e-8 AGPU].</param>
    public Task<Receipt> BondAsync(
        KeyPair auditor, int slots, BigInteger bondAgpu, CancellationToken cancel = default) =>
        token.TransferAsync(auditor, Hash, slots * bondAgpu, new object?[] { "bond", slots }, cancel);

    public Task<Receipt> LeaveAsync(KeyPair auditor, uint slot, CancellationToken cancel = default) =>
        SendAsync(auditor, "leave", cancel, slot);

    public Task<Receipt> WithdrawAsync(KeyPair anyone, uint slot, CancellationToken cancel = default) =>
        SendAsync(anyone, "withdraw", cancel, slot);

    public async Task<uint> SlotCountAsync(CancellationToken cancel = default) =>
        (await ReadAsync("slotCount", cancel)).AsUInt32();

    public async Task<AuditorSlot> SlotOfAsync(uint slot, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("slotOf", cancel, slot)).AsList(7);
        return new AuditorSlot(
            parts[0].AsHash160OrNull(), parts[1].AsInteger(), parts[2].AsInteger(), parts[3].AsUInt32(),
            parts[4].AsUInt32(), parts[5].AsUInt32(), parts[6].AsUInt64());
    }

    /// <summary>How many slots there were before a block: what <c>convene</c> asks for.</summary>
    public async Task<uint> CohortBeforeAsync(uint commitBlock, CancellationToken cancel = default)
    {
        uint low = 0, high = await SlotCountAsync(cancel);
        while (low < high)
        {
            uint middle = (low + high) / 2;
            if ((await SlotOfAsync(middle, cancel)).BornBlock < commitBlock) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The slots that a committee of this job has, or would have if it were convened now.</summary>
    public async Task<IReadOnlyList<uint>> DrawOfAsync(ulong jobId, uint cohort, CancellationToken cancel = default) =>
        [.. (await ReadAsync("drawOf", cancel, jobId, cohort)).AsList().Select(slot => slot.AsUInt32())];

    public Task<Receipt> ConveneAsync(KeyPair anyone, ulong jobId, uint cohort, CancellationToken cancel = default) =>
        SendAsync(anyone, "convene", cancel, jobId, cohort);

    /// <exception cref="ContractFaultException"><c>AuditorCommittee/not-convened</c></exception>
    public async Task<Committee> CommitteeOfAsync(ulong jobId, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("panelOfJob", cancel, jobId)).AsList();
        CommitteeSeat[] seats = [.. parts.Skip(4).Chunk(2).Select(
            (pair, seat) => new CommitteeSeat(seat, pair[0].AsUInt32(), (SeatState)pair[1].AsInt32()))];
        return new Committee(
            parts[0].AsUInt32(), parts[1].AsUInt32(), parts[2].AsInteger(), parts[3].AsUInt64(), seats);
    }

    public Task<Receipt> SealAsync(
        KeyPair auditor, ulong jobId, int seat, Verdict verdict, CancellationToken cancel = default) =>
        SendAsync(auditor, "seal", cancel, jobId, seat, verdict.SealFor(auditor.Account(), jobId, seat));

    /// <summary>The cell whose output leaf an approval opens; once the block after the last seals is made.</summary>
    public async Task<ulong> AttestedCellAsync(ulong jobId, int seat, CancellationToken cancel = default) =>
        (await ReadAsync("attestedCell", cancel, jobId, seat)).AsUInt64();

    /// <param name="leaf">The drawn cell's output leaf; of no matter for an accusation, nor are the paths.</param>
    public Task<Receipt> RevealAsync(
        KeyPair anyone, ulong jobId, int seat, Verdict verdict, byte[] leaf, byte[][] attestedPath, byte[][] outputPath,
        CancellationToken cancel = default) =>
        SendAsync(
            anyone, "reveal", cancel, jobId, seat, verdict.Approves ? 1 : 0, verdict.Top, verdict.Salt, leaf,
            (object?[])attestedPath, (object?[])outputPath);

    public Task<Receipt> CloseAsync(KeyPair anyone, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(anyone, "close", cancel, jobId);
}
