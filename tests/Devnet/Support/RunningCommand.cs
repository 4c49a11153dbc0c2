using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>A command of <c>starminer</c> that goes on until it is stopped, in this process.</summary>
sealed class RunningCommand : IAsyncDisposable
{
    readonly CancellationTokenSource _end = new();
    readonly FirstLine _output = new();
    readonly StringWriter _errors = new();
    readonly Task<int> _running;

    RunningCommand(string[] arguments) => _running = CommandLine.RunAsync(arguments, _output, _errors, _end.Token);

    /// <summary>What it says once it is ready.</summary>
    public string FirstLine => _output.Line.Result;

    public static async Task<RunningCommand> StartAsync(params string[] arguments)
    {
        var command = new RunningCommand(arguments);
        await Task.WhenAny(command._running, command._output.Line);
        if (!command._running.IsCompleted) return command;
        await command._running;
        throw new InvalidOperationException($"{string.Join(' ', arguments)}: {command._errors}");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }
}
