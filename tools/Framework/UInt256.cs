using System;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Helpers;

namespace Neo.SmartContract.Framework;

/// <summary>A hash of 32 bytes. Its text is hexadecimal with the last byte first.</summary>
[StackItem(StackItemType.ByteString, Size = 32)]
public sealed class UInt256 : ByteString
{
    [ManagedOnly]
    internal UInt256(byte[] bytes) : base(bytes) { }

    public static UInt256 Zero
    {
        [OpCode(OpCode.PUSHDATA1, "200000000000000000000000000000000000000000000000000000000000000000")]
        get;
    } = new(new byte[Size]);

    public static int Size => 32;

    public bool IsZero { [OpCode(OpCode.PUSH0)][OpCode(OpCode.NUMEQUAL)] get => this == Zero; }

    public bool IsValid => Helper.IsByteString(this) && Length == Size;

    public bool IsValidAndNotZero => IsValid && !IsZero;

    public static explicit operator UInt256(byte[] value)
    {
        if (value is not null && value.Length != Size) throw new FormatException("UInt256 must be 32 bytes long.");
        return Cast(value!);
    }

    [OpCode(OpCode.CONVERT, StackItemType.Buffer)]
    public static explicit operator byte[](UInt256 value) => (byte[])(ByteString)value;

    /// <summary>The bytes in the order of the text: as the official compiler takes a literal, and unlike Parse.</summary>
    [Literal(ContractParameterType.Hash256)]
    public static implicit operator UInt256(string value) => (UInt256)ParseHelper.ParseHex((ByteString)value);

    /// <summary>Reads hexadecimal text with or without 0x.</summary>
    public static UInt256 Parse(string value)
    {
        if (value is null) throw new FormatException("Value cannot be null.");
        return (UInt256)ParseHelper.ParseHex((ByteString)value).Reverse();
    }

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    private static UInt256 Cast(byte[] value) => value is null ? null! : new UInt256((byte[])value.Clone());
}
