using Microsoft.Extensions.Logging;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>The last lines of the log, for the dashboard: a terminal cannot scroll and stand still at once.</summary>
public sealed class RecentLines(TimeProvider time) : ILoggerProvider
{
    const int Kept = 12;

    readonly Queue<string> lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    void Add(string line)
    {
        lock (lines)
        {
            if (lines.Count == Kept) lines.Dequeue();
            lines.Enqueue($"{time.GetLocalNow():HH:mm:ss} {line}");
        }
    }

    sealed class Logger(RecentLines recent) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => recent.Add(formatter(state, exception));
    }
}
