using Neo.IO;
using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Journal;

/// <summary>Acts as bytes: a kind, then what the act consists of.</summary>
static class ActCodec
{
    // In files: never give a number to something else.
    const byte Block = 1;
    const byte Skip = 2;
    const byte State = 3;
    const byte Clock = 4;
    const byte Snapshot = 5;
    const byte Restore = 6;
    const byte Load = 7;
    const byte Impersonate = 8;

    public static byte[] Write(LedgerAct act)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        switch (act)
        {
            case BlockAct block:
                writer.Write(Block);
                WriteSized(writer, block.Block.ToArray());
                break;
            case SkipAct skip:
                writer.Write(Skip);
                writer.Write(skip.Blocks);
                break;
            case StateAct state:
                writer.Write(State);
                WriteChanges(writer, state.Changes);
                break;
            case ClockAct clock:
                writer.Write(Clock);
                writer.Write(clock.OffsetMs);
                break;
            case SnapshotAct snapshot:
                writer.Write(Snapshot);
                writer.Write(snapshot.Name);
                break;
            case RestoreAct restore:
                writer.Write(Restore);
                writer.Write(restore.Name);
                break;
            case LoadAct load:
                writer.Write(Load);
                WriteSized(writer, load.Chain);
                break;
            case ImpersonateAct impersonate:
                writer.Write(Impersonate);
                writer.Write(impersonate.IsOn);
                WriteSized(writer, impersonate.Account);
                break;
            default:
                throw new ArgumentException($"no act: {act}", nameof(act));
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">A later version wrote it.</exception>
    public static LedgerAct Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        byte kind = reader.ReadByte();
        return kind switch
        {
            Block => new BlockAct(ReadSized(reader).AsSerializable<Block>()),
            Skip => new SkipAct(reader.ReadUInt32()),
            State => new StateAct(ReadChanges(reader)),
            Clock => new ClockAct(reader.ReadInt64()),
            Snapshot => new SnapshotAct(reader.ReadString()),
            Restore => new RestoreAct(reader.ReadString()),
            Load => new LoadAct(ReadSized(reader)),
            Impersonate => ReadImpersonate(reader),
            _ => throw new InvalidDataException($"no act is of kind {kind}"),
        };
    }

    static ImpersonateAct ReadImpersonate(BinaryReader reader)
    {
        bool isOn = reader.ReadBoolean();
        return new ImpersonateAct(ReadSized(reader), isOn);
    }

    static void WriteChanges(BinaryWriter writer, IReadOnlyList<KeyValuePair<byte[], byte[]?>> changes)
    {
        writer.Write7BitEncodedInt(changes.Count);
        foreach (var (key, value) in changes)
        {
            WriteSized(writer, key);
            writer.Write(value is not null);
            if (value is not null) WriteSized(writer, value);
        }
    }

    static KeyValuePair<byte[], byte[]?>[] ReadChanges(BinaryReader reader)
    {
        var changes = new KeyValuePair<byte[], byte[]?>[reader.Read7BitEncodedInt()];
        for (int i = 0; i < changes.Length; i++)
            changes[i] = KeyValuePair.Create(ReadSized(reader), reader.ReadBoolean() ? ReadSized(reader) : null);
        return changes;
    }

    static void WriteSized(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    static byte[] ReadSized(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());
}
