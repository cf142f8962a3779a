using System.Collections.Concurrent;
using Tracker.Web.Data.Search;

namespace Tracker.Web.Features.Search;

/// <summary>
/// The lines of what was found, kept until something is saved or the day ends, some ten thousand of them: while somebody types, the same few things
/// are found with each letter.
/// </summary>
public sealed class KeptHits
{
    private const int Most = 10_000;

    private volatile Kept _last = new(-1, default, []);

    /// <summary>Where lines are kept that are true of this version of the data and this day.</summary>
    public ConcurrentDictionary<(SearchKind Kind, string Ref), SearchHit> Of(long version, DateOnly day)
    {
        var last = _last;
        if (last.Version == version && last.Day == day && last.Hits.Count < Most)
        {
            return last.Hits;
        }

        var hits = new ConcurrentDictionary<(SearchKind, string), SearchHit>();
        if (last.Version <= version)
        {
            _last = new Kept(version, day, hits);
        }

        return hits;
    }

    private sealed record Kept(long Version, DateOnly Day, ConcurrentDictionary<(SearchKind Kind, string Ref), SearchHit> Hits);
}
