using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

public static class Structs
{
    public struct Point
    {
        public int X;
        public int Y;

        public Point(int x, int y)
        {
            X = x;
            Y = y;
        }

        public void Move(int by) => X += by;

        public readonly int Sum() => X + Y;
    }

    public class Box
    {
        public Point Corner;
        public string Name = "box";
        public BigInteger Weight;

        public Box(BigInteger weight) => Weight = weight;

        public BigInteger Heavier(BigInteger by) => Weight += by;
    }

    public static int CopyOnAssignment(int a)
    {
        var first = new Point(a, 2);
        var second = first;
        second.X = 50;
        second.Move(3);
        return first.X * 1000 + second.X;
    }

    public static int CopyOnCall(int a)
    {
        var point = new Point { X = a, Y = 1 };
        Change(point);
        return point.X;
    }

    static void Change(Point point) => point.X = -1;

    public static int InArray(int a)
    {
        var points = new[] { new Point(1, 2), new Point(3, 4) };
        points[1].X = a;
        var copy = points[1];
        copy.X = 77;
        points[0] = copy;
        copy.Y = 99;
        return points[0].Sum() * 1000 + points[1].X;
    }

    public static Point Returned(int a)
    {
        var point = default(Point);
        point.Y = a;
        return point;
    }

    public static BigInteger Objects(int a)
    {
        var box = new Box(a) { Name = "b", Corner = new Point(a, a) };
        var same = box;
        same.Corner.X += 5;
        box.Heavier(3);
        return same.Weight * 100 + box.Corner.X + box.Name.Length;
    }

    public static int Tuples(int a)
    {
        (int low, int high) = Pair(a);
        var pair = Pair(a + 1);
        pair.Item1 += 5;
        return low * 1000 + high * 100 + pair.Item1 * 10 + pair.Item2;
    }

    static (int, int) Pair(int a) => (a, a + 1);

    public static int Nullables(int a)
    {
        int? value = a > 0 ? a : null;
        int? other = value + 1;
        return (value ?? -1) * 10 + (other.HasValue ? other.Value : 7) + value.GetValueOrDefault();
    }
}

public static class Arrays
{
    public static int Sum(int[] items)
    {
        int sum = 0;
        foreach (int item in items)
            sum += item;
        return sum;
    }

    public static byte[] Fill(int a)
    {
        byte[] data = new byte[4];
        for (int i = 0; i < data.Length; i++)
            data[i] = (byte)(a + i * 100);
        data[1] ^= 0x55;
        return data;
    }

    public static object[] Mixed(int a) => [a, "text", a > 3, null!, new BigInteger(a) * 5];

    public static int[] Literal(int a) => [1, 2, 3, a];

    public static int[] Constant() => [1, -2, 300000, 4];

    public static byte[] ConstantBytes() => [1, 2, 3, 255];

    public static int Jagged(int a)
    {
        int[][] rows = [[1, 2], [3, a]];
        rows[0][1] = a;
        return rows[0][1] + rows[1][1] * 10 + rows.Length;
    }

    public static bool[] Flags(int a)
    {
        bool[] flags = new bool[3];
        flags[1] = a > 2;
        return flags;
    }

    public static int Compound(int a)
    {
        int[] items = new int[2];
        int i = 0;
        items[i++] += a;
        items[i] = items[i - 1]++ + 5;
        return items[0] * 100 + items[1];
    }

    public static string Text(int a) => "n=" + a.ToString() + (a > 3 ? ">" : "<") + "3";

    public static bool TextEqual(string a, string b) => a + "x" == b && a != "q";
}

public static class Bigs
{
    public static BigInteger Arithmetic(BigInteger a, BigInteger b) => (a + b) * (a - b) - a / (b * b + 1) % 7;
    public static bool Compare(BigInteger a, BigInteger b) => a > b && a >= b || a < b && b != 0 || a == b;
    public static BigInteger Functions(BigInteger a, BigInteger b) =>
        BigInteger.Min(a, b) * 3 + BigInteger.Max(a, b) + BigInteger.Abs(a) + BigInteger.Pow(b, 3) + a.Sign;
    public static int ToInt(BigInteger a, BigInteger b) => (int)(a + b);
    public static ulong ToUlong(BigInteger a, BigInteger b) => (ulong)(a * b);
    public static byte ToByte(BigInteger a, BigInteger b) => (byte)(a - b);
    public static byte[] ToBytes(BigInteger a, BigInteger b) => (a * b).ToByteArray();
    public static BigInteger Steps(BigInteger a, BigInteger b)
    {
        a++;
        b -= 2;
        a <<= 3;
        return -(a >> 1) + b++ + (a & 15) + (b | 1);
    }
    public static bool Tests(BigInteger a, BigInteger b) => a.IsZero || b.IsOne || a.IsEven;
    public static string Text(BigInteger a, BigInteger b) => a.ToString() + "/" + b;
    public static BigInteger FromInt(BigInteger a, BigInteger b)
    {
        int x = (int)a;
        uint y = (uint)(int)b;
        return x + y + new BigInteger(x * y);
    }
}
