using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>One method a pass: what it is there for. The class has the pass's name.</summary>
public static class Listings
{
    public static class Jumps
    {
        public static int Both(int a, int b)
        {
            bool both = a > 1 && b > 2;
            return both ? 5 : 6;
        }
    }

    public static class Splitting
    {
        public static BigInteger Reused(BigInteger a)
        {
            BigInteger next = a * a;
            BigInteger sum = next + 1;
            next = sum * sum;
            return next + sum;
        }
    }

    public static class CopyPropagation
    {
        public static BigInteger Twice(BigInteger a)
        {
            BigInteger same = a;
            return same * same + same;
        }
    }

    public static class ForwardSubstitution
    {
        public static BigInteger Chain(BigInteger a, BigInteger b)
        {
            BigInteger sum = a + b;
            BigInteger product = sum * 3;
            return product - b;
        }
    }

    public static class DeadStores
    {
        public static int Unused(int a)
        {
            var point = new Structs.Point(a, 1);
            point = new Structs.Point(a, 2);
            return a + 1;
        }
    }

    public static class Aggregates
    {
        public static object[] Items(int a, string b) => [a, b, null!, a > 3];
    }

    public static class ScalarReplacement
    {
        public static int Pair(int a)
        {
            (int low, int high) pair = (a, 7);
            pair.low &= 3;
            return pair.low * pair.high;
        }
    }

    public static class DirectCalls
    {
        public static int Known(int a)
        {
            Func<int, int> twice = x => x * 2;
            return twice(a);
        }
    }

    public static class LenientOperands
    {
        public static ByteString Hash(ByteString a, ByteString b) => CryptoLib.Sha256(a.Concat(b).Concat(a));
    }

    public static class Ranges
    {
        public static int Count(byte[] data)
        {
            int zeros = 0;
            for (int i = 0; i < data.Length; i++)
                if (data[i] == 0)
                    zeros++;
            return zeros;
        }
    }

    public static class KnownStatics
    {
        static readonly byte[] prefix = [3];

        public static byte[] Key(ByteString account) => prefix.Concat(account);
    }

    public static class Inlining
    {
        public static BigInteger Fee(BigInteger amount) => Share(amount, 20) + Share(amount, 4);

        static BigInteger Share(BigInteger amount, int percent) => amount * percent / 100;
    }

    public static class Peephole
    {
        public static BigInteger Steps(BigInteger a) => a == 0 ? a + 1 : a - 1;
    }
}
