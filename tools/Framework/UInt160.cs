using System;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Helpers;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace Neo.SmartContract.Framework;

/// <summary>A hash of 20 bytes. Its text is hexadecimal with the last byte first.</summary>
[StackItem(StackItemType.ByteString, Size = 20)]
public sealed class UInt160 : ByteString
{
    [ManagedOnly]
    internal UInt160(byte[] bytes) : base(bytes) { }

    public static UInt160 Zero
    {
        [OpCode(OpCode.PUSHDATA1, "140000000000000000000000000000000000000000")]
        get;
    } = new(new byte[Size]);

    public static int Size => 20;

    public bool IsZero { [OpCode(OpCode.PUSH0)][OpCode(OpCode.NUMEQUAL)] get => this == Zero; }

    public bool IsValid => Helper.IsByteString(this) && Length == Size;

    public bool IsValidAndNotZero => IsValid && !IsZero;

    public static explicit operator UInt160(byte[] value)
    {
        if (value is not null && value.Length != Size) throw new FormatException("UInt160 must be 20 bytes long.");
        return Cast(value!);
    }

    [OpCode(OpCode.CONVERT, StackItemType.Buffer)]
    public static explicit operator byte[](UInt160 value) => (byte[])(ByteString)value;

    [Literal(ContractParameterType.Hash160)]
    public static implicit operator UInt160(string value) => Parse(value);

    /// <summary>The address of the account on the network that runs the contract.</summary>
    public string ToAddress() => ToAddress(Runtime.AddressVersion);

    public string ToAddress(byte version)
        => StdLib.Base58CheckEncode((ByteString)version.ToByteArray().Concat(this));

    /// <summary>Reads an address or hexadecimal text with or without 0x.</summary>
    public static UInt160 Parse(string value)
    {
        if (value is null) throw new FormatException("Value cannot be null.");
        if (value.Length == AddressLength) return ParseAddress(value);
        return (UInt160)ParseHelper.ParseHex((ByteString)value).Reverse();
    }

    private const int AddressLength = 34;

    private static UInt160 ParseAddress(string value)
        => (UInt160)ParseHelper.ParseAddress(value, Runtime.AddressVersion);

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    private static UInt160 Cast(byte[] value) => value is null ? null! : new UInt160((byte[])value.Clone());
}
