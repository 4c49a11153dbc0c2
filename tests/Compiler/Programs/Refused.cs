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
        static int counter;

        public static int OfStatic(int a)
        {
            Counter() += a;
            return counter;
        }

        static ref int Counter() => ref counter;
    }
}
