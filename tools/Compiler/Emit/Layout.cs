using System.Buffers.Binary;

namespace StarMiner.Compiler.Emit;

/// <summary>Gives every line its address, widens jumps that do not reach, and writes the bytes.</summary>
public static class Layout
{
    public static byte[] Write(List<Line> lines)
    {
        int size;
        do
            size = Assign(lines);
        while (Widen(lines));
        return Encode(lines, size);
    }

    static int Assign(List<Line> lines)
    {
        int address = 0;
        foreach (var line in lines)
        {
            line.Address = address;
            if (line.IsMark)
                line.Mark!.Address = address;
            else
                address += SizeOf(line);
        }
        return address;
    }

    static bool Widen(List<Line> lines)
    {
        bool changed = false;
        foreach (var line in lines)
        {
            if (line.IsLong || line.IsMark || line.Code == OpCode.PUSHA)
                continue;
            if (!Reaches(line, line.Target) || !Reaches(line, line.Second))
                line.IsLong = changed = true;
        }
        return changed;
    }

    static bool Reaches(Line line, Label? target) =>
        target is null || target.Address - line.Address is >= sbyte.MinValue and <= sbyte.MaxValue;

    public static int SizeOf(Line line)
    {
        if (line.Code == OpCode.PUSHA)
            return 5;
        if (line.Code == OpCode.TRY)
            return line.IsLong ? 9 : 3;
        if (line.Target is not null)
            return line.IsLong ? 5 : 2;
        return 1 + line.Operand.Length;
    }

    static byte[] Encode(List<Line> lines, int size)
    {
        byte[] script = new byte[size];
        foreach (var line in lines)
        {
            if (line.IsMark)
                continue;
            var to = script.AsSpan(line.Address);
            // The long form of every jump follows its short form in the opcode table.
            to[0] = (byte)((int)line.Code + (line.IsLong ? 1 : 0));
            if (line.Code == OpCode.TRY)
            {
                WriteOffset(to[1..], line, line.Target);
                WriteOffset(to[(line.IsLong ? 5 : 2)..], line, line.Second);
            }
            else if (line.Target is not null)
                WriteOffset(to[1..], line, line.Target);
            else
                line.Operand.CopyTo(to[1..]);
        }
        return script;
    }

    static void WriteOffset(Span<byte> to, Line line, Label? target)
    {
        int offset = target is null ? 0 : target.Address - line.Address;
        if (line.IsLong || line.Code == OpCode.PUSHA)
            BinaryPrimitives.WriteInt32LittleEndian(to, offset);
        else
            to[0] = (byte)(sbyte)offset;
    }
}
