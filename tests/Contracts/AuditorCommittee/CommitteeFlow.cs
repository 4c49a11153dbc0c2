using System.Numerics;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.AuditorCommittee;

/// <summary>Bonded auditors and the committee of one matrix product, step by step.</summary>
public sealed class CommitteeFlow
{
    /// <summary>The Council's AuditorBond and what a seat locks of it [1e-8 AGPU].</summary>
    public const long Bond = 100 * SuiteChain.Agpu, Lock = Bond / 10;

    /// <summary>What one payment may bond.</summary>
    const int MaxSlots = 16;

    /// <summary>Twenty leaves, and what a newcomer is certainly audited for.</summary>
    static readonly MatMulJob Product = new(200, 100, 784);

    readonly Dictionary<UInt160, Actor> _auditors = [];

    /// <param name="slotsEach">One auditor each, bonded before the job.</param>
    /// <param name="others">Slots of auditors that nobody here knows, before those.</param>
    /// <param name="lie">The cell that the provider's output has wrong; -1: none.</param>
    public CommitteeFlow(int[]? slotsEach = null, int lie = -1, int others = 0)
    {
        if (others > 0) Crowd.Put(Suite.Chain, Committee, SlotsOf(others));
        slotsEach ??= [1, 1, 1, 1];
        for (int i = 0; i < slotsEach.Length; i++) BondAs($"auditor{i}", slotsEach[i]);
        Flow = lie < 0 ? JobFlow.Committed(Suite, Product) : JobFlow.Lied(Suite, lie, Product);
        Suite.MineUntilNext(Flow.CommitBlock + 3);
    }

    public WholeSuite Whole { get; } = new();
    public SuiteChain Suite => Whole.Chain;
    public UInt160 Committee => Whole.Committee;
    public JobFlow Flow { get; }
    public IReadOnlyCollection<Actor> Auditors => _auditors.Values;

    public BigInteger SlotCount => Suite.Read(Committee, "slotCount").AsInteger();

    public int SeatCount => (Suite.Read(Committee, "panelOfJob", Flow.Id).AsList().Count - 4) / 2;

    public uint SealUntil => Suite.Read(Committee, "panelOfJob", Flow.Id).AsList()[0].AsUInt32();

    /// <summary>The register with so many slots of "auditor0", by the layout of the contract's README.</summary>
    IEnumerable<(byte[] Key, byte[] Value)> SlotsOf(int count)
    {
        Actor auditor = Suite.Chain.Actor("auditor0");
        byte[] born = BitConverter.GetBytes(Suite.Chain.Height);
        byte[] slot = [.. BitConverter.GetBytes(Bond), .. new byte[8], .. born, .. born, .. new byte[10], .. auditor.ScriptHash.ToArray()];
        yield return ([0x02], Crowd.Bytes(count));
        for (int number = 0; number < count; number++) yield return ([0x10, .. Crowd.Bytes(number)], slot);
    }

    /// <summary>[auditor, bond, locked, bornBlock, sinceBlock, leftBlock, readyMs]</summary>
    public (BigInteger Bond, BigInteger Locked) SlotOf(BigInteger slot)
    {
        var parts = Suite.Read(Committee, "slotOf", slot).AsList(7);
        return (parts[1].AsInteger(), parts[2].AsInteger());
    }

    public BigInteger SlotAt(int seat) =>
        Suite.Read(Committee, "panelOfJob", Flow.Id).AsList()[4 + 2 * seat].AsInteger();

    public int StateOf(int seat) => Suite.Read(Committee, "panelOfJob", Flow.Id).AsList()[5 + 2 * seat].AsInt32();

    public Actor AuditorAt(int seat) =>
        _auditors[Suite.Read(Committee, "slotOf", SlotAt(seat)).AsList(7)[0].AsHash160()];

    /// <summary>Gives a new or known auditor so many more slots.</summary>
    public Actor BondAs(string name, int slots)
    {
        Actor auditor = Suite.Chain.Actor(name);
        if (_auditors.TryAdd(auditor.ScriptHash, auditor)) Suite.Chain.Fund(auditor, 1_000_00000000);
        Suite.Deal(auditor, slots * Bond);
        for (; slots > 0; slots -= MaxSlots)
            Suite.Chain.Invoke(auditor, new ContractCall(
                Suite.Token, "transfer", BondPayment(auditor, Math.Min(slots, MaxSlots)))).OrThrow();
        return auditor;
    }

    public object?[] BondPayment(Actor auditor, int slots) =>
        [auditor.ScriptHash, Committee, slots * Bond, new object?[] { "bond", slots }];

