using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data.Search;

/// <summary>
/// Brings the index of words up to what is recorded. It follows history: what changed since the last change set that is in it is
/// written anew, by a few commands whatever that was, so that a save and an import need not wait for it.
/// </summary>
public sealed class SearchIndex(TrackerDbContext db, CurrentSite site, SearchReach reach)
{
    /// <summary>Whether something was recorded that a search would not find yet, and how many changes that are, up to <paramref name="most"/>.</summary>
    public async Task<int> BehindAsync(int most, CancellationToken cancellation)
    {
        var reached = (await MarkAsync(cancellation))?.ChangeSetId ?? -1;
        return await db.Changes.Where(c => c.ChangeSetId > reached).OrderBy(c => c.ChangeSetId).Take(most).CountAsync(cancellation);
    }

    /// <summary>At the start of the program: all of it is made anew where the geography is another, or names fold otherwise.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var edition = await EditionAsync(cancellation);
        if ((await MarkAsync(cancellation))?.Edition != edition)
        {
            await WriteAsync(edition, cancellation);
        }

        await CatchUpAsync(cancellation);
    }

    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        if (!await IsCurrentAsync(cancellation))
        {
            await WriteAsync(edition: null, cancellation);
        }
    }

    /// <summary>As <see cref="CatchUpAsync"/>, up to the version that this request sees; nothing is asked for where another request has found all of that in it.</summary>
    public async Task CatchUpWithSiteAsync(CancellationToken cancellation)
    {
        var version = (await site.VersionAsync(cancellation)).Data;
        if (reach.Version < version)
        {
            await CatchUpAsync(cancellation);
            reach.Version = version;
        }
    }

    private Task<SearchMark?> MarkAsync(CancellationToken cancellation) => db.SearchMarks.AsNoTracking().SingleOrDefaultAsync(cancellation);

    private async Task<bool> IsCurrentAsync(CancellationToken cancellation) =>
        await db.SearchMarks.AnyAsync(m => m.ChangeSetId == db.ChangeSets.OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefault(), cancellation);

    /// <summary>Writes what is missing, or all of it where there is nothing yet or another edition; where the caller writes already, as part of that.</summary>
    /// <param name="edition">Null for the one that is there.</param>
    /// <param name="cancellation">Ends it early.</param>
    private async Task WriteAsync(string? edition, CancellationToken cancellation)
    {
        await using var turn = db.Database.CurrentTransaction is null ? await db.TakeTurnAsync(cancellation) : null;
        var (mark, version) = (await MarkAsync(cancellation), await db.DataVersionAsync(cancellation));
        edition ??= mark?.Edition ?? "";
        if (mark?.Edition == edition)
        {
            await AddSinceAsync(mark.ChangeSetId, cancellation);
        }
        else
        {
            await MakeAnewAsync(cancellation);
        }

        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SearchMarks" ("Id", "Edition", "ChangeSetId") VALUES (1, {edition}, {version})
            ON CONFLICT ("Id") DO UPDATE SET "Edition" = excluded."Edition", "ChangeSetId" = excluded."ChangeSetId"
            """, cancellation);
        await (turn?.CommitAsync(cancellation) ?? Task.CompletedTask);
    }

    private async Task<string> EditionAsync(CancellationToken cancellation)
    {
        var files = await db.ReferenceFiles.AsNoTracking().OrderBy(f => f.Name).Select(f => f.Sha256).ToListAsync(cancellation);
        return $"{FoldedName.Edition}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', files))))}";
    }

    private async Task AddSinceAsync(long after, CancellationToken cancellation)
    {
        await ReplaceAsync(SearchKind.Agency, ChangedAgencies, after, cancellation);
        await ReplaceAsync(SearchKind.Source, ChangedSources, after, cancellation);
        await ReplaceAsync(SearchKind.Record, ChangedRecords, after, cancellation);
    }

    private async Task MakeAnewAsync(CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchEntries" """, cancellation);
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            await ExecuteAsync(Insert(kind) + OrderOf(kind), cancellation);
        }

        await TidyAsync(cancellation);
    }

    /// <summary>After many things at once: SQLite's index then lies in many pieces, each of which every search asks. One piece answers three times as fast.</summary>
    public Task TidyAsync(CancellationToken cancellation) =>
        db is PostgresTrackerDbContext ? Task.CompletedTask : ExecuteAsync("""INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('optimize')""", cancellation);

    private async Task ReplaceAsync(SearchKind kind, string changed, long after, CancellationToken cancellation)
    {
        await ExecuteAsync($"""DELETE FROM "SearchEntries" WHERE "Kind" = '{Codes<SearchKind>.Of(kind)}' AND "Ref" IN ({changed})""", cancellation, after);
        await ExecuteAsync($"""{Insert(kind)} AND t."Ref" IN ({changed})""", cancellation, after);
    }

    /// <summary>The text is put together from what stands in this class alone; values go beside it.</summary>
    private Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values) =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, values), cancellation);

    /// <summary>The command that writes entries; a condition on <c>t</c> and an order may follow. What is later in order is found first, but for places.</summary>
    private string Insert(SearchKind kind)
    {
        var (key, words, from) = kind switch
        {
            SearchKind.Place => ("""t."Geoid" """, """t."SearchText" || ' ' || t."Geoid" """, """ "Jurisdictions" AS t """),
            SearchKind.Agency => (
                """t."Ref" """,
                $"""t."FoldedName" || ' ' || coalesce(lower(t."Ori"), '') || ' ' || {OtherNames("t.\"Ref\"")} || ' ' || j."SearchText" || ' ' || lower(replace(t."Ref", '-', ' '))""",
                """ "Agencies" AS t JOIN "Jurisdictions" AS j ON j."Geoid" = t."HomeGeoid" """),
            SearchKind.Record => (
                """t."Ref" """,
                $"""t."SearchText" || ' ' || coalesce(a."FoldedName", '') || ' ' || {OtherNames("t.\"AgencyRef\"")} || ' ' || j."SearchText" || ' ' || t."JurisdictionGeoid" """,
                """ "Records" AS t JOIN "Jurisdictions" AS j ON j."Geoid" = t."JurisdictionGeoid" LEFT JOIN "Agencies" AS a ON a."Ref" = t."AgencyRef" """),
            _ => ("""t."Ref" """, """t."SearchText" """, """ "Sources" AS t """),
        };
        return $"""
            INSERT INTO "SearchEntries" ("Kind", "Ref", "Words")
            SELECT '{Codes<SearchKind>.Of(kind)}', {key}, {words} || ' {SearchWords.MarkOf(kind)}' FROM {from} WHERE 1 = 1
            """;
    }

    private static string OrderOf(SearchKind kind) => kind switch
    {
        SearchKind.Place => """ ORDER BY length(t."Geoid"), t."Geoid" """, // states, counties, places, towns
        SearchKind.Record => """ ORDER BY t."UpdatedAtUtc", t."Ref" """,
        _ => "",
    };

    private string OtherNames(string agencyRef) =>
        $"""coalesce((SELECT {(db is PostgresTrackerDbContext ? "string_agg" : "group_concat")}(n."FoldedName", ' ') FROM "AgencyAlias" AS n WHERE n."AgencyRef" = {agencyRef}), '')""";

    // A key in history is a list of texts: ["src-7K3M9Q"], ["agc-7K3M9Q","another name"].
    private const string ChangedSources = """SELECT substr("Key", 3, length("Key") - 4) FROM "Changes" WHERE "ChangeSetId" > {0} AND "Entity" = 'Source'""";

    private string ChangedAgencies =>
        $$"""SELECT substr("Key", 3, {{(db is PostgresTrackerDbContext ? "strpos" : "instr")}}(substr("Key", 3), '"') - 1) FROM "Changes" WHERE "ChangeSetId" > {0} AND "Entity" IN ('Agency', 'AgencyAlias')""";

    private string ChangedRecords =>
        $$"""
        SELECT "RecordRef" FROM "Changes" WHERE "ChangeSetId" > {0} AND "RecordRef" IS NOT NULL
        UNION SELECT "Ref" FROM "Records" WHERE "AgencyRef" IN ({{ChangedAgencies}})
        """;
}

/// <summary>A version of the data that was found to be in the index of words. It may be told late, which costs one question more.</summary>
public sealed class SearchReach
{
    private long _version = -1;

    public long Version
    {
        get => Volatile.Read(ref _version);
        set => Volatile.Write(ref _version, value);
    }
}
