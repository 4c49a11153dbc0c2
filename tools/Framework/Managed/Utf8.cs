using System;
using System.Buffers;
using System.Text;

namespace Neo.SmartContract.Framework.Managed;

/// <summary>
/// Text and bytes without loss. A text on the chain is any sequence of bytes; where they are not UTF-8, the CLR's string
/// holds each stray byte as a lone surrogate U+DC80 to U+DCFF, which no valid text contains.
/// </summary>
internal static class Utf8
{
    private const char StrayBase = '\uDC00';

    public static string ToText(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == OperationStatus.Done)
            {
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
                bytes = bytes[used..];
            }
            else
            {
                text.Append((char)(StrayBase + bytes[0]));
                bytes = bytes[1..];
            }
        }
        return text.ToString();
    }

    public static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        var bytes = new ArrayBufferWriter<byte>(text.Length + 1);
        Span<byte> encoded = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int used) == OperationStatus.Done)
                bytes.Write(encoded[..rune.EncodeToUtf8(encoded)]);
            else if (text[0] is >= '\uDC80' and <= '\uDCFF')
                bytes.Write([(byte)(text[0] - StrayBase)]);
            else
                bytes.Write("\uFFFD"u8);
            text = text[used..];
        }
        return bytes.WrittenSpan.ToArray();
    }
}
