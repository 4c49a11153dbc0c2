using System.Diagnostics;

namespace StarMiner.Tests.Build;

/// <summary>
/// A C# compiler that stays between the builds of these tests: one that starts anew spends seconds on becoming fast. It
/// is a child of this process under a name of its own, and ends with the last class of tests that uses it.
/// </summary>
public sealed class WarmCompiler : IDisposable
{
    static readonly Lock Gate = new();
    static int s_users;
    static Process? s_server;

    public WarmCompiler()
    {
        lock (Gate)
            if (s_users++ == 0) s_server = Start();
    }

    /// <summary>What makes builds ask this one. Where there is none, each compiles by itself.</summary>
    public static IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["UseSharedCompilation"] = s_server is null ? "false" : "true",
        ["SharedCompilationId"] = Name,
    };

    /// <summary>The settings as a file that the projects around it read.</summary>
    public static string Properties =>
        $"<Project><PropertyGroup>{string.Concat(Settings.Select(one => $"<{one.Key}>{one.Value}</{one.Key}>"))}"
        + "</PropertyGroup></Project>";

    static string Name => $"starminer-tests-{Environment.ProcessId}";

    public void Dispose()
    {
        lock (Gate)
        {
            if (--s_users > 0 || s_server is null) return;
            s_server.Kill();
            s_server.WaitForExit();
            s_server.Dispose();
            s_server = null;
            File.Delete(Listening());
        }
    }

    static Process? Start()
    {
        string program = Program();
        if (OperatingSystem.IsWindows() || !File.Exists(program)) return null;
        // With pipes of its own: who reads the tests' output would else wait for its end, too.
        Process server = Process.Start(new ProcessStartInfo("dotnet", [program, $"-pipename:{Name}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // A build that comes before it listens would start another one, which nobody ends.
        while (!File.Exists(Listening()) && !server.HasExited) Thread.Sleep(20);
        return server;
    }

    /// <summary>Where the compiler makes its pipe, on systems whose pipes are files.</summary>
    static string Listening() => Path.Combine("/tmp", Name);

    /// <summary>Beside the runtime of this process, of the SDK that builds where no global.json asks for another.</summary>
    static string Program()
    {
        string runtimes = Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location))!;
        string sdks = Path.Combine(runtimes, "..", "..", "sdk");
        using Process asked = Process.Start(new ProcessStartInfo("dotnet", ["--version"])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        })!;
        return Path.Combine(sdks, asked.StandardOutput.ReadToEnd().Trim(), "Roslyn", "bincore", "VBCSCompiler.dll");
    }
}
