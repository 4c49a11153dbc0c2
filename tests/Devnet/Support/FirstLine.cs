namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>An output of which the first line is awaited.</summary>
sealed class FirstLine : StringWriter
{
    readonly TaskCompletionSource<string> _line = new();

    public Task<string> Line => _line.Task;

    public override void WriteLine(string? value) => _line.TrySetResult(value!);
}
