namespace StarMiner.Cli;

/// <summary>Where names of sources in debug information begin.</summary>
static class RepositoryRoot
{
    /// <summary>The folder with contracts/ above a file, or above where the user is; else where the user is.</summary>
    public static string Of(string file) =>
        Above(Path.GetDirectoryName(Path.GetFullPath(file))) ?? Above(Directory.GetCurrentDirectory()) ?? ".";

    /// <summary>The folder with contracts/ that the current folder is inside of; null elsewhere.</summary>
    public static string? Here() => Above(Directory.GetCurrentDirectory());

    static string? Above(string? folder)
    {
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "contracts", "Primitives")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
