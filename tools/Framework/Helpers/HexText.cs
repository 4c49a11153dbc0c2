namespace Neo.SmartContract.Framework.Helpers;

/// <summary>Hexadecimal text, which the StdLib of a 3.5 chain does not write.</summary>
internal static class HexText
{
    internal static string Encode(ByteString bytes)
    {
        byte[] text = new byte[2 * bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digit(bytes[i] / 16);
            text[2 * i + 1] = Digit(bytes[i] % 16);
        }
        return (ByteString)text;
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
