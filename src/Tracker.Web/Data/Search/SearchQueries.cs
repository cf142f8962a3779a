using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data.Search;

public static class SearchQueries
{
    /// <summary>The entries of a kind in which all the words begin words.</summary>
    public static IQueryable<SearchEntry> Found(this TrackerDbContext db, SearchKind kind, SearchWords words)
    {
        if (db is PostgresTrackerDbContext)
        {
            var query = words.TsQueryOf(kind);
            return db.SearchEntries.FromSql($"""SELECT e.* FROM "SearchEntries" AS e WHERE to_tsvector('simple', e."Words") @@ to_tsquery('simple', {query})""").AsNoTracking();
        }

        var match = words.MatchOf(kind);
        return db.SearchEntries.FromSql($"""SELECT e.* FROM "SearchEntries" AS e WHERE e."Id" IN (SELECT rowid FROM "SearchIndex" WHERE "SearchIndex" MATCH {match})""").AsNoTracking();
    }

    /// <summary>The references of what is found; nothing where nothing can be found by what was typed.</summary>
    public static IQueryable<string> FoundRefs(this TrackerDbContext db, SearchKind kind, string? text) =>
        SearchWords.Of(text) is { } words ? db.Found(kind, words).Select(e => e.Ref) : db.SearchEntries.Where(e => false).Select(e => e.Ref);
}
