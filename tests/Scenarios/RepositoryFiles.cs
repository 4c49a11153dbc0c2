namespace StarMiner.Scenarios.Tests;

/// <summary>Files of the source tree, wherever the tests run.</summary>
static class RepositoryFiles
{
    static readonly string Root = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "StarMiner.Contracts.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException(
                "not inside the source tree");
        return folder;
    }
}
