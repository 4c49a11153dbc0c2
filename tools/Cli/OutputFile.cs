namespace StarMiner.Cli;

/// <summary>A file beside a command's result: where it cannot be written, the result stands and a line says so.</summary>
static class OutputFile
{
    public static void Write(string file, byte[] bytes, TextWriter error)
    {
        try
        {
            File.WriteAllBytes(file, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"{file} cannot be written: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
