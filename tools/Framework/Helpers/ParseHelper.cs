using System;
using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework.Helpers;

/// <summary>Reading of hashes and keys at run time.</summary>
internal static class ParseHelper
{
    internal static byte[] ParseHex(ByteString text)
    {
        int start = text.Length >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') ? 2 : 0;
        int digits = text.Length - start;
        if (digits % 2 != 0) throw new FormatException("Invalid hex string length.");
        byte[] result = new byte[digits / 2];
        for (int i = 0; i < result.Length; i++)
            result[i] = (byte)(Digit(text[start + 2 * i]) * 16 + Digit(text[start + 2 * i + 1]));
        return result;
    }

    internal static byte[] ParseAddress(string value, byte addressVersion)
    {
        ByteString decoded = StdLib.Base58CheckDecode(value);
        if (decoded.Length != 21) throw new FormatException("Invalid address length.");
        if (decoded[0] != addressVersion) throw new FormatException("Invalid address version.");
        return ((byte[])decoded).Last(20);
    }

    private static int Digit(byte character)
    {
        if (character is >= (byte)'0' and <= (byte)'9') return character - '0';
        if (character is >= (byte)'a' and <= (byte)'f') return character - 'a' + 10;
        if (character is >= (byte)'A' and <= (byte)'F') return character - 'A' + 10;
        throw new FormatException("Invalid hex character.");
    }
}
