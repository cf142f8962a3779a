using Microsoft.Data.Sqlite;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed class SqliteCommitsTests : IDisposable
{
    private readonly string _connection = $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("tracker-test-").FullName, "commits.db")};Pooling=False";
    private readonly SqliteCommits _commits;

    public SqliteCommitsTests()
    {
        Run("PRAGMA journal_mode=WAL", "CREATE TABLE t (n)");
        _commits = new SqliteCommits(_connection);
    }

    public void Dispose() => _commits.Dispose();

    [Fact]
    public async Task A_version_is_kept_until_another_connection_commits()
    {
        _commits.Unchanged.ShouldBeNull();
        await _commits.KeepAsync(() => Task.FromResult(new SiteVersion(7, 1)));
        _commits.Unchanged.ShouldBe(new SiteVersion(7, 1));
        Run("BEGIN", "INSERT INTO t VALUES (1)", "ROLLBACK");
        _commits.Unchanged.ShouldBe(new SiteVersion(7, 1));
        Run("INSERT INTO t VALUES (1)");
        _commits.Unchanged.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_committed_while_the_version_is_asked_for_is_asked_for_again()
    {
        await _commits.KeepAsync(() =>
        {
            Run("INSERT INTO t VALUES (1)");
            return Task.FromResult(new SiteVersion(7, 1));
        });
        _commits.Unchanged.ShouldBeNull();
    }

    [Fact]
    public async Task Of_another_database_nothing_is_kept()
    {
        using var none = new SqliteCommits(null);
        (await none.KeepAsync(() => Task.FromResult(new SiteVersion(7, 1)))).ShouldBe(new SiteVersion(7, 1));
        none.Unchanged.ShouldBeNull();
    }

    private void Run(params string[] commands)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        foreach (var sql in commands)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
