using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed class MigrationTests
{
    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Nothing_in_the_model_waits_for_a_migration(string provider)
    {
        using var db = Context(provider);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Both_databases_have_the_same_migrations(string provider)
    {
        using var db = Context(provider);
        var names = db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly>().Migrations.Keys.Select(k => k[(k.IndexOf('_', StringComparison.Ordinal) + 1)..]).ToList();
        names.ShouldContain("Initial");
        using var other = Context(provider == "sqlite" ? "postgres" : "sqlite");
        other.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly>().Migrations.Keys.Select(k => k[(k.IndexOf('_', StringComparison.Ordinal) + 1)..]).ShouldBe(names);
    }

    [Theory]
    [InlineData("sqlite", 9)]
    [InlineData("postgres", 9)]
    public void The_migrations_make_the_triggers_that_keep_history_and_in_SQLite_the_index_of_words(string provider, int triggers)
    {
        using var db = Context(provider);
        var script = db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>().GenerateScript();
        script.Split("CREATE TRIGGER").Length.ShouldBe(triggers + 1);
    }

    private static TrackerDbContext Context(string provider) => provider == "sqlite"
        ? new SqliteDesignTimeFactory().CreateDbContext([])
        : new PostgresDesignTimeFactory().CreateDbContext([]);
}
