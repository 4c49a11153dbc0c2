namespace StarMiner.Compiler;

/// <summary>
/// Writes a set of files so that a reader never meets half of one: each is finished under another name in the same
/// folder, then takes its place.
/// </summary>
static class OutputFiles
{
    /// <returns>False, with the reason among the diagnostics, where the files could not be written.</returns>
    public static bool Write(IReadOnlyList<(string Path, byte[] Content)> files, Diagnostics diagnostics)
    {
        List<(string Draft, string Path)> drafts = [];
        try
        {
            foreach ((string path, byte[] content) in files)
            {
                if (IsSource(path) && File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                string draft = $"{path}.{Environment.ProcessId}.tmp";
                drafts.Add((draft, path));
                File.WriteAllBytes(draft, content);
            }
            foreach ((string draft, string path) in drafts)
                File.Move(draft, path, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error("NEOC0006", "The contract's files cannot be written: "
                + failure.Message.ReplaceLineEndings(" "));
            foreach ((string draft, _) in drafts)
                File.Delete(draft);
            return false;
        }
    }

    /// <summary>Somebody compiles it, and need not do so again if nothing has changed.</summary>
    static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.Ordinal);
}
