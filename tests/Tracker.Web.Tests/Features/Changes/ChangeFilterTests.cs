using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Changes;

/// <summary>History only grows: whatever is asked of it is found by an index.</summary>
public sealed partial class ChangeFilterTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Theory]
    [InlineData("")]
    [InlineData("?type=memorandum")]
    [InlineData("?state=TX&state=CA")]
    [InlineData("?jurisdiction=48201")]
    [InlineData("?jurisdiction=48201&type=memorandum")]
    [InlineData("?agency=agency-1")]
    [InlineData("?source=source-1")]
    [InlineData("?term=detainers")]
    [InlineData("?q=harris")]
    [InlineData("?q=moa-7K3M9Q")]
    [InlineData("?q=harris&type=memorandum&state=TX")]
    [InlineData("?model=task_force&status=in_force&contested=no")]
    [InlineData("?section=3&state=TX")]
    [InlineData("?by=Somebody&origin=form")]
    [InlineData("?changed-since=2026-01-01&until=2026-02-01")]
    [Trait("Database", "sqlite")]
    public async Task No_filter_reads_all_changes(string filter) => await PlannedAsync(async (services, db) =>
    {
        var query = new QueryValues(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))));
        var chosen = ChangeFilter.From(query, new DateOnly(2026, 10, 2), await services.GetRequiredService<ReferenceCache>().TermsAsync(TestContext.Current.CancellationToken));
        query.Problems.ShouldBeEmpty();
        return [ChangeFeed.NewestFirst(chosen.Apply(db)).Take(50)];
    });

    [Fact]
    [Trait("Database", "sqlite")]
    public Task No_history_of_a_thing_reads_all_changes() => PlannedAsync((_, db) =>
    {
        var ids = new long[] { 1, 2 };
        var parts = (IReadOnlyList<IQueryable<Change>>)
        [
            .. ThingChanges.OfRecord(db, "moa-7K3M9Q"), .. ThingChanges.OfPlace(db, GeoId.Parse("48201")), .. ThingChanges.OfAgency(db, "agency-1"),
            .. ThingChanges.OfSource(db, "source-1"), .. ThingChanges.OfThing<Check>(db, "check-1"),
        ];
        return Task.FromResult<IReadOnlyList<IQueryable>>([.. parts, .. parts.Select(p => p.Where(c => ids.Contains(c.ChangeSetId)))]);
    });

    private async Task PlannedAsync(Func<IServiceProvider, TrackerDbContext, Task<IReadOnlyList<IQueryable>>> ask) => await app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var query in await ask(services, db))
        {
            await using var command = query.CreateDbCommand();
            var aliases = Aliases().Matches(command.CommandText).Select(m => m.Groups["alias"].Value).ToList();
            var sql = command.CommandText;
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                var step = reader.GetString(3);
                aliases.ShouldAllBe(a => !Regex.IsMatch(step, $@"^SCAN {a}\b", RegexOptions.None, TimeSpan.FromSeconds(1)), $"{step}\n{sql}");
            }
        }

        return true;
    });

    [GeneratedRegex("\"Changes\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Aliases();
}
