using Spectre.Console;
using StarMiner.Simulator.Scenarios;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Cli;

/// <summary>
/// A progress bar on the error stream for steps that take longer than a second; silent where nobody watches.
/// </summary>
sealed class ConsoleProgress : IRunObserver, IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    readonly IAnsiConsole? console;
    readonly CancellationTokenSource done = new();
    readonly Task drawing;
    readonly Lock current = new();
    string step = "";
    double fraction;
    DateTime started = DateTime.UtcNow;

    ConsoleProgress(IAnsiConsole? console)
    {
        this.console = console;
        drawing = console is null ? Task.CompletedTask : Task.Run(DrawAsync);
    }

    public static ConsoleProgress For(TextWriter error) => new(Terminal.IsTerminal(error)
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
        : null);

    public void StepStarted(BoundStep started, int index, int count)
    {
        lock (current) (step, fraction, this.started) = ($"{index + 1}/{count} {started.Text}", 0, DateTime.UtcNow);
    }

    public void Progressed(double part)
    {
        lock (current) fraction = part;
    }

    /// <summary>Takes the bar off the screen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!done.IsCancellationRequested) await done.CancelAsync();
        await drawing;
    }

    async Task DrawAsync()
    {
        while (!done.IsCancellationRequested)
        {
            if (Slow() is { } slow) await DrawAsync(slow);
            await Task.Delay(Refresh, done.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    Task DrawAsync(string slow) => console!.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask(Markup.Escape(slow), maxValue: 1);
            while (!done.IsCancellationRequested && Slow() == slow)
            {
                lock (current) bar.Value = fraction;
                await Task.Delay(Refresh, done.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });

    /// <summary>The running step if it has taken longer than a second.</summary>
    string? Slow()
    {
        lock (current) return step.Length > 0 && DateTime.UtcNow - started > Patience ? step : null;
    }
}
