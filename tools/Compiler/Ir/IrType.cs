using System.Numerics;
using Mono.Cecil;

namespace StarMiner.Compiler.Ir;

/// <summary>How a value of some C# type looks on NeoVM.</summary>
public enum Kind
{
    Void,
    Bool,
    I1,
    U1,
    I2,
    U2,
    I4,
    U4,
    I8,
    U8,

    /// <summary>BigInteger: a NeoVM Integer without wrap-around.</summary>
    Big,

    /// <summary>string, ByteString and its descendants: a ByteString, or a Buffer that nobody may write.</summary>
    Bytes,

    /// <summary>byte[]: a Buffer.</summary>
    Buffer,

    /// <summary>Any other reference, and Nullable: null or the value.</summary>
    Object,

    /// <summary>A C# struct: a NeoVM Struct, copied when it is passed on.</summary>
    Struct,

    /// <summary>A managed pointer; exists only at compile time.</summary>
    Address,
}

/// <summary>Inclusive bounds of an integer value.</summary>
public readonly record struct Interval(BigInteger Min, BigInteger Max)
{
    public bool Within(Interval outer) => Min >= outer.Min && Max <= outer.Max;

    public static Interval Bits(int width, bool signed) => signed
        ? new(-(BigInteger.One << (width - 1)), (BigInteger.One << (width - 1)) - 1)
        : new(0, (BigInteger.One << width) - 1);
}

/// <summary>A kind and, where it matters, the C# type behind it.</summary>
public sealed record IrType(Kind Kind, TypeReference? Clr = null)
{
    public static readonly IrType Void = new(Kind.Void);
    public static readonly IrType Bool = new(Kind.Bool);
    public static readonly IrType U1 = new(Kind.U1);
    public static readonly IrType U2 = new(Kind.U2);
    public static readonly IrType I4 = new(Kind.I4);
    public static readonly IrType U4 = new(Kind.U4);
    public static readonly IrType I8 = new(Kind.I8);
    public static readonly IrType U8 = new(Kind.U8);
    public static readonly IrType Big = new(Kind.Big);
    public static readonly IrType Bytes = new(Kind.Bytes);
    public static readonly IrType Buffer = new(Kind.Buffer);
    public static readonly IrType Object = new(Kind.Object);
    public static readonly IrType Address = new(Kind.Address);

    static readonly Interval Everything = new(-(BigInteger.One << 255), (BigInteger.One << 255) - 1);

    public bool IsInteger => Kind is >= Kind.I1 and <= Kind.U8;

    public bool IsWide => Kind is Kind.I8 or Kind.U8;

    /// <summary>True where null is a possible value and a truth test asks for null.</summary>
    public bool IsReference => Kind is Kind.Bytes or Kind.Buffer or Kind.Object;

    public Interval Range => Kind switch
    {
        Kind.Bool => new(0, 1),
        Kind.I1 => Interval.Bits(8, true),
        Kind.U1 => Interval.Bits(8, false),
        Kind.I2 => Interval.Bits(16, true),
        Kind.U2 => Interval.Bits(16, false),
        Kind.I4 => Interval.Bits(32, true),
        Kind.U4 => Interval.Bits(32, false),
        Kind.I8 => Interval.Bits(64, true),
        Kind.U8 => Interval.Bits(64, false),
        _ => Everything,
    };

    public int Width => Kind switch
    {
        Kind.I1 or Kind.U1 => 8,
        Kind.I2 or Kind.U2 => 16,
        Kind.I8 or Kind.U8 => 64,
        _ => 32,
    };

    public bool IsSigned => Kind is Kind.I1 or Kind.I2 or Kind.I4 or Kind.I8;
}
