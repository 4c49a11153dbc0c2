namespace StarMiner.Compiler.Tests.Programs;

public static class Delegates
{
    public delegate int Combine(int a, int b);

    public static int Lambda(int a)
    {
        Func<int, int> twice = x => x * 2;
        return twice(a) + twice(3);
    }

    public static int Captured(int a)
    {
        int sum = 0;
        Action<int> add = x => sum += x * a;
        add(2);
        add(5);
        return sum;
    }

    public static int MethodGroup(int a) => Apply(Subtract, a, 3) * 100 + Apply((x, y) => x * y, a, 3);

    static int Apply(Combine combine, int a, int b) => combine(a, b);

    static int Subtract(int a, int b) => a - b;

    public static int LoopVariable(int a)
    {
        var all = new Func<int>[3];
        for (int i = 0; i < all.Length; i++)
        {
            int copy = i * a;
            all[i] = () => copy + i;
        }
        return all[0]() * 10000 + all[1]() * 100 + all[2]();
    }

    public static int Counter(int a)
    {
        var next = MakeCounter(a);
        var other = MakeCounter(100);
        next();
        other();
        return next() * 1000 + other();
    }

    static Func<int> MakeCounter(int start) => () => start++;

    public static int LocalFunctions(int a)
    {
        return Fib(a % 12) + Add(5);
        static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
        int Add(int by) => a + by;
    }

    public static int Pick(int a)
    {
        Func<int, int> chosen = a > 3 ? x => x + 1 : x => x - a;
        return chosen(10);
    }
}
