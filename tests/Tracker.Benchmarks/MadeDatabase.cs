using Microsoft.Data.Sqlite;

namespace Tracker.Benchmarks;

/// <summary>A database of many records, written by SQL in seconds: what pages cost does not depend on how its rows came.</summary>
internal static class MadeDatabase
{
    /// <summary>The county that has many.</summary>
    public const string County = "48201";

    public const int InCounty = 500;

    /// <summary>A word that every fifth record has.</summary>
    public const string CommonWord = "detainees";

    /// <summary>A word that one of a thousand records has.</summary>
    public const string RareWord = "word287";

    /// <summary>Records of four kinds everywhere, most of them agreements, with listings and two sources each, of which every tenth disputes; 500 of them in one county, with agencies.</summary>
    public static async Task FillAsync(string database, int records)
    {
        var sources = Math.Max(2_000, records / 50);
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            BEGIN;
            CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < {records - 1}) SELECT i FROM c;
            CREATE TEMP TABLE counties AS SELECT row_number() OVER (ORDER BY Geoid) - 1 AS i, Geoid FROM Jurisdictions WHERE Level = 'county' AND Geoid <> '{County}';
            CREATE UNIQUE INDEX temp.counties_by_number ON counties (i);
            INSERT INTO Sources (Ref, Title, Url, SearchText, Version) SELECT 'source-B' || i, 'Source number ' || i, 'https://example.org/' || i, 'source number ' || i, 1 FROM n WHERE i < {sources};
            INSERT INTO Agencies (Ref, Name, FoldedName, Kind, HomeGeoid) SELECT 'agency-B' || i, 'Department number ' || i, 'department number ' || i, 'police', '{County}' FROM n WHERE i < 60;
            INSERT INTO Records (Ref, Type, JurisdictionGeoid, AgencyRef, TermSlug, Model, Holds, ReleaseNotification, JailAccess, TransferOfCustody, StatusQuestions, Direction, PolicyInstrument, AppliesToLocal, PracticeKind,
                SignedOn, StartedOn, EndedOn, Summary, SearchText, Version, HighestVersion, HasEndedSometime, CreatedAtUtc, UpdatedAtUtc)
            SELECT 'bench-' || n.i, CASE WHEN n.i % 5 < 2 OR n.i >= {InCounty} AND n.i % 10 < 5 THEN 'agreement-287g' WHEN n.i % 5 = 2 THEN 'detainer-policy' WHEN n.i % 5 = 3 THEN 'sanctuary-policy' ELSE 'practice' END,
                CASE WHEN n.i < {InCounty} THEN '{County}' ELSE (SELECT Geoid FROM counties WHERE counties.i = n.i % 3221) END,
                CASE WHEN n.i < {InCounty} AND n.i % 5 < 2 THEN 'agency-B' || (n.i % 60) END, 'deputization', CASE n.i % 3 WHEN 0 THEN 'jail_enforcement' WHEN 1 THEN 'warrant_service_officer' ELSE 'task_force' END, 'none', 'no', 'no', 'no', 'no', 'limits', 'ordinance', 0, 'jail_booking',
                date('2008-01-01', '+' || (n.i % 6000) || ' days'), date('2008-01-01', '+' || (n.i % 6000) || ' days'), CASE WHEN n.i % 3 = 0 THEN date('2010-01-01', '+' || (n.i % 5900) || ' days') END,
                'A summary of some length, as people write them, which tells what was agreed by whom and when.', CASE WHEN n.i % 5 = 0 THEN 'detainees ' ELSE '' END || 'word' || (n.i % 997) || ' a summary of some length as people write them which tells what was agreed by whom and when', 1, 1, 0,
                '2026-01-01 00:00:00', datetime('2026-01-01', '+' || (n.i / 10) || ' minutes')
            FROM n;
            INSERT INTO Citations (RecordRef, Number, SourceRef, Stance, Locator) SELECT 'bench-' || i, 1, 'source-B' || (i % {sources}), 'supports', 'page ' || (i % 40) FROM n;
            INSERT INTO Citations (RecordRef, Number, SourceRef, Stance) SELECT 'bench-' || i, 2, 'source-B' || ((i + 7) % {sources}), CASE WHEN i % 10 = 0 THEN 'disputes' ELSE 'supports' END FROM n;
            INSERT INTO ListSnapshots (ListSlug, ObservedOn, FileSha256, FileName, Rows) SELECT 'ice-participating', date('2025-02-01', '+' || (i * 20) || ' days'), 'hash' || i, 'list.xlsx', 1 FROM n WHERE i < 20;
            INSERT INTO Listings (RecordRef, ListSlug, FirstSeenOn, LastSeenOn) SELECT Ref, 'ice-participating', '2025-02-01', '2026-02-01' FROM Records WHERE Type = 'agreement-287g' AND Ref LIKE 'bench-%';
            DELETE FROM SearchMarks;
            COMMIT;
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync();
    }
}
