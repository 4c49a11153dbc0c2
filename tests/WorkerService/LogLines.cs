using Microsoft.Extensions.Logging;

namespace StarMiner.WorkerService.Tests;

/// <summary>What a worker's log says.</summary>
sealed class LogLines : ILoggerProvider
{
    readonly List<string> lines = [];

    /// <summary>Level and text; of an exception that is logged whole, its name too.</summary>
    internal IReadOnlyList<string> All
    {
        get
        {
            lock (lines) return [.. lines];
        }
    }

    internal bool Has(params string[] parts) => All.Any(line => parts.All(line.Contains));

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    sealed class Logger(LogLines log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (log.lines) log.lines.Add($"{logLevel}: {formatter(state, exception)} {exception?.GetType().Name}".TrimEnd());
        }
    }
}
