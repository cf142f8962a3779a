using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tracker.Web.Tests;

/// <summary>Keeps everything the program logs, with all values of each line.</summary>
internal sealed class LogOfTest : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>What is said of all lines of one request, such as its address; the program's own console leaves it out.</summary>
    public ConcurrentQueue<string> Scopes { get; } = new();

    public string Text => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(string category, LogOfTest log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            log.Scopes.Enqueue($"{category} {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Lines.Enqueue($"{category} {formatter(state, exception)} {Values(state)} {exception}");

        private static string Values(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => $"{v.Key}={v.Value}")) : $"{state}";
    }
}
