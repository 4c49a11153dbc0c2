using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Members of classes and structs, generics, operators.</summary>
public static class Classes
{
    sealed class Grid
    {
        readonly int[][] rows;

        public Grid(int size)
        {
            rows = new int[size][];
            for (int i = 0; i < size; i++)
                rows[i] = new int[size];
        }

        public int this[int row, int column]
        {
            get => rows[row][column];
            set => rows[row][column] = value;
        }

        public int this[string name] => name.Length + rows.Length;

        public int Total { get; private set; }

        public int Limit { get; init; } = 9;

        public required string Title { get; set; }

        public void Put(int row, int column, int value)
        {
            this[row, column] += value;
            Total += value;
        }
    }

    readonly struct Money(BigInteger amount) : IComparable<Money>
    {
        public BigInteger Amount { get; } = amount;

        public static Money Zero => new(0);

        public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

        public static Money operator -(Money value) => new(-value.Amount);

        public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

        public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

        public static Money operator ++(Money value) => new(value.Amount + 1);

        public static implicit operator Money(int amount) => new(amount);

        public static explicit operator int(Money money) => (int)money.Amount;

        public static bool operator true(Money money) => money.Amount != 0;

        public static bool operator false(Money money) => money.Amount == 0;

        public int CompareTo(Money other) => Amount.CompareTo(other.Amount);
    }

    interface IShape
    {
        static abstract IShape Make(int size);

        int Area { get; }

        int Twice() => Area * 2;
    }

    sealed class Square(int side) : IShape
    {
        public int Area => side * side;

        public static IShape Make(int size) => new Square(size);
    }

    sealed class Line(int length) : IShape
    {
        public int Area => 0;

        public int Twice() => length;

        public static IShape Make(int size) => new Line(size);
    }

    abstract class Counter
    {
        protected int Count = 1;

        protected Counter() => Count += Start();

        protected virtual int Start() => 10;

        public virtual int Next() => ++Count;
    }

    class Fast : Counter
    {
        readonly int step = 5;

        protected override int Start() => 100 + step;

        public override int Next() => base.Next() + step;
    }

    sealed class Faster : Fast
    {
        public new int Next() => 7;

        public int Under() => base.Next();
    }

    sealed class Pair<TLeft, TRight>(TLeft left, TRight right)
    {
        public TLeft Left { get; } = left;

        public TRight Right { get; set; } = right;

        public Pair<TRight, TLeft> Swapped() => new(Right, Left);

        public static int Made { get; set; }
    }

    sealed class Stack<T> where T : struct
    {
        T[] items = new T[2];
        int count;

        public void Push(T item)
        {
            if (count == items.Length)
            {
                var larger = new T[count * 2];
                for (int i = 0; i < count; i++)
                    larger[i] = items[i];
                items = larger;
            }
            items[count++] = item;
        }

        public T Pop() => count == 0 ? default : items[--count];
    }

    static T Largest<T>(T first, T second) where T : IComparable<T> => first.CompareTo(second) >= 0 ? first : second;

    static int AreaOf<T>(int size) where T : IShape => T.Make(size).Area + T.Make(size + 1).Twice();

    static T Made<T>() where T : new() => new();

    static T Total<T>(T[] items) where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (var item in items)
            sum += item * item - T.One;
        return sum >= T.One && sum != items[0] ? sum : T.One;
    }

    static (T, T) Twin<T>(T value) => (value, value);

    static string Kind<T>(T value) => value is string ? "text" : value is int ? "number" : "other";

    static int Folded<T>(this T[] items, Func<int, T, int> step)
    {
        int sum = 0;
        foreach (var item in items)
            sum = step(sum, item);
        return sum;
    }

    static int Squared(this int number) => number * number;

    public static int Indexers(int a)
    {
        var grid = new Grid(3) { Title = "t" + a, Limit = a };
        grid.Put(a % 3, 1, 5);
        grid.Put(a % 3, 1, a);
        grid[2, 2]++;
        grid.Title += "x";
        return grid[a % 3, 1] * 1000 + grid["abc"] * 100 + grid.Total + grid.Limit + grid.Title.Length + grid[2, 2];
    }

    public static int Operators(int a)
    {
        Money money = a;
        var sum = money + 5 + -Money.Zero;
        sum++;
        if (sum)
            sum += sum > money && money < 3 ? 100 : 200;
        return (int)sum * 10 + sum.CompareTo(money);
    }

    public static int StaticAbstract(int a) => AreaOf<Square>(a) * 1000 + AreaOf<Line>(a);

    public static int Inheritance(int a)
    {
        Counter counter = a > 2 ? new Fast() : new Faster();
        var faster = new Faster();
        return counter.Next() * 10000 + faster.Next() * 1000 + faster.Under() + ((Counter)faster).Next();
    }

    public static int Generics(int a)
    {
        var pair = new Pair<int, string>(a, "two");
        var other = pair.Swapped();
        other.Right += 4;
        Pair<int, string>.Made = a;
        Pair<string, int>.Made = 5;
        var stack = new Stack<long>();
        for (int i = 0; i < 5; i++)
            stack.Push(i * a);
        return other.Right * 100 + other.Left.Length + (int)stack.Pop() + (int)stack.Pop()
            + Pair<int, string>.Made * 10 + Pair<string, int>.Made;
    }

    public static int GenericMethods(int a)
    {
        var (first, second) = Twin("x" + a);
        return Largest(a, 3) + Largest((Money)a, 4).CompareTo(4) * 100 + first.Length * second.Length + Made<Fast>().Next();
    }

    public static BigInteger GenericMath(int a) => Total([a, 2, 3]) + Total([(long)a, long.MaxValue]) * 3
        + Total([(byte)a, (byte)20]) * 5 + Total([(sbyte)-a, (sbyte)20]) * 7 + Total([(BigInteger)a, long.MaxValue]);

    public static int Comparisons(int a) => a.CompareTo(3) + ((byte)a).CompareTo((byte)200) * 10
        + ((short)-a).CompareTo((short)5) * 100 + ((sbyte)a).CompareTo(sbyte.MinValue) * 1000
        + ((ushort)a).CompareTo((ushort)60000) + long.MaxValue.CompareTo(long.MinValue + a) + 'c'.CompareTo((char)(a + 90));

    public static int Locked(int a)
    {
        object gate = new(), other = new();
        lock (gate)
            a += gate == other ? 100 : 1;
        return a + (gate.Equals(gate) ? 10 : 20);
    }

    public static string Kinds(int a) => Kind(a) + Kind("a") + Kind(new Money(a));

    public static int Extensions(int a) =>
        new[] { "a", "bb", "c" + a }.Folded((sum, text) => sum * 10 + text.Length) + a.Squared();

    public static int Deconstruction(int a)
    {
        (int left, string text) = (a, "t" + a);
        (left, int right) = (left + 1, left * 2);
        var items = new[] { 1, 2 };
        (items[0], items[1]) = (items[1], items[0] + a);
        var named = (Sum: left + right, Text: text);
        bool same = named == (left + right, "t" + a);
        return named.Sum * 100 + named.Text.Length * 10 + items[0] + items[1] + (same ? 1 : 0);
    }

    public static int Nullables(int a)
    {
        int? number = a > 2 ? a : null;
        int? sum = number + 5;
        bool? truth = number > 3 ? true : null;
        long? wide = number;
        return (sum ?? -1) * 100 + ((truth & false) is null ? 10 : 20) + (int)wide.GetValueOrDefault(7)
            + (number == null ? 1 : 2) + (number is 40 ? 1000 : 0) + (number < 10 ? 3 : 4);
    }
}
