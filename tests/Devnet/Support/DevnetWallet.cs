using System.Text.Json.Nodes;
using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>A devnet of the command line, with the file of its accounts.</summary>
sealed class DevnetWallet : IAsyncDisposable
{
    readonly CancellationTokenSource _end;
    readonly Task<int> _running;

    DevnetWallet(Task<int> running, CancellationTokenSource end, string file, string url) =>
        (_running, _end, File, Url) = (running, end, file, url);

    public string File { get; }

    public string Url { get; }

    public static async Task<DevnetWallet> StartAsync(string folder, params string[] options)
    {
        var end = new CancellationTokenSource();
        var output = new FirstLine();
        using var errors = new StringWriter();
        Task<int> running =
            CommandLine.RunAsync(["devnet", "--port", "0", "--json", .. options], output, errors, end.Token);
        await Task.WhenAny(running, output.Line);
        running.IsCompleted.Should().BeFalse(errors.ToString());
        string line = await output.Line, file = Path.Combine(folder, "devnet.json");
        await System.IO.File.WriteAllTextAsync(file, line);
        return new DevnetWallet(running, end, file, JsonNode.Parse(line)!["rpc"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }
}
