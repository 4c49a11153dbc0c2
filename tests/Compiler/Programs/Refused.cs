namespace StarMiner.Compiler.Tests.Programs;

/// <summary>What the chain cannot mean. One class an error id.</summary>
public static class Refused
{
    public static class NEOC1002
    {
        public static unsafe int Size() => sizeof(Guid);
    }

    public static class NEOC1020
    {
        public static int Half(int a) => (int)(a * 0.5);
    }

    public static class NEOC1022
    {
        public static int Grid(int a)
        {
            int[,] grid = new int[2, 2];
            grid[0, 1] = a;
            return grid[0, 1];
        }
    }

    public static class NEOC1040
    {
        public static int Threads() => Environment.ProcessorCount;
    }

    public static class NEOC1043
    {
        public static string Name() => typeof(string).Name;
    }

    public static class NEOC1006
    {
        struct Counter
        {
            public int Value;

            [System.Diagnostics.CodeAnalysis.UnscopedRef]
            public ref Counter Itself() => ref this;
        }

        public static int OfItself(int a)
        {
            var counter = new Counter();
            counter.Itself().Value += a;
            return counter.Value;
        }
    }
}
