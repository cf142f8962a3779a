using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>The sources that a form may mean.</summary>
public static class SourceQueries
{
    /// <summary>What was typed to find a source, where no script helped: a reference, an address or a whole title. Else what to do.</summary>
    public static async Task<(string? Ref, string? Problem)> FindSourceAsync(this TrackerDbContext db, string typed, CancellationToken cancellation)
    {
        var found = await db.Sources.AsNoTracking().Where(s => s.Ref == typed || s.Url == typed || s.Title == typed).Take(2).Select(s => s.Ref).ToListAsync(cancellation);
        return found switch
        {
            [var only] => (only, null),
            [] => (null, $"No source is called “{typed}”. Choose one from the list under Sources, or add a new one below."),
            _ => (null, $"Several sources are called “{typed}”. Enter the reference of the one you mean, as its page shows it."),
        };
    }

    /// <summary>Every source that one of the citations may rest on, and no other.</summary>
    public static async Task<SourceShelf> ShelfAsync(this TrackerDbContext db, IReadOnlyCollection<CitationInput> citations, RefDrawer draw, CancellationToken cancellation) =>
        new(await db.SourcesOfAsync(citations, cancellation), draw);

    /// <inheritdoc cref="ShelfAsync"/>
    public static async Task<List<Source>> SourcesOfAsync(this TrackerDbContext db, IReadOnlyCollection<CitationInput> citations, CancellationToken cancellation)
    {
        if (citations.Count == 0)
        {
            return [];
        }

        var refs = citations.Select(s => s.SourceRef).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var urls = citations.Select(s => Text.Tidy(s.Url)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var titles = citations.Where(s => Text.Tidy(s.Url) is null).Select(s => Text.Tidy(s.Title)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await db.Sources.AsNoTracking()
            .Where(s => refs.Contains(s.Ref) || urls.Contains(s.Url!) || (s.Url == null && titles.Contains(s.Title!))).ToListAsync(cancellation);
    }
}
