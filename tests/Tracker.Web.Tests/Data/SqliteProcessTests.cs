using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

[Trait("Database", "sqlite")]
public sealed class SqliteProcessTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task A_statement_with_triggers_that_alters_more_pages_than_are_held_in_memory_is_done_or_taken_back_whole()
    {
        SqliteProcess.Prepare().ShouldBeTrue();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var before = await EntriesAsync(db);

        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        const string Made = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO "SearchEntries" ("Kind", "Ref", "Words") SELECT 'made', i, 'some words of number ' || i FROM n""";
        (await db.Database.ExecuteSqlRawAsync(Made, TestContext.Current.CancellationToken)).ShouldBe(20_000);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync("""UPDATE "SearchEntries" SET "Ref" = CASE WHEN "Ref" = '19999' THEN '1' ELSE 'x' || "Ref" END WHERE "Kind" = 'made' AND "Ref" <> '1'""", TestContext.Current.CancellationToken));
        (await EntriesAsync(db)).ShouldBe(before + 20_000);
        (await db.Database.ExecuteSqlRawAsync("""DELETE FROM "SearchEntries" WHERE "Kind" = 'made' AND "Ref" IN (SELECT "Ref" FROM "SearchEntries" WHERE "Kind" = 'made')""", TestContext.Current.CancellationToken)).ShouldBe(20_000);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        (await EntriesAsync(db)).ShouldBe(before);
    }

    private static Task<int> EntriesAsync(TrackerDbContext db) =>
        db.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "SearchEntries" """).SingleAsync(TestContext.Current.CancellationToken);
}
