using System.Collections.Concurrent;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Shared;

/// <summary>Keeps what was counted of lists until something is saved, the latest some hundred of them: it serves every page and every order of a list.</summary>
public sealed class CountCache
{
    private const int Most = 500;

    private volatile Counted _last = new(-1);

    /// <param name="site">Tells the version of what is counted.</param>
    /// <param name="list">Equal for lists of which the same is counted.</param>
    /// <param name="count">Counts it, where it is not kept.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<TCount> OfAsync<TCount>(CurrentSite site, object list, Func<Task<TCount>> count, CancellationToken cancellation) where TCount : class
    {
        var version = (await site.VersionAsync(cancellation)).Data;
        return Find(version, list) as TCount ?? Keep(version, list, await count());
    }

    private object? Find(long version, object list) => _last is var last && last.Version == version ? last.Lists.GetValueOrDefault(list) : null;

    private TCount Keep<TCount>(long version, object list, TCount counts) where TCount : class
    {
        var last = _last;
        if (last.Version < version || last.Lists.Count >= Most)
        {
            _last = last = new Counted(version);
        }

        if (last.Version == version)
        {
            last.Lists[list] = counts;
        }

        return counts;
    }

    private sealed record Counted(long Version)
    {
        public ConcurrentDictionary<object, object> Lists { get; } = new();
    }
}
