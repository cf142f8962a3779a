using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Which sources: the filters of <c>/sources</c>, its twins and <c>export</c> alike.</summary>
public sealed record SourceFilter(string? Text, SourceKind? Kind)
{
    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/sources", "Sources that pass the filters.", "sources",
        [new("q", "Words of the title, the publisher, the address or the reference."), new("kind", "What kind of source it is.", Codes<SourceKind>.All)]);

    public static SourceFilter From(QueryValues query) => new(query.Text("q"), query.Code<SourceKind>("kind"));

    public IQueryable<Source> Apply(IQueryable<Source> sources)
    {
        foreach (var word in FoldedName.Of(Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            sources = sources.Where(s => s.SearchText.Contains(word));
        }

        return Kind is null ? sources : sources.Where(s => s.Kind == Kind);
    }
}
