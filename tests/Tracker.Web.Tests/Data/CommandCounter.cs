using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

/// <summary>Counts the commands that one context sends to its database, while others work beside it.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TrackerDbContext _db;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<string> _commands = [];

    public CommandCounter(TrackerDbContext db)
    {
        _db = db;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Commands => _commands;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData executed && ReferenceEquals(executed.Context, _db))
        {
            _commands.Add(executed.Command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
