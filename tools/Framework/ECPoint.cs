using System;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Helpers;

namespace Neo.SmartContract.Framework;

/// <summary>A public key: a compressed curve point of 33 bytes.</summary>
[StackItem(StackItemType.ByteString, Size = 33)]
public sealed class ECPoint : ByteString
{
    private const int Size = 33;

    [ManagedOnly]
    internal ECPoint(byte[] bytes) : base(bytes) { }

    public bool IsValid => Helper.IsByteString(this) && Length == Size;

    public static explicit operator ECPoint(byte[] value)
    {
        if (value is not null && value.Length != Size) throw new FormatException("ECPoint must be 33 bytes long.");
        return Cast(value!);
    }

    [OpCode(OpCode.CONVERT, StackItemType.Buffer)]
    public static explicit operator byte[](ECPoint value) => (byte[])(ByteString)value;

    [Literal(ContractParameterType.PublicKey)]
    public static implicit operator ECPoint(string value) => Parse(value);

    public static ECPoint Parse(string value)
    {
        if (value is null) throw new FormatException("Value cannot be null.");
        return (ECPoint)ParseHelper.ParseHex((ByteString)value);
    }

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    private static ECPoint Cast(byte[] value) => value is null ? null! : new ECPoint((byte[])value.Clone());
}
