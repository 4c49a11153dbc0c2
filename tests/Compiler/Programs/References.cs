using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>References that are returned, chosen, aliased, kept in delegates, or written before something is thrown.</summary>
public static class References
{
    struct Point
    {
        public int X;
        public long Y;

        public void Move(int by) => X += by;
    }

    class Holder
    {
        public int Number;
        public Point Point;

        public ref int Reference() => ref Number;

        public ref Point Place() => ref Point;
    }

    delegate int Changing(ref int value, out int before);

    static ref int Find(int[] items, int index) => ref items[index];

    static ref int Larger(ref int left, ref int right) => ref left > right ? ref left : ref right;

    static void Both(ref int left, ref int right)
    {
        left += 1;
        right *= 3;
    }

    static void Failing(ref int value, int a)
    {
        value += 10;
        if (a % 2 == 0)
            throw new Exception("even");
        value += 100;
    }

    static void Through(ref int value, int a)
    {
        value++;
        Failing(ref value, a);
    }

    public static int Returned(int a)
    {
        int[] items = [1, 2, 3];
        Find(items, a % 3) += a;
        ref int kept = ref Find(items, 1);
        kept *= 2;
        return items[0] * 100 + items[1] * 10 + items[2];
    }

    public static int OfObject(int a)
    {
        var holder = new Holder();
        holder.Reference() = a;
        holder.Reference()++;
        holder.Place().Move(a);
        ref Point point = ref holder.Place();
        point.Y = 5;
        return holder.Number * 100 + holder.Point.X * 10 + (int)holder.Point.Y;
    }

    public static int Chosen(int a)
    {
        int left = a, right = 3;
        ref int chosen = ref a > 2 ? ref left : ref right;
        chosen += 50;
        Larger(ref left, ref right) *= 2;
        return left * 1000 + right;
    }

    public static int Twice(int a)
    {
        int value = a;
        Both(ref value, ref value);
        int[] items = [a, 2];
        Both(ref items[a % 2], ref items[0]);
        return value * 10000 + items[0] * 100 + items[1];
    }

    public static int Reset(int a)
    {
        int first = 1, second = 2;
        ref int at = ref first;
        at += a;
        at = ref second;
        at += a * 2;
        return first * 100 + second;
    }

    public static int BeforeThrow(int a)
    {
        int value = 1;
        int[] items = [5, a];
        try
        {
            Through(ref value, a);
            Failing(ref items[1], a + 1);
        }
        catch (Exception)
        {
            value += 1000;
        }
        return value * 1000 + items[1];
    }

    public static int BeforeThrowInStruct(int a)
    {
        var point = new Point { X = a };
        try
        {
            point.Move(3);
            Failing(ref point.X, a);
        }
        catch (Exception)
        {
            point.Y = 7;
        }
        return point.X * 10 + (int)point.Y;
    }

    public static int Delegates(int a)
    {
        Changing change = (ref int value, out int before) =>
        {
            before = value;
            return value += a;
        };
        int number = 4;
        int sum = change(ref number, out int first) + change(ref number, out int second);
        return sum * 100 + first * 10 + second + number;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static bool Outs(in long number, out string text, out ulong other)
    {
        text = "";
        other = 0;
        return number == 0;
    }

    public static int OfLiterals(int a)
    {
        Outs(0, out _, out _);
        return Outs(0, out string text, out ulong other) ? a + text.Length + (int)other : -1;
    }

    public static int Loop(int a)
    {
        int[] items = [3, a, 7, 1];
        ref int largest = ref items[0];
        for (int i = 1; i < items.Length; i++)
            if (items[i] > largest)
                largest = ref items[i];
        largest = -1;
        int sum = 0;
        foreach (int item in items)
            sum = sum * 10 + item;
        return sum;
    }

    public static BigInteger Parsed(int a)
    {
        int value = 5;
        BigInteger big = 6;
        try
        {
            if (!int.TryParse(a > 2 ? "12" : "x", out value))
                value = -1;
            big = BigInteger.Parse(a > 3 ? "y" : "77");
        }
        catch (FormatException)
        {
            value += 100;
        }
        return value + big;
    }
}
