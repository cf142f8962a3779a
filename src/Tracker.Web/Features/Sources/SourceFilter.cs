using Tracker.Domain;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Which sources: the filters of <c>/sources</c>, its twins and <c>export</c> alike.</summary>
public sealed record SourceFilter(string? Text, SourceKind? Kind)
{
    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/sources", "Sources that pass the filters.", "sources",
        [new("q", "Words of the title, the publisher, the address or the reference."), new("kind", "What kind of source it is.", Codes<SourceKind>.All)]);

    public static SourceFilter From(QueryValues query) => new(query.Text("q"), query.Code<SourceKind>("kind"));

    public IQueryable<Source> Apply(IQueryable<Source> sources, TrackerDbContext db)
    {
        if (Text is not null)
        {
            var found = db.FoundRefs(SearchKind.Source, Text);
            sources = sources.Where(s => found.Contains(s.Ref));
        }

        return Kind is null ? sources : sources.Where(s => s.Kind == Kind);
    }
}
