using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StarMiner.Client;

/// <summary>neo-express could not be run; the message says what to install or do.</summary>
public sealed class NeoxpException(string message) : Exception(message);

/// <summary>The tool <c>neoxp</c> out of the repository's tool manifest.</summary>
/// <param name="repository">Folder that holds <c>.config/dotnet-tools.json</c>.</param>
/// <param name="dataFolder">Where neo-express keeps its blocks.</param>
public sealed class Neoxp(string repository, string dataFolder)
{
    /// <summary>What is missing on this machine for neo-express to run; null when nothing is.</summary>
    public static string? MissingLibrary()
    {
        if (!OperatingSystem.IsLinux()) return null;
        if (!NativeLibrary.TryLoad("libsnappy.so.1", out var library))
            return "neo-express needs libsnappy for its RocksDB: apt-get install libsnappy1v5";
        NativeLibrary.Free(library);
        return null;
    }

    /// <summary>Runs one command to its end and returns what it printed.</summary>
    /// <exception cref="NeoxpException">It failed; the message holds what it printed.</exception>
    public async Task<string> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        using var process = Start(arguments);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0) return output;
            throw new NeoxpException($"neoxp {string.Join(' ', arguments)} failed: {(output + await errors).Trim()}");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Makes the tool of the manifest ready; needs no network once the package is on this machine.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        using var process = StartDotnet(["tool", "restore"]);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new NeoxpException($"dotnet tool restore failed: {(output + await errors).Trim()}");
    }

    /// <summary>Starts a command that goes on; the caller reads its output and ends it.</summary>
    public Process Start(params string[] arguments) => StartDotnet(["neoxp", .. arguments]);

    Process StartDotnet(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["XDG_DATA_HOME"] = dataFolder;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return Process.Start(start) ?? throw new NeoxpException("dotnet could not be started");
    }
}
