using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Tracker.Web.Features.Imports;

/// <summary>How far the import at work has come; both 0 while it has not begun.</summary>
public sealed record ImportProgress(int Done, int Of);

/// <summary>Wakes one worker.</summary>
public sealed class ImportBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Until somebody asks for something, some time has passed, for another process may have been asked, or there is to be no more of it.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await _rung.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody asked, or nobody will.
        }
    }
}

/// <summary>Wakes the workers, and tells those who watch how far they are. What is to be done stands in the database, not here.</summary>
public sealed class ImportQueue
{
    private readonly ConcurrentDictionary<string, ImportProgress> _progress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _watched = new(StringComparer.Ordinal);

    /// <summary>Rung when a file waits to be planned.</summary>
    public ImportBell Reading { get; } = new();

    /// <summary>Rung when an import waits to be applied or taken back.</summary>
    public ImportBell Writing { get; } = new();

    public void Report(string batchId, int done, int of) => _progress[batchId] = new ImportProgress(done, of);

    public ImportProgress ProgressOf(string batchId) => _progress.GetValueOrDefault(batchId) ?? new ImportProgress(0, 0);

    public void Done(string batchId)
    {
        _progress.TryRemove(batchId, out _);
        if (_watched.TryRemove(batchId, out var watched))
        {
            watched.TrySetResult();
        }
    }

    /// <summary>The end of the work on it, which may not have begun.</summary>
    public Task Watch(string batchId) => _watched.GetOrAdd(batchId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
