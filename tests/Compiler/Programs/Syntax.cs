using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Statements and arguments: what has a keyword of its own.</summary>
public static class Syntax
{
    const int Step = 3;
    const string Name = nameof(Syntax) + "." + nameof(Constants);

    enum Colour : byte
    {
        Red = 1,
        Green,
        Blue = 200,
    }

    [Flags]
    enum Rights : long
    {
        None = 0,
        Read = 1,
        Write = 2,
        All = Read | Write,
        Far = 1L << 40,
    }

    sealed class Resource(List<int> log, int number) : IDisposable
    {
        public void Dispose() => log.Add(number);
    }

    /// <summary>.NET's own list is not there on chain.</summary>
    sealed class List<T>
    {
        readonly T[] items = new T[32];

        public int Count { get; private set; }

        public T this[int index] => items[index];

        public void Add(T item) => items[Count++] = item;
    }

    struct Scope : IDisposable
    {
        public int[] Log;

        public readonly void Dispose() => Log[0]++;
    }

    public static string Constants(int a) => Name + Step + nameof(a);

    public static int Goto(int a)
    {
        int sum = 0;
    again:
        sum += a;
        if (sum < 20 && a > 0)
            goto again;
        switch (a)
        {
            case 1:
                sum += 1000;
                goto case 3;
            case 2:
                goto default;
            case 3:
                sum += 100;
                break;
            default:
                sum += 10;
                break;
        }
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++)
                if (i * j == a)
                    goto found;
        return -sum;
    found:
        return sum;
    }

    public static int Loops(int a)
    {
        int sum = 0, i = 0;
        do
        {
            i++;
            if (i % 3 == 0)
                continue;
            sum = sum * 10 + i;
        }
        while (i < a);
        while (true)
        {
            if (i-- <= 2)
                break;
            sum ^= i;
        }
        for (int left = 0, right = a; left < right; left++, right--)
            sum += left * right;
        for (; ; )
            return sum;
    }

    public static int Using(int a)
    {
        var log = new List<int>();
        try
        {
            using var outer = new Resource(log, 1);
            using (new Resource(log, 2))
                if (a % 2 == 0)
                    throw new Exception("inside");
            using Resource? none = a > 3 ? null : new Resource(log, 3);
            log.Add(4);
        }
        catch (Exception)
        {
            log.Add(5);
        }
        int sum = 0;
        for (int i = 0; i < log.Count; i++)
            sum = sum * 10 + log[i];
        return sum;
    }

    public static int UsingStruct(int a)
    {
        int[] log = [a];
        using (new Scope { Log = log })
            log[0] *= 10;
        return log[0];
    }

    static int Weighted(int a, int b = 2, params int[] rest)
    {
        int sum = a * 100 + b * 10;
        foreach (int item in rest)
            sum += item;
        return sum;
    }

    static string Told(string text, int times = Step, bool loud = false) => text + times + (loud ? "!" : "");

    static int Next(ref int counter) => ++counter;

    public static int NamedArguments(int a)
    {
        int counter = a;
        int first = Weighted(b: Next(ref counter), a: Next(ref counter));
        return first * 1000 + Weighted(a, 1, a, a, a) + Weighted(a) + Weighted(a, rest: [5, 6]);
    }

    public static string DefaultArguments(int a) => Told("a") + Told("b", loud: a > 2) + Told(times: a, text: "c");

    public static int LocalFunctions(int a)
    {
        int calls = 0;
        int Fibonacci(int n)
        {
            calls++;
            return n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
        }

        static int Double(int n) => n * 2;
        return Fibonacci(Math.Min(a, 9)) * 1000 + Double(calls);
    }

    public static string EnumNames(int a)
    {
        var colour = (Colour)a;
        return colour.ToString() + (int)colour + (Enum.IsDefined(colour) ? "y" : "n") + Colour.Blue;
    }

    public static int EnumSwitch(int a) => (Colour)(a % 4) switch
    {
        Colour.Red => 10,
        Colour.Green => 20,
        _ => (int)(Colour)(a + 300) + (int)(Colour.Red + 1),
    };

    public static long Flags(int a)
    {
        var rights = (Rights)a | Rights.Far;
        return (rights.HasFlag(Rights.All) ? 1000 : 0) + (long)(rights & ~Rights.Read) + (rights == Rights.None ? 1 : 2);
    }

    public static string SwitchOnText(int a)
    {
        string text = a switch { 0 => "zero", 1 => "one", 2 => "two", _ => "n" + a };
        switch (text)
        {
            case "zero":
            case "two":
                return "even";
            case "one":
                return "odd";
            case { Length: > 2 }:
                return "long";
            default:
                return text;
        }
    }

    public static int SwitchOnType(int a)
    {
        object thing = (a % 4) switch { 0 => a, 1 => "t" + a, 2 => a > 3, _ => new byte[a] };
        return thing switch
        {
            int number when number > 3 => number * 100,
            int number => number,
            string text => text.Length,
            bool truth => truth ? 1 : 2,
            byte[] { Length: 3 } => 333,
            byte[] bytes => bytes.Length,
            _ => -1,
        };
    }

    static object Big(int a) => a > 3 ? (BigInteger)a : "small";

    public static int TestedBig(int a) => Big(a) is BigInteger big ? (int)big : Big(a) is BigInteger ? 1 : -a;

    public static int BigSwitch(int a)
    {
        BigInteger big = BigInteger.Pow(10, a);
        return big switch
        {
            _ when big == 1 => 1,
            _ when big > 1_000_000 => 2,
            _ => (int)big,
        };
    }

    public static int Checked(int a)
    {
        try
        {
            byte small = checked((byte)(a * 60));
            int big = checked(a * 60_000_000);
            return small + big;
        }
        catch (OverflowException)
        {
            return unchecked((int)(3_000_000_000L * a));
        }
    }

    public static int Comma(int a) => (a, a + 1) switch
    {
        (0, _) => 1,
        ( > 3, < 10) => 2,
        var (x, y) => x * y,
    };

    public static string Interpolated(int a)
    {
        string? none = null;
        return $"{a}, {(a > 2 ? "big" : "small")}, {none}, {a * 1000L}{{}}, {(Colour)(a % 3)}, {'x'}, {true}";
    }

    public static string Raw(int a) => $$"""
        {"a": {{a}}}
        """ + @"\n" + 'c' + a;

    public static int Conditional(int a)
    {
        string? text = a > 2 ? "abc" : null;
        int[]? items = a % 2 == 0 ? [1, 2] : null;
        text ??= "d";
        return (items?[1] ?? 7) * 100 + (items?.Length ?? 0) * 10 + text!.Length;
    }
}
