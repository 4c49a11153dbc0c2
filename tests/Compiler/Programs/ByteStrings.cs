using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>The framework's byte strings and buffers.</summary>
public static class ByteStrings
{
    public static BigInteger NumberFromSlice(byte[] data) => (BigInteger)(ByteString)data.Range(1, 2);

    public static BigInteger NumberFromJoin(byte[] data) =>
        (BigInteger)((ByteString)data.Range(0, 2)).Concat((ByteString)"\0") + 1;

    public static BigInteger SumOfSlices(byte[] data)
    {
        ByteString slice = (ByteString)data.Take(2);
        ByteString other = (ByteString)data.Last(1);
        return (BigInteger)slice * 1000 + (BigInteger)other + slice.Length;
    }

    public static BigInteger Missing(byte[] data)
    {
        ByteString? none = data.Length > 100 ? (ByteString)data : null;
        return (BigInteger)none! + 5;
    }

    public static bool Equal(byte[] data) => (ByteString)data.Range(0, 1) == (ByteString)data.Range(1, 1);

    public static bool Different(byte[] data) => (ByteString)data.Take(2) != (ByteString)data.Last(2);

    public static byte[] Fixed(byte[] data) => ((BigInteger)data.Length + ulong.MaxValue + 1).ToByteArray().Take(8);

    public static int Items(byte[] data)
    {
        ByteString text = (ByteString)data;
        int sum = 0;
        for (int i = 0; i < text.Length; i++)
            sum = sum * 31 + text[i];
        return sum;
    }

    public static byte[] Mutated(byte[] data)
    {
        byte[] copy = data.Concat(data);
        copy[0] = 9;
        return copy;
    }

    public static byte[] Untouched(byte[] data)
    {
        ByteString before = (ByteString)data;
        data[0] ^= 1;
        return ((byte[])before).Concat(data);
    }

    static readonly byte[] prefix = [7, 8];
    static readonly byte[] written = [1, 2];

    public static byte[] ReadOnlyStatic(byte[] data) => prefix.Concat(data);

    public static byte[] WrittenStatic(byte[] data)
    {
        written[0] = 5;
        byte[] result = written.Concat(data);
        written[0] = 1;
        return result;
    }
}
