using Neo;
using Neo.IO;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Host;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Simulator;

/// <summary>
/// An execution as bytes: what the chain keeps of it, and what the run hash is made of. A tenth of the objects' size. The
/// calls of a fault are not in it: they depend on whether debug information was at hand.
/// </summary>
static class ExecutionLog
{
    const int ItemLimitBytes = 1 << 20;

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
        foreach (StackItem item in execution.Stack) WriteItem(writer, item);
        writer.Write7BitEncodedInt(execution.Notifications.Count);
        foreach (Notification notification in execution.Notifications)
        {
            writer.Write(notification.Contract.ToArray());
            writer.Write(notification.Event);
            WriteItem(writer, notification.Values);
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
            Stack = ReadMany(reader, ReadItem),
            Notifications = ReadMany(reader, r => new Notification(ReadHash(r), r.ReadString(), (Array)ReadItem(r))),
            Logs = ReadMany(reader, r => new LogLine(ReadHash(r), r.ReadString())),
        };
    }

    static void WriteItem(BinaryWriter writer, StackItem item)
    {
        try
        {
            byte[] bytes = BinarySerializer.Serialize(item, ItemLimitBytes);
            writer.Write7BitEncodedInt(bytes.Length);
            writer.Write(bytes);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            // An iterator, a pointer, a cycle: nothing that outlives its engine. No serialised item is empty.
            writer.Write7BitEncodedInt(0);
            writer.Write((byte)item.Type);
        }
    }

    static StackItem ReadItem(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        if (length > 0) return BinarySerializer.Deserialize(reader.ReadBytes(length), ExecutionEngineLimits.Default);
        var type = (StackItemType)reader.ReadByte();
        return new ByteString(System.Text.Encoding.UTF8.GetBytes($"({type})"));
    }

    static UInt160 ReadHash(BinaryReader reader) => new(reader.ReadBytes(UInt160.Length));

    static T[] ReadMany<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.Read7BitEncodedInt()];
        for (int i = 0; i < items.Length; i++) items[i] = read(reader);
        return items;
    }
}
