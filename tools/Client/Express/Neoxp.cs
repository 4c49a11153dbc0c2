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
    const string Snappy = "libsnappy.so.1";

    /// <summary>What is missing on this machine for neo-express to run; null when nothing is.</summary>
    /// <param name="canLoad">Whether the system finds a library of this name; null asks the system.</param>
    public static string? MissingLibrary(Func<string, bool>? canLoad = null)
    {
        // Elsewhere the RocksDB that neo-express brings needs nothing besides.
        if (!OperatingSystem.IsLinux() || (canLoad ?? CanLoad)(Snappy)) return null;
        return $"neo-express needs {Snappy} for its RocksDB; install it: "
            + "apt-get install libsnappy1v5 (Debian, Ubuntu), dnf install snappy (Fedora), pacman -S snappy (Arch)";
    }

    static bool CanLoad(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library)) return false;
        NativeLibrary.Free(library);
        return true;
    }

    /// <summary>Runs one command to its end and returns what it printed.</summary>
    /// <exception cref="NeoxpException">It failed; the message holds what it printed.</exception>
    public async Task<string> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        using var process = StartRead(["neoxp", .. arguments]);
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
        using var process = StartRead(["tool", "restore"]);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new NeoxpException($"dotnet tool restore failed: {(output + await errors).Trim()}");
    }

    /// <summary>Starts a command that goes on, also when this process ends; its output goes to a file.</summary>
    public Process StartDetached(string log, params string[] arguments)
    {
        // The shell gives the file to the command as its output: a pipe would end with this process.
        const string script = "log=$1; shift; exec dotnet neoxp \"$@\" >\"$log\" 2>&1 </dev/null";
        return Start(new ProcessStartInfo("/bin/sh", ["-c", script, "sh", log, .. arguments]));
    }

    Process StartRead(IEnumerable<string> arguments) => Start(new ProcessStartInfo("dotnet", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    });

    Process Start(ProcessStartInfo start)
    {
        start.WorkingDirectory = repository;
        start.Environment["XDG_DATA_HOME"] = dataFolder;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return Process.Start(start) ?? throw new NeoxpException($"{start.FileName} could not be started");
    }
}
