namespace StarMiner.Bench;

/// <summary>neoc over the suite's assemblies as the build runs it: a process a contract, one after the other.</summary>
static class Compile
{
    public static void Suite()
    {
        string folder = Directory.CreateTempSubdirectory("neoc-bench-").FullName;
        try
        {
            foreach (string assembly in Bench.Suite.Assemblies)
                Processes.Run(Bench.Suite.Compiler, assembly, "-o", folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
