using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

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

    public static class PresentValues
    {
        public static string Joined(string first, string second)
        {
            string all = first + ", ";
            all += second;
            return all;
        }
    }

    public static class ShortCallees
    {
        public static BigInteger Captured(BigInteger a)
        {
            System.Func<BigInteger, BigInteger> plus = item => item + a;
            return plus(3);
        }
    }

    public static class Switches
    {
        public static int Days(int month)
        {
            switch (month)
            {
                case 1: return 28;
                case 3: return 30;
                case 5: return 30;
                case 8: return 30;
                case 10: return 30;
                case 0: case 2: case 4: case 6: case 7: case 9: case 11: return 31;
                default: return 0;
            }
        }
    }

    public static class FieldInitialisers
    {
        class Shape
        {
            public int Sides = 4;
            public string Name = "square";
        }

        class Coloured : Shape
        {
            public long Colour = 255;
            public int[] Corners;

            public Coloured(int[] corners)
            {
                Corners = corners;
                for (int i = 0; i < corners.Length; i++)
                    Sides += corners[i];
            }
        }

        public static int Both(int[] a) => new Coloured(a).Sides * new Coloured(a).Sides;
    }

    public static class LazyStatics
    {
        static readonly string[] names = ["north", "east", "south", "west"];

        public static string Name(int at) => names[at];

        public static int Plain() => 1;
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
        public static BigInteger Fee(BigInteger amount) => Share(amount * 2, 20) + Share(amount - 1, 4);

        static BigInteger Share(BigInteger amount, int percent) => amount * percent / 100;
    }

    public static class Peephole
    {
        public static BigInteger Steps(BigInteger a) => a == 0 ? a + 1 : a - 1;
    }

    public static class ConstantCalls
    {
        public static int Digits(int a) => a * Count("12345");

        static int Count(string text)
        {
            int digits = 0;
            foreach (char letter in text)
                if (letter is >= '0' and <= '9')
                    digits++;
            return digits;
        }
    }

    public static class ReadOnlyBuffers
    {
        public static byte[] Both(ByteString a, ByteString b)
        {
            byte[] between = [1, 2, 3];
            return Helper.Concat(Helper.Concat(between, a), Helper.Concat(between, b));
        }
    }

    public static class SharedValues
    {
        public static BigInteger Add(UInt160 account, BigInteger amount)
        {
            var map = new StorageMap(Storage.CurrentContext, 7);
            BigInteger sum = (BigInteger)map.Get(account)! + amount;
            map.Put(account, sum);
            return sum;
        }
    }

    public static class NumbersAsBytes
    {
        public static ByteString? Owner() => Storage.Get(Storage.CurrentContext, new byte[] { 0xff });
    }

    public static class StaticEvaluation
    {
        static readonly BigInteger[] powers = Powers();

        static readonly UInt160 owner = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

        public static BigInteger Power(int index) => powers[index];

        public static UInt160 Owner() => owner;

        static BigInteger[] Powers()
        {
            var result = new BigInteger[4];
            for (int i = 0; i < 4; i++)
                result[i] = BigInteger.Pow(10, i);
            return result;
        }
    }

    public static class FunctionOrder
    {
        public static BigInteger First(BigInteger a) => Shared(a) + 1;

        public static string Long() =>
            "A text of more than a hundred bytes stands between the two callers and what they call, "
            + "so that one of them needs the long form of the call.";

        public static BigInteger Second(BigInteger a) => Shared(a) + 2;

        static BigInteger Shared(BigInteger a)
        {
            BigInteger sum = 0;
            for (BigInteger i = 0; i < a; i++)
                sum += sum * i + (a ^ i) * (sum | i) - i % 7 + (sum >> 3) * (i & 5) - (a | sum) + i * i * i - sum % 11;
            return sum;
        }
    }
}
