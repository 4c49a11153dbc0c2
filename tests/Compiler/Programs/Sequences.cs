namespace StarMiner.Compiler.Tests.Programs;

/// <summary>Sequences that are objects of the program.</summary>
public static class Sequences
{
    static IEnumerable<int> Count(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (i == 7)
                yield break;
            yield return i * 2;
        }
    }

    static IEnumerable<string> Guarded(int a)
    {
        string log = "[";
        try
        {
            yield return log + a;
            if (a > 3)
                throw new Exception("in iterator " + a);
            yield return "second";
        }
        finally
        {
            log += "]";
        }
        yield return log;
    }

    sealed class Pairs<T>(T first, T second) : IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator()
        {
            yield return first;
            yield return second;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    static int Sum(IEnumerable<int> items)
    {
        int sum = 0;
        foreach (int item in items)
            sum = sum * 3 + item;
        return sum;
    }

    public static int Iterator(int a) => Sum(Count(a, a + 3));

    public static int Mixed(int a) =>
        Sum(a % 3 == 0 ? new[] { a, 1, 2 } : a % 3 == 1 ? Count(1, a) : new Pairs<int>(a, 5)) + Sum(new int[0]) + Sum(new[] { 4 });

    public static string Finally(int a)
    {
        string all = "";
        foreach (string item in Guarded(a))
            all += item;
        return all;
    }

    public static string Broken(int a)
    {
        string all = "";
        foreach (string item in Guarded(a))
        {
            all += item;
            if (a == 2)
                break;
        }
        return all;
    }

    public static string OfTexts(int a)
    {
        string all = "";
        foreach (string text in new Pairs<string>("a" + a, "b"))
            foreach (int item in (IEnumerable<int>)[a, 2])
                all += text + item;
        return all;
    }

    public static int ByHand(int a)
    {
        using IEnumerator<int> numbers = Count(a, a + 4).GetEnumerator();
        int sum = 0;
        while (numbers.MoveNext())
            sum += numbers.Current;
        return sum;
    }

    public static int Recursive(int a) => Sum(Tree(a % 5));

    static IEnumerable<int> Tree(int depth)
    {
        if (depth == 0)
            yield break;
        foreach (int item in Tree(depth - 1))
            yield return item + 1;
        yield return depth;
    }
}
