using Neo.SmartContract.Framework;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Initialisers of statics, also of generic classes.</summary>
public static class Statics
{
    static class Of<T>
    {
        public static int Count;

        public static string Name = "n" + Count;

        public static int Next() => ++Count;
    }

    static class Ordered
    {
        public static int First = 5;

        static Ordered() => First *= 2;

        public static int Second = First;
    }

    static int counter = 3;

    static readonly int one = Bump(), two = Bump();

    static int Bump() => ++counter;

    static readonly int[] table = [1, 2, 3];

    static readonly Map<string, int> map = new() { ["a"] = 1 };

    // .NET keeps statics from call to call, the chain does not: only what does not change may be asked for.
    public static int Generic(int a)
    {
        int before = Of<int>.Count + Of<string>.Count * 2;
        Of<int>.Next();
        Of<string>.Count += a;
        return Of<int>.Next() + Of<string>.Count * 2 - before;
    }

    static readonly int steps = 0;

    static readonly Func<int, int> step = by => by + steps;

    static class Counted
    {
        public static int Number;

        static Counted() => Number++;
    }

    public static int Defaults(int a) => step(a) * 10 + Counted.Number;

    public static string Names(int a) => Of<long>.Name + a;

    public static int Order(int a) => Ordered.First * 100 + Ordered.Second + a;

    public static int Initialised(int a) => one * 10 + two + table[a % 3] + map["a"];
}
