using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Emit.Verification;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>A place in the code that jumps can aim at.</summary>
public sealed class Label
{
    public int Address { get; set; } = -1;

    /// <summary>Jumps that aim here; a label without any is no obstacle to the peephole pass.</summary>
    public int Uses { get; set; }

    /// <summary>A function begins here.</summary>
    public bool IsEntry { get; set; }
}

/// <summary>One line of code: an instruction, or the position of a label.</summary>
public sealed class Line
{
    public OpCode Code { get; init; }

    public byte[] Operand { get; init; } = [];

    public Label? Target { get; init; }

    /// <summary>TRY's second target.</summary>
    public Label? Second { get; init; }

    /// <summary>Set when the line is no instruction but marks a place.</summary>
    public Label? Mark { get; init; }

    public SequencePoint? At { get; set; }

    /// <summary>The statement that it is part of.</summary>
    public SourcePlace? Source { get; init; }

    /// <summary>Jumps are short until their target turns out to be too far.</summary>
    public bool IsLong { get; set; }

    /// <summary>Part of a sequence whose jumps count bytes: not to be touched.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Of CALLA: what it takes below the pointer, and leaves.</summary>
    public Shape? Indirect { get; init; }

    public int Address { get; set; }

    public bool IsMark => Mark is not null;
}

/// <summary>Collects lines. Jumps are written in their short form; <see cref="Layout"/> widens what must be.</summary>
public sealed class Assembler
{
    static readonly Dictionary<string, byte[]> syscallIds = [];

    SequencePoint? pending;
    SourcePlace? source;

    public List<Line> Lines { get; private set; } = [];

    public void Replace(List<Line> lines) => Lines = lines;

    /// <summary>The next instruction begins this statement of the source.</summary>
    public void At(SequencePoint? point) => pending = point is { IsHidden: false } ? point : pending;

    /// <summary>What follows is part of this statement of the source; null leaves it as it was.</summary>
    public void From(SourcePlace? place) => source = place ?? source;

    /// <summary>What follows is another method.</summary>
    public void BeginMethod() => source = null;

    public void Emit(OpCode code, params byte[] operand) => Add(new Line { Code = code, Operand = operand, Source = source });

    /// <summary>An instruction inside a fixed sequence: its jump operands are right as they are.</summary>
    public void EmitFixed(OpCode code, byte[] operand) => Add(new Line { Code = code, Operand = operand, IsFixed = true, Source = source });

    public void CallIndirect(Shape shape) => Add(new Line { Code = OpCode.CALLA, Indirect = shape, Source = source });

    public void Jump(OpCode code, Label target, Label? second = null)
    {
        target.Uses++;
        if (second is not null)
            second.Uses++;
        Add(new Line { Code = code, Target = target, Second = second, Source = source });
    }

    public void Try(Label? onCatch, Label? onFinally)
    {
        foreach (var label in new[] { onCatch, onFinally }.OfType<Label>())
            label.Uses++;
        Add(new Line { Code = OpCode.TRY, Target = onCatch, Second = onFinally, Source = source });
    }

    public void Place(Label label) => Lines.Add(new Line { Mark = label });

    public void Push(BigInteger value)
    {
        if (value >= -1 && value <= 16)
        {
            Emit((OpCode)((int)OpCode.PUSH0 + (int)value));
            return;
        }
        int size = value.GetByteCount();
        int exponent = size <= 1 ? 0 : BitOperations.Log2((uint)size - 1) + 1;
        byte[] operand = new byte[1 << exponent];
        if (value.Sign < 0)
            operand.AsSpan().Fill(0xff);
        value.TryWriteBytes(operand, out _);
        Emit((OpCode)((int)OpCode.PUSHINT8 + exponent), operand);
    }

    public void Push(byte[] data)
    {
        var (code, prefix) = data.Length switch
        {
            <= byte.MaxValue => (OpCode.PUSHDATA1, 1),
            <= ushort.MaxValue => (OpCode.PUSHDATA2, 2),
            _ => (OpCode.PUSHDATA4, 4),
        };
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        Emit(code, [.. length.AsSpan(0, prefix), .. data]);
    }

    public void Push(string text) => Push(Encoding.UTF8.GetBytes(text));

    public void Syscall(string name) => Emit(OpCode.SYSCALL, SyscallId(name));

    public static byte[] SyscallId(string name)
    {
        lock (syscallIds)
        {
            if (!syscallIds.TryGetValue(name, out byte[]? id))
                syscallIds[name] = id = SHA256.HashData(Encoding.ASCII.GetBytes(name))[..4];
            return id;
        }
    }

    void Add(Line line)
    {
        line.At = pending;
        pending = null;
        Lines.Add(line);
    }
}
