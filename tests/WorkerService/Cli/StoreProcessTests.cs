using System.Diagnostics;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary><c>starminer store</c> as a process of its own.</summary>
public sealed class StoreProcessTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData("TERM")] // systemd, docker
    [InlineData("INT")]
    public async Task Store_signal_endsInOrder(string signal)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        // Tests that a shell runs in the background inherit that Ctrl-C is ignored.
        using var store = Process.Start(new ProcessStartInfo(
            "env",
            ["--default-signal", "dotnet", program, "store", "--folder", folder.Path, "--listen", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        })!;
        (await store.StandardOutput.ReadLineAsync()).Should().Contain("at http://127.0.0.1:");

        using Process sender = Process.Start("kill", [$"-{signal}", $"{store.Id}"]);
        await store.WaitForExitAsync();

        store.ExitCode.Should().Be(0);
    }
}
