using Microsoft.EntityFrameworkCore.Migrations;

namespace Tracker.Web.Data.Chain;

/// <summary>
/// The triggers that keep history from being altered, by whatever hand. A migration that rebuilds the tables of history, as SQLite
/// needs for many changes of a column, loses them there and creates them again.
/// </summary>
internal static class HistoryTriggers
{
    private const string Change = "History is append-only: a change is never altered or removed.";
    private const string Late = "History is append-only: nothing is added to a change set that is sealed.";
    private const string Set = "History is append-only: of a sealed change set only the name can be forgotten.";
    private const string Gone = "History is append-only: a change set is never removed.";
    private const string Head = "The heads of history only move forward, and are never removed.";

    private static readonly string[] Kept = ["Id", "Origin", "Reason", "AtUtc", "BatchId", "Undoes", "RecordCount", "SomeRecords", "ChangeCount", "ByDigest", "Digest"];

    public static void Create(MigrationBuilder migration) => Run(migration, migration.IsSqlite() ? Sqlite() : Postgres());

    public static void Drop(MigrationBuilder migration) => Run(migration, migration.IsSqlite()
        ? SqliteTriggers().Select(t => $"DROP TRIGGER \"{t.Name}\"")
        : PostgresTriggers().Select(t => $"DROP TRIGGER \"{t.Name}\" ON \"{t.Table}\"").Append("DROP FUNCTION tracker_history_refuses()").Append("DROP FUNCTION tracker_history_is_open()"));

    private static void Run(MigrationBuilder migration, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            migration.Sql(statement + ";");
        }
    }

    private static IEnumerable<string> Sqlite() =>
        SqliteTriggers().Select(t => $"CREATE TRIGGER \"{t.Name}\" BEFORE {t.Event} ON \"{t.Table}\" {When(t.When)}BEGIN SELECT RAISE(ABORT, '{t.Why}'); END");

    private static IEnumerable<(string Name, string Event, string Table, string? When, string Why)> SqliteTriggers() =>
    [
        ("ChangesAreNotAltered", "UPDATE", "Changes", null, Change),
        ("ChangesAreNotRemoved", "DELETE", "Changes", null, Change),
        ("ChangesAreNotAddedLate", "INSERT", "Changes", "(SELECT \"Digest\" FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"ChangeSetId\") IS NOT NULL", Late),
        ("ChangeSetsAreNotAltered", "UPDATE", "ChangeSets", Altered("IS"), Set),
        ("ChangeSetsAreNotRemoved", "DELETE", "ChangeSets", null, Gone),
        ("HistoryHeadsMoveForward", "UPDATE", "HistoryHeads", Backward, Head),
        ("HistoryHeadsAreNotRemoved", "DELETE", "HistoryHeads", null, Head),
    ];

    private static IEnumerable<string> Postgres() =>
    [
        "CREATE FUNCTION tracker_history_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
        $"CREATE FUNCTION tracker_history_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT FROM \"ChangeSets\" WHERE \"Id\" = NEW.\"ChangeSetId\" AND \"Digest\" IS NOT NULL) THEN RAISE EXCEPTION '{Late}'; END IF; RETURN NEW; END $$",
        .. PostgresTriggers().Select(t => $"CREATE TRIGGER \"{t.Name}\" BEFORE {t.Event} ON \"{t.Table}\" FOR EACH {(t.Event == "TRUNCATE" ? "STATEMENT" : "ROW")} {When(t.When)}EXECUTE FUNCTION {(t.Why is null ? "tracker_history_is_open()" : $"tracker_history_refuses('{t.Why}')")}"),
    ];

    private static IEnumerable<(string Name, string Event, string Table, string? When, string? Why)> PostgresTriggers() =>
    [
        ("ChangesAreNotAltered", "UPDATE OR DELETE", "Changes", null, Change),
        ("ChangesAreNotEmptied", "TRUNCATE", "Changes", null, Change),
        ("ChangesAreNotAddedLate", "INSERT", "Changes", null, null),
        ("ChangeSetsAreNotAltered", "UPDATE", "ChangeSets", Altered("IS NOT DISTINCT FROM"), Set),
        ("ChangeSetsAreNotRemoved", "DELETE", "ChangeSets", null, Gone),
        ("ChangeSetsAreNotEmptied", "TRUNCATE", "ChangeSets", null, Gone),
        ("HistoryHeadsMoveForward", "UPDATE", "HistoryHeads", Backward, Head),
        ("HistoryHeadsAreNotRemoved", "DELETE", "HistoryHeads", null, Head),
        ("HistoryHeadsAreNotEmptied", "TRUNCATE", "HistoryHeads", null, Head),
    ];

    private const string Backward = "NEW.\"LastChangeSetId\" <= OLD.\"LastChangeSetId\"";

    /// <summary>Sealed, and not that which forgets a name and nothing else.</summary>
    private static string Altered(string same) =>
        $"OLD.\"Digest\" IS NOT NULL AND NOT (NEW.\"By\" = '{Domain.History.ChangeSet.FormerContributor}' AND NEW.\"UserId\" IS NULL AND NEW.\"BySalt\" IS NULL AND {string.Join(" AND ", Kept.Select(c => $"NEW.\"{c}\" {same} OLD.\"{c}\""))})";

    private static string When(string? condition) => condition is null ? "" : $"WHEN ({condition}) ";
}
