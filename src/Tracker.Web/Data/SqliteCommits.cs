using Microsoft.Data.Sqlite;

namespace Tracker.Web.Data;

/// <summary>
/// Keeps the site's version until something is committed: SQLite tells a connection that never writes, in microseconds, whether any other did,
/// in this process or another (<c>PRAGMA data_version</c>).
/// </summary>
/// <param name="connectionString">Null where the database is not SQLite: then nothing is kept.</param>
public sealed class SqliteCommits(string? connectionString) : IDisposable
{
    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private SqliteStatement? _commits;
    private volatile Told? _last;

    /// <summary>The version, where it was asked for since the last commit.</summary>
    public SiteVersion? Unchanged => _last is { } last && last.Commit == Commit() ? last.Version : null;

    public async Task<SiteVersion> KeepAsync(Func<Task<SiteVersion>> ask)
    {
        var commit = Commit(); // before the version: what is committed in between is asked for again next time
        var version = await ask();
        _last = commit is { } number ? new Told(number, version) : null;
        return version;
    }

    public void Dispose()
    {
        _commits?.Dispose();
        _connection?.Dispose();
    }

    private long? Commit()
    {
        if (connectionString is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (_commits is null)
            {
                _connection = new SqliteConnection(connectionString);
                _connection.Open();
                _commits = new SqliteStatement(_connection, "PRAGMA data_version");
            }

            return _commits.ReadNumber();
        }
    }

    private sealed record Told(long Commit, SiteVersion Version);
}
