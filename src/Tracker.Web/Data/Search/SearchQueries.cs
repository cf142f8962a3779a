using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tracker.Domain;

namespace Tracker.Web.Data.Search;

/// <summary>One entry that was found, and how many of its kind there are in all, as far as they were counted.</summary>
public sealed record FoundEntry(SearchKind Kind, string Ref, string Words, int Total);

public static class SearchQueries
{
    // The index has words' first one, two and three letters as if they were words.
    private const int LongestBeginning = 3;
    private const int MostEndings = 100;

    /// <summary>
    /// Of each of these kinds the latest entries, no more of them read than are counted: a word that is in every record costs no more than
    /// one that is in a few.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="words">What was typed.</param>
    /// <param name="kinds">What to look for.</param>
    /// <param name="wanted">How many entries of a kind are wanted at most.</param>
    /// <param name="counted">How many of a kind are counted at most.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<ILookup<SearchKind, FoundEntry>> SomeFoundAsync(this TrackerDbContext db, SearchWords words, IReadOnlyList<SearchKind> kinds, int wanted, int counted, CancellationToken cancellation)
    {
        await using var connection = await db.OpenedAsync(cancellation);
        var endings = db is PostgresTrackerDbContext ? null : await db.EndingsAsync(words, cancellation);
        await using var command = db.CommandOf(FindSome(db, kinds), ("counted", counted), ("wanted", wanted));
        foreach (var kind in kinds)
        {
            Give(command, Codes<SearchKind>.Of(kind), endings is null ? words.TsQueryOf(kind) : words.MatchOf(kind, endings));
        }

        var found = new List<FoundEntry>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new FoundEntry(kinds[rows.GetInt32(0)], rows.GetString(1), rows.GetString(2), rows.GetInt32(3)));
        }

        return found.ToLookup(f => f.Kind);
    }

    /// <summary>The command that finds some of each kind, the latest first. Put together from what stands in this class alone; values go beside it.</summary>
    private static string FindSome(TrackerDbContext db, IReadOnlyList<SearchKind> kinds)
    {
        var found = kinds.Select(Codes<SearchKind>.Of).Select(k => $"""{k} AS MATERIALIZED ({FoundIn(db, "@" + k)} ORDER BY "Id" DESC LIMIT @counted)""");
        var entries = kinds.Select((kind, at) => (Name: Codes<SearchKind>.Of(kind), at)).Select(k => $"""
            SELECT {k.at} AS "Kind", e."Ref", e."Words", CAST((SELECT count(*) FROM {k.Name}) AS integer) AS "Total", e."Id"
            FROM (SELECT "Id" FROM {k.Name} ORDER BY "Id" DESC LIMIT @wanted) AS f JOIN "SearchEntries" AS e ON e."Id" = f."Id"
            """);
        return $"""WITH {string.Join(", ", found)} {string.Join(" UNION ALL ", entries)} ORDER BY 5 DESC""";
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

    /// <summary>
    /// The words of the index that begin with a word that was typed; null for one that many do. SQLite reads all rows of a beginning before it gives the first,
    /// but of whole words no more than are asked for. From each word it is one step to the next: letters and digits come after '0' or are it.
    /// </summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EndingsAsync(this TrackerDbContext db, SearchWords words, CancellationToken cancellation)
    {
        var endings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var word in words.Words.Where(w => w.Length > LongestBeginning))
        {
            await using var command = db.CommandOf(Endings, ("word", word), ("beyond", word + char.MaxValue), ("most", MostEndings + 1));
            var found = new List<string>();
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                found.Add(rows.GetString(0));
            }

            if (found.Count <= MostEndings)
            {
                endings[word] = found;
            }
        }

        return endings;
    }

    private const string Endings = """
        WITH RECURSIVE words(word) AS (
            SELECT (SELECT term FROM "SearchVocabulary" WHERE term >= @word LIMIT 1)
            UNION ALL SELECT (SELECT term FROM "SearchVocabulary" WHERE term >= word || '0' LIMIT 1) FROM words WHERE word < @beyond LIMIT @most)
        SELECT word FROM words WHERE word < @beyond
        """;

    /// <summary>Without the model, which a search that is answered while somebody types has no time for. The connection must be open.</summary>
    private static DbCommand CommandOf(this TrackerDbContext db, string sql, params (string Name, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        Array.ForEach(values, v => Give(command, v.Name, v.Value));
        return command;
    }

    private static void Give(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
