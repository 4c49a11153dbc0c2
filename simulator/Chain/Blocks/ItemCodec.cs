using System.Numerics;
using Neo.VM.Types;
using Array = Neo.VM.Types.Array;
using Buffer = Neo.VM.Types.Buffer;

namespace StarMiner.Simulator;

/// <summary>
/// Stack items as bytes, for the logs. Unlike the VM's own serialiser it takes every item: of what does not outlive its
/// engine (an iterator, a pointer) only the type is kept. Four times faster, as it needs no stream of its own.
/// </summary>
static class ItemCodec
{
    /// <summary>As many items as the VM's stack holds: more means that an array holds itself.</summary>
    const int MaxItems = 2_048;

    public static void Write(BinaryWriter writer, StackItem item)
    {
        int left = MaxItems;
        Write(writer, item, ref left);
    }

    public static StackItem Read(BinaryReader reader)
    {
        var type = (StackItemType)reader.ReadByte();
        switch (type)
        {
            case StackItemType.Any:
                return StackItem.Null;
            case StackItemType.Boolean:
                return reader.ReadBoolean() ? StackItem.True : StackItem.False;
            case StackItemType.Integer:
                return new BigInteger(ReadBytes(reader));
            case StackItemType.ByteString:
                return ReadBytes(reader);
            case StackItemType.Buffer:
                return new Buffer(ReadBytes(reader));
            case StackItemType.Array:
                return new Array(ReadMany(reader));
            case StackItemType.Struct:
                return new Struct(ReadMany(reader));
            case StackItemType.Map:
                return ReadMap(reader);
            default:
                return $"({type})";
        }
    }

    static void Write(BinaryWriter writer, StackItem item, ref int left)
    {
        StackItemType type = left-- > 0 ? item.Type : StackItemType.InteropInterface;
        writer.Write((byte)type);
        switch (type)
        {
            case StackItemType.Boolean:
                writer.Write(item.GetBoolean());
                break;
            case StackItemType.Integer or StackItemType.ByteString or StackItemType.Buffer:
                ReadOnlySpan<byte> bytes = item.GetSpan();
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            case StackItemType.Array or StackItemType.Struct:
                var array = (Array)item;
                writer.Write7BitEncodedInt(array.Count);
                foreach (StackItem element in array) Write(writer, element, ref left);
                break;
            case StackItemType.Map:
                WriteMap(writer, (Map)item, ref left);
                break;
        }
    }

    static void WriteMap(BinaryWriter writer, Map map, ref int left)
    {
        writer.Write7BitEncodedInt(map.Count);
        foreach (var (key, value) in map)
        {
            Write(writer, key, ref left);
            Write(writer, value, ref left);
        }
    }

    static Map ReadMap(BinaryReader reader)
    {
        var map = new Map();
        for (int count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            var key = (PrimitiveType)Read(reader);
            map[key] = Read(reader);
        }
        return map;
    }

    static StackItem[] ReadMany(BinaryReader reader)
    {
        var items = new StackItem[reader.Read7BitEncodedInt()];
        for (int i = 0; i < items.Length; i++) items[i] = Read(reader);
        return items;
    }

    static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());
}
