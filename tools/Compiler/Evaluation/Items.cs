using System.Numerics;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Evaluation;

/// <summary>Thrown where a value cannot be known before the contract runs, or where running it would fault.</summary>
sealed class UnknownException : Exception;

/// <summary>
/// NeoVM's stack items as they are at compile time: null, bool, BigInteger, byte[] (a ByteString), and these classes,
/// whose identity matters because they can be written to.
/// </summary>
sealed class BufferItem(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;
}

/// <summary>An Array or a Struct.</summary>
sealed class ArrayItem(bool isStruct, List<object?> items)
{
    public bool IsStruct { get; } = isStruct;

    public List<object?> Items { get; } = items;
}

static class Items
{
    public const byte Any = 0, Boolean = 0x20, Integer = 0x21, ByteString = 0x28, Buffer = 0x30, Array = 0x40, Struct = 0x41;

    /// <summary>Longest byte string that is computed at compile time.</summary>
    const int MaxBytes = 4096;

    public static byte TypeOf(object? item) => item switch
    {
        null => Any,
        bool => Boolean,
        BigInteger => Integer,
        byte[] => ByteString,
        BufferItem => Buffer,
        ArrayItem { IsStruct: true } => Struct,
        ArrayItem => Array,
        _ => throw new UnknownException(),
    };

    public static BigInteger Number(object? item) => item switch
    {
        BigInteger number => number,
        bool truth => truth ? 1 : 0,
        byte[] { Length: <= 32 } bytes => new BigInteger(bytes),
        _ => throw new UnknownException(),
    };

    public static byte[] Bytes(object? item) => item switch
    {
        byte[] bytes => bytes,
        BufferItem buffer => buffer.Bytes,
        BigInteger { IsZero: true } => [],
        BigInteger number => number.ToByteArray(),
        bool truth => [truth ? (byte)1 : (byte)0],
        _ => throw new UnknownException(),
    };

    public static bool Truth(object? item) => item switch
    {
        null => false,
        bool truth => truth,
        BigInteger number => !number.IsZero,
        byte[] { Length: <= 32 } bytes => bytes.AsSpan().ContainsAnyExcept((byte)0),
        ArrayItem => true,
        _ => throw new UnknownException(),
    };

    /// <summary>EQUAL where it does not go into structs.</summary>
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (bool a, bool b) => a == b,
        (BigInteger a, BigInteger b) => a == b,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (ArrayItem { IsStruct: true }, ArrayItem { IsStruct: true }) => throw new UnknownException(),
        (ArrayItem or BufferItem, ArrayItem or BufferItem) => ReferenceEquals(left, right),
        _ => false,
    };

    public static object? Convert(object? item, byte type) => type switch
    {
        _ when item is null => null,
        Boolean => Truth(item),
        Integer => item is BufferItem { Bytes: { Length: <= 32 } bytes } ? new BigInteger(bytes) : Number(item),
        ByteString => item is byte[]? item : (byte[])[.. Bytes(item)],
        Buffer => item is BufferItem ? item : new BufferItem([.. Bytes(item)]),
        _ when TypeOf(item) == type => item,
        _ => throw new UnknownException(),
    };

    /// <summary>A number that NeoVM can hold.</summary>
    public static BigInteger Fit(BigInteger value) => value.GetByteCount() <= 32 ? value : throw new UnknownException();

    public static byte[] Limited(byte[] bytes) => bytes.Length <= MaxBytes ? bytes : throw new UnknownException();

    /// <summary>What SETITEM, APPEND and copies do with a struct.</summary>
    public static object? Owned(object? item) => item is ArrayItem { IsStruct: true } given
        ? new ArrayItem(true, [.. given.Items.Select(Owned)])
        : item;

    /// <summary>A value that cannot change.</summary>
    public static bool IsImmutable(object? item) => item is null or bool or BigInteger or byte[];

    /// <summary>The literal for a value that cannot change, as a place of the given type shows it.</summary>
    public static Const Literal(object? item, IrType type) => item switch
    {
        byte[] when type.Kind == Kind.Buffer => new Const(item, IrType.Bytes),
        bool when type.IsInteger => new Const(Number(item), type),
        BigInteger number when type.Kind == Kind.Bool => new Const(!number.IsZero, type),
        byte[] when type.IsInteger || type.Kind == Kind.Big => new Const(Number(item), type),
        _ => new Const(item, type),
    };

    /// <summary>An expression that makes the value anew; each object is made once, or the value stays unknown.</summary>
    public static Expr Make(object? item, IrType type, HashSet<object> made)
    {
        if (IsImmutable(item))
            return Literal(item, type);
        if (!made.Add(item!))
            throw new UnknownException();
        return item switch
        {
            BufferItem buffer => new Const(buffer.Bytes, type.Kind == Kind.Buffer ? type : IrType.Buffer),
            ArrayItem array => new Pack(
                array.IsStruct ? Emit.OpCode.PACKSTRUCT : Emit.OpCode.PACK,
                type,
                [.. array.Items.Select(inner => Make(inner, IrType.Object, made))]),
            _ => throw new UnknownException(),
        };
    }
}
