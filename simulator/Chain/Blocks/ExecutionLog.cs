using Neo;
using Neo.IO;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Simulator;

/// <summary>
/// An execution as bytes: what the chain keeps of it, and what the run hash is made of. A tenth of the objects' size.
/// The calls of a fault are not in it: they depend on whether debug information was at hand.
/// </summary>
static class ExecutionLog
{
    public static byte[] Write(Execution execution)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)execution.Trigger);
        writer.Write(execution.Transaction is not null);
        if (execution.Transaction is not null) writer.Write(execution.Transaction.ToArray());
        writer.Write((byte)execution.State);
        writer.Write(execution.GasDatoshi);
        writer.Write(execution.Fault?.Message ?? "");
        writer.Write7BitEncodedInt(execution.Stack.Count);
        foreach (StackItem item in execution.Stack) ItemCodec.Write(writer, item);
        writer.Write7BitEncodedInt(execution.Notifications.Count);
        foreach (Notification notification in execution.Notifications)
        {
            writer.Write(notification.Contract.ToArray());
            writer.Write(notification.Event);
            ItemCodec.Write(writer, notification.Values);
        }
        writer.Write7BitEncodedInt(execution.Logs.Count);
        foreach (LogLine line in execution.Logs)
        {
            writer.Write(line.Contract.ToArray());
            writer.Write(line.Message);
        }
        writer.Flush();
        return stream.ToArray();
    }

    public static Execution Read(byte[] log)
    {
        using var reader = new BinaryReader(new MemoryStream(log));
        var trigger = (TriggerType)reader.ReadByte();
        UInt256? transaction = reader.ReadBoolean() ? new UInt256(reader.ReadBytes(UInt256.Length)) : null;
        var state = (VMState)reader.ReadByte();
        long gas = reader.ReadInt64();
        string fault = reader.ReadString();
        return new Execution
        {
            Trigger = trigger,
            Transaction = transaction,
            State = state,
            GasDatoshi = gas,
            Fault = state == VMState.HALT ? null : new Fault(fault, []),
            Stack = ReadMany(reader, ItemCodec.Read),
            Notifications = ReadMany(
                reader, r => new Notification(ReadHash(r), r.ReadString(), (Array)ItemCodec.Read(r))),
            Logs = ReadMany(reader, r => new LogLine(ReadHash(r), r.ReadString())),
        };
    }

    static UInt160 ReadHash(BinaryReader reader) => new(reader.ReadBytes(UInt160.Length));

    static T[] ReadMany<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.Read7BitEncodedInt()];
        for (int i = 0; i < items.Length; i++) items[i] = read(reader);
        return items;
    }
}
