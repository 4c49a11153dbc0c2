namespace StarMiner.Cli;

/// <summary>What the process says at its end.</summary>
static class ExitCodes
{
    public const int Done = 0;

    /// <summary>What was asked for did not come about: an expectation failed, a chain or a contract refused.</summary>
    public const int Failed = 1;

    /// <summary>The request itself is wrong: arguments or files. Nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by the user, as a shell reports SIGINT.</summary>
    public const int Interrupted = 130;
}
