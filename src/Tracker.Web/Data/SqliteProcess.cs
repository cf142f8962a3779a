using SQLitePCL;

namespace Tracker.Web.Data;

/// <summary>What SQLite can be told only before its first use, for the whole process.</summary>
internal static class SqliteProcess
{
    // SQLITE_CONFIG_STMTJRNL_SPILL in sqlite3.h: how much of a statement's journal is held in memory before it goes to a file.
    private const int StatementJournalSpill = 26;

    // A trigger, such as history's, makes SQLite copy each page that a statement alters, so as to be able to take the statement
    // back. Some pages more than it holds by itself (64 KB), as when many indexes grow at once, and the copies of every later
    // statement of the transaction go to a file: two fifths of the time of an import. SQLite writes that file in one piece when it
    // has to after all, and writes no more than this in a piece: with more, it says that the disk is full.
    private const int HeldBytes = 0x1FFFF;

    private static readonly Lazy<bool> Told = new(() =>
    {
        Batteries_V2.Init();
        return raw.sqlite3_config(StatementJournalSpill, HeldBytes) == raw.SQLITE_OK;
    });

    /// <summary>Whether it could be told: not where something else has used it before.</summary>
    public static bool Prepare() => Told.Value;
}