    public TransactionReceipt Convene() => Invoke(Suite.Stranger, "convene", Flow.Id, SlotCount);

    public CommitteeFlow Convened()
    {
        Convene();
        return this;
    }

    /// <summary>The tree that an auditor makes of leaves that it holds to be the output.</summary>
    public ReferenceTree Attested(Actor auditor, byte[][] leaves) =>
        ReferenceTree.OfAttestation((ulong)Flow.Id, auditor.ScriptHash.ToArray(), leaves);

    public byte[] SaltOf(int seat) => SHA256.HashData([(byte)seat, .. AuditorAt(seat).ScriptHash.ToArray()]);

    /// <summary>The seal of contracts/AuditorCommittee/README.md, written down a second time.</summary>
    public byte[] SealOf(int seat, int verdict, byte[] top) => SHA256.HashData(
    [
        (byte)verdict, .. top, .. SaltOf(seat), .. BitConverter.GetBytes((ulong)Flow.Id), (byte)seat,
        .. AuditorAt(seat).ScriptHash.ToArray(),
    ]);

    public byte[] ApprovalOf(int seat, byte[][]? leaves = null) =>
        SealOf(seat, 1, Attested(AuditorAt(seat), leaves ?? Flow.Output.Leaves).Root);

    public void Approve(int seat, byte[][]? leaves = null) =>
        Invoke(AuditorAt(seat), "seal", Flow.Id, seat, ApprovalOf(seat, leaves));

    public void Accuse(int seat) => Invoke(AuditorAt(seat), "seal", Flow.Id, seat, SealOf(seat, 0, new byte[32]));

    public void EndSealing() => Suite.MineUntilNext(SealUntil + 2);

    /// <summary>[jobId, seat, verdict, top, salt, leaf, path in the own tree, path in the output] of an approval.</summary>
    public object?[] Opening(int seat, byte[][]? leaves = null)
    {
        int leaf = Suite.Read(Committee, "attestedCell", Flow.Id, seat).AsInt32() / 1_024;
        ReferenceTree own = Attested(AuditorAt(seat), leaves ?? Flow.Output.Leaves);
        return
        [
            Flow.Id, seat, 1, own.Root, SaltOf(seat), (leaves ?? Flow.Output.Leaves)[leaf], own.Path(leaf),
            Flow.Output.Tree.Path(leaf),
        ];
    }

    public object?[] Accusation(int seat) =>
        [Flow.Id, seat, 0, new byte[32], SaltOf(seat), Array.Empty<byte>(), Array.Empty<object>(), Array.Empty<object>()];

    public TransactionReceipt Reveal(int seat) => Invoke(AuditorAt(seat), "reveal", Opening(seat));

    public TransactionReceipt RevealAccusation(int seat) => Invoke(AuditorAt(seat), "reveal", Accusation(seat));

    /// <summary>Convened, and all that sit in it approve.</summary>
    public CommitteeFlow Approved()
    {
        Convene();
        for (int seat = 0; seat < SeatCount; seat++) Approve(seat);
        EndSealing();
        for (int seat = 0; seat < SeatCount; seat++) Reveal(seat);
        return this;
    }

    public void Settle() => Flow.AnswerAll().PassDispute().Settle();

    public TransactionReceipt Close() => Invoke(Suite.Stranger, "close", Flow.Id);

    public BigInteger PointsThisEpoch() => Suite.Read(Whole.Rewards, "epochOf").AsList()[5].AsInteger();

    /// <summary>A call that must go through, after which the committee has what its slots are owed.</summary>
    public TransactionReceipt Invoke(Actor sender, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = Suite.Invoke(sender, Committee, method, arguments);
        CheckBonds();
        return receipt;
    }

    public void CheckBonds()
    {
        BigInteger bonds = 0;
        for (BigInteger slot = 0; slot < SlotCount; slot++) bonds += SlotOf(slot).Bond;
        Suite.BalanceOf(Committee).Should().Be(bonds, "the committee has what its slots are owed");
    }

    /// <summary>Refused with this error, and nothing changes.</summary>
    public void Refused(string error, Actor sender, string method, params object?[] arguments)
    {
        byte[] before = Digest();
        Suite.Refused($"AuditorCommittee/{error}", sender, Committee, method, arguments);
        Digest().Should().Equal(before);
    }

    byte[] Digest()
    {
        int id = Suite.Chain.FindContract(Committee)!.Id;
        return Suite.Chain.State.Digest(key => BitConverter.ToInt32(key) == id);
    }
}
