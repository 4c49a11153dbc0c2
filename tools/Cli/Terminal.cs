namespace StarMiner.Cli;

/// <param name="Output">Results.</param>
/// <param name="Error">Failures and progress.</param>
sealed record Streams(TextWriter Output, TextWriter Error);

/// <summary>Whether somebody watches.</summary>
static class Terminal
{
    /// <summary>
    /// Whether this is the process's own stream and a terminal, where colours and movement make sense.
    /// </summary>
    public static bool IsTerminal(TextWriter writer) =>
        (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected)
        || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);
}
