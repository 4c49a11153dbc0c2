using System.Numerics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>CONVERT costs 8,192 units: it is written only where somebody could see that it is missing.</summary>
public static class Conversions
{
    public const byte Boolean = 0x20, Integer = 0x21, ByteString = 0x28, Buffer = 0x30;

    public static Expr Convert(Expr value, byte item, IrType type)
    {
        if (item == Integer)
            return ToInteger(value, type);
        if (item is not (ByteString or Buffer))
            return new Op(OpCode.CONVERT, type, [item], null, value);
        if (value is Const literal)
            return new Const(literal.Value is BigInteger number ? Bytes(number) : literal.Value, type);
        return item == ByteString && IsByteString(value)
            ? Retype(value, type)
            : new Op(OpCode.CONVERT, type, [item], null, Strip(value));
    }

    /// <summary>The value without conversions between the forms of bytes, for consumers that take any form.</summary>
    public static Expr Strip(Expr value)
    {
        while (true)
        {
            switch (value)
            {
                case Op { Code: OpCode.CONVERT, Immediate: [ByteString or Buffer] } op:
                    value = op.Operands[0];
                    break;
                case Retyped { Type.Kind: Kind.Bytes or Kind.Buffer } same:
                    value = same.Operands[0];
                    break;
                case Const { Value: byte[] bytes, Type.Kind: Kind.Buffer }:
                    return new Const(bytes, IrType.Bytes);
                default:
                    return value;
            }
        }
    }

    /// <summary>NeoVM's arithmetic takes a ByteString for an integer, but not a Buffer: that one is converted.</summary>
    static Expr ToInteger(Expr value, IrType type)
    {
        value = Strip(value);
        return value switch
        {
            Const { Value: byte[] bytes } when bytes.Length <= 32 => new Const(new BigInteger(bytes), type),
            Const { IsNull: true } => new Const(BigInteger.Zero, type),
            { Type.Kind: Kind.Big } => value,
            _ when IsBuffer(value) => new Op(OpCode.CONVERT, type, [Integer], null, value),
            _ => new AsInteger(value, MayBeNull(value), type),
        };
    }

    static bool IsBuffer(Expr value) => value is
    { Type.Kind: Kind.Buffer } or Op { Code: OpCode.CAT or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.NEWBUFFER };

    static bool MayBeNull(Expr value) => value switch
    {
        Const => false,
        Op op => op.Code is not (OpCode.CAT or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.NEWBUFFER),
        _ => true,
    };

    static bool IsByteString(Expr value) => value switch
    {
        Const { Value: byte[], Type.Kind: Kind.Bytes } => true,
        Op { Code: OpCode.CONVERT, Immediate: [ByteString] } => true,
        Retyped same => IsByteString(same.Operands[0]),
        _ => false,
    };

    static byte[] Bytes(BigInteger number) => number.IsZero ? [] : number.ToByteArray();

    static Expr Retype(Expr value, IrType type) => value switch
    {
        Const literal => new Const(literal.Value, type),
        _ => new Retyped(value, type),
    };
}
