using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;

namespace Tracker.Web.Data.Search;

/// <summary>One entry that was found, and how many of its kind there are in all, as far as they were counted.</summary>
public sealed record FoundEntry(string Kind, long Id, string Ref, string Words, int Total);

public static class SearchQueries
{
    // The index has words' first one, two and three letters as if they were words.
    private const int LongestBeginning = 3;
    private const int MostEndings = 100;

    /// <summary>
    /// Of each kind the latest entries (of places, the first), no more of them read than are counted: a word that is in every record costs no more than
    /// one that is in a few.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="words">What was typed.</param>
    /// <param name="most">How many entries of a kind are wanted at most, and how many counted.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<ILookup<SearchKind, FoundEntry>> SomeFoundAsync(this TrackerDbContext db, SearchWords words, Func<SearchKind, (int Wanted, int Counted)> most, CancellationToken cancellation)
    {
        var kinds = Enum.GetValues<SearchKind>();
        var endings = db is PostgresTrackerDbContext ? null : await db.EndingsAsync(words, cancellation);
        object[] values = [.. kinds.SelectMany(k => new object[] { endings is null ? words.TsQueryOf(k) : words.MatchOf(k, endings), most(k).Counted, most(k).Wanted })];
        var found = kinds.Select((k, at) => $$"""{{Codes<SearchKind>.Of(k)}} AS MATERIALIZED ({{FoundIn(db, $"{{{3 * at}}}")}} ORDER BY "Id" {{OrderOf(k)}} LIMIT {{$"{{{(3 * at) + 1}}}"}})""");
        var entries = kinds.Select((k, at) => $$"""
            SELECT '{{Codes<SearchKind>.Of(k)}}' AS "Kind", e."Id", e."Ref", e."Words", CAST((SELECT count(*) FROM {{Codes<SearchKind>.Of(k)}}) AS integer) AS "Total"
            FROM (SELECT "Id" FROM {{Codes<SearchKind>.Of(k)}} ORDER BY "Id" {{OrderOf(k)}} LIMIT {{$"{{{(3 * at) + 2}}}"}}) AS f JOIN "SearchEntries" AS e ON e."Id" = f."Id"
            """);
        var sql = $"WITH {string.Join(", ", found)} {string.Join(" UNION ALL ", entries)}"; // put together from what stands in this class alone; values go beside it
        var rows = await db.Database.SqlQuery<FoundEntry>(FormattableStringFactory.Create(sql, values)).ToListAsync(cancellation);
        return rows.OrderBy(r => r.Kind == Codes<SearchKind>.Of(SearchKind.Place) ? r.Id : -r.Id).ToLookup(r => Codes<SearchKind>.Parse(r.Kind));
    }

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

    /// <summary>Nothing where nothing can be found by what was typed.</summary>
    public static IQueryable<SearchEntry> Found(this TrackerDbContext db, SearchKind kind, string? text) =>
        SearchWords.Of(text) is { } words ? db.Found(kind, words) : db.SearchEntries.Where(e => false);

    /// <summary>The references of what is found.</summary>
    public static IQueryable<string> FoundRefs(this TrackerDbContext db, SearchKind kind, string? text) => db.Found(kind, text).Select(e => e.Ref);

    // The index of words gives its rows in either order as they are asked for, but only where it is asked alone.
    private static string FoundIn(TrackerDbContext db, string asked) => db is PostgresTrackerDbContext
        ? $"""SELECT "Id" FROM "SearchEntries" WHERE to_tsvector('simple', "Words") @@ to_tsquery('simple', {asked})"""
        : $"""SELECT rowid AS "Id" FROM "SearchIndex" WHERE "SearchIndex" MATCH {asked}""";

    private static string OrderOf(SearchKind kind) => kind == SearchKind.Place ? "ASC" : "DESC";

    /// <summary>
    /// The words of the index that begin with a word that was typed; null for one that many do. SQLite reads all rows of a beginning before it gives the first,
    /// but of whole words no more than are asked for. From each word it is one step to the next: letters and digits come after '0' or are it.
    /// </summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EndingsAsync(this TrackerDbContext db, SearchWords words, CancellationToken cancellation)
    {
        var endings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var word in words.Words.Where(w => w.Length > LongestBeginning))
        {
            var beyond = word + char.MaxValue;
            var found = await db.Database.SqlQuery<string>($"""
                WITH RECURSIVE words(word) AS (
                    SELECT (SELECT term FROM "SearchVocabulary" WHERE term >= {word} LIMIT 1)
                    UNION ALL SELECT (SELECT term FROM "SearchVocabulary" WHERE term >= word || '0' LIMIT 1) FROM words WHERE word < {beyond} LIMIT {MostEndings + 1})
                SELECT word AS "Value" FROM words WHERE word < {beyond}
                """).ToListAsync(cancellation);
            if (found.Count <= MostEndings)
            {
                endings[word] = found;
            }
        }

        return endings;
    }
}
