using System;
using System.Collections;
using System.Collections.Generic;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework;

/// <summary>An immutable sequence of bytes: what a byte array, a text or a hash is once it is on the chain.</summary>
[StackItem(StackItemType.ByteString)]
public class ByteString : IEnumerable<byte>
{
    private readonly byte[] bytes;

    [ManagedOnly]
    internal ByteString(byte[] bytes) => this.bytes = bytes;

    /// <summary>Bytes are told apart by their number alone, as on the chain: 20 of them are a UInt160.</summary>
    [ManagedOnly]
    internal static ByteString Of(byte[] bytes) => bytes.Length switch
    {
        20 => new UInt160(bytes),
        32 => new UInt256(bytes),
        33 => new ECPoint(bytes),
        _ => new ByteString(bytes),
    };

    public static ByteString Empty { [OpCode(OpCode.PUSHDATA1, "00")] get; } = new([]);

    public int Length { [OpCode(OpCode.SIZE)] get => bytes.Length; }

    public byte this[int index] { [OpCode(OpCode.PICKITEM)] get => bytes[index]; }

    [ManagedOnly]
    internal ReadOnlySpan<byte> Span => bytes;

    public ByteStringEnumerator GetEnumerator() => new(this);

    [ManagedOnly]
    IEnumerator<byte> IEnumerable<byte>.GetEnumerator() => ((IEnumerable<byte>)bytes).GetEnumerator();

    [ManagedOnly]
    IEnumerator IEnumerable.GetEnumerator() => bytes.GetEnumerator();

    [OpCode(OpCode.NOP)]
    public static implicit operator string(ByteString str) => str is null ? null! : Utf8.ToText(str.Span);

    [OpCode(OpCode.NOP)]
    public static implicit operator ByteString(string str) => str is null ? null! : Of(Utf8.ToBytes(str));

    [OpCode(OpCode.CONVERT, StackItemType.Buffer)]
    public static explicit operator byte[](ByteString str) => str is null ? null! : str.Span.ToArray();

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    public static explicit operator ByteString(byte[] buffer)
        => buffer is null ? null! : Of((byte[])buffer.Clone());

    /// <summary>Little-endian two's complement; a missing value is zero.</summary>
    [OpCode(OpCode.CONVERT, StackItemType.Integer)]
    public static explicit operator BigInteger(ByteString text)
        => text is null ? BigInteger.Zero : Numbers.ToInteger(text.Span);

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    public static explicit operator ByteString(BigInteger integer) => Of(Numbers.ToBytes(integer));

    [OpCode(OpCode.EQUAL)]
    public static bool operator ==(ByteString? left, ByteString? right)
        => left is null ? right is null : right is not null && left.Span.SequenceEqual(right.Span);

    [OpCode(OpCode.NOTEQUAL)]
    public static bool operator !=(ByteString? left, ByteString? right) => !(left == right);

    [OpCode(OpCode.EQUAL)]
    public override bool Equals(object? obj) => this == obj as ByteString;

    [ManagedOnly]
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    [OpCode(OpCode.NOP)]
    public override string ToString() => this;
}
