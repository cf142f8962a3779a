using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Tracker.Web.Features.Imports;

/// <summary>How far the import at work has come; both 0 while it has not begun.</summary>
public sealed record ImportProgress(int Done, int Of);

/// <summary>Wakes the worker, and tells those who watch how far it is. What is to be done stands in the database, not here.</summary>
public sealed class ImportQueue
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, ImportProgress> _progress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _watched = new(StringComparer.Ordinal);

    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Until somebody asks for something, or some time has passed: another process may have been asked.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await _bell.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody asked.
        }
    }

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
