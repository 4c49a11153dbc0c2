using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Records, compared and copied.</summary>
public static class Records
{
    record Person(string Name, int Age)
    {
        public string? Tag { get; init; }
    }

    sealed record Worker(string Name, int Age, BigInteger Pay) : Person(Name, Age);

    record struct Spot(int X, long Y);

    readonly record struct Named(string Name, Spot Spot);

    public static bool Equality(int a)
    {
        var one = new Person("n", a);
        var other = new Person("n", a > 2 ? a : a + 1);
        return one == other && !one.Equals(null) && one != null!;
    }

    public static bool EqualityOfDerived(int a)
    {
        Person one = new Worker("n", a, 5);
        Person other = a > 2 ? new Worker("n", a, 5) : new Person("n", a);
        return one == other;
    }

    public static int With(int a)
    {
        Person one = a > 2 ? new Worker("n", a, 5) : new Person("m", a) { Tag = "t" };
        var two = one with { Age = a + 1 };
        return one.Age * 100 + two.Age * 10 + (two is Worker worker ? (int)worker.Pay : 1) + (two.Tag?.Length ?? 3);
    }

    public static string Text(int a) => new Worker("w", a, 7) { Tag = "z" } + "|" + new Spot(a, 3) + new Person("p", -a);

    public static int Deconstruct(int a)
    {
        var (name, age) = new Person("abc", a);
        return name.Length * 100 + age;
    }

    public static bool Structs(int a)
    {
        var one = new Named("n", new Spot(a, 3));
        var other = one with { Spot = new Spot(a > 3 ? a : 2, 3) };
        return one == other && one.Equals((object)other) && one.Spot != new Spot(1, 1);
    }

    public static bool Pattern(int a) => new Person("p", a) is { Age: > 2 and < 9, Name: "p" or "q" };
}
