namespace StarMiner.Bench;

/// <summary>What users wait for when they compile: whole processes from built assemblies to files.</summary>
static class Compile
{
    public const string Argument = "compile";

    const int Rounds = 5, Many = 100;

    /// <summary>In turns, so that a slow moment of the machine falls on all of them; medians.</summary>
    public static int Run()
    {
        string folder = Directory.CreateTempSubdirectory("neoc-bench-").FullName;
        try
        {
            string[] suite = [.. Suite.Assemblies];
            string[] many = Copies(Suite.Assembly("AgpuToken"), folder);
            string[] into = ["-o", Path.Combine(folder, "out")];
            string token = Suite.Assembly("AgpuToken");
            Processes.Print(
                Rounds,
                ("the token, neoc", () => Processes.Run([Suite.Compiler, token, .. into])),
                ("the token, starminer compile", () => Processes.Run([Suite.Cli, "compile", token, .. into])),
                ($"the suite ({suite.Length} contracts), starminer compile",
                    () => Processes.Run([Suite.Cli, "compile", .. suite, .. into])),
                ("the suite, neoc for each",
                    () => Array.ForEach(suite, assembly => Processes.Run([Suite.Compiler, assembly, .. into]))),
                ($"{Many} copies of the token, starminer compile",
                    () => Processes.Run([Suite.Cli, "compile", .. many])));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Each in a folder of its own, with what it references: nothing is read twice for free.</summary>
    static string[] Copies(string assembly, string folder)
    {
        string from = Path.GetDirectoryName(assembly)!;
        return [.. Enumerable.Range(0, Many).Select(number =>
        {
            string to = Directory.CreateDirectory(Path.Combine(folder, $"{number}")).FullName;
            foreach (string file in Directory.EnumerateFiles(from))
            {
                if (Path.GetExtension(file) is ".dll" or ".pdb")
                    File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
            return Path.Combine(to, Path.GetFileName(assembly));
        })];
    }
}
