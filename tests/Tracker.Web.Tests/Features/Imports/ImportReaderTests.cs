using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Imports;

public sealed class ImportReaderTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lot_is_planned_without_the_connection_over_which_another_is_being_stored() => await app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var file = new ImportFile("made.csv", Encoding.UTF8.GetBytes(Made(3_000)), null, null, null);
        using var open = await services.GetRequiredService<ImportReader>().OpenAsync(file, Cancellation);
        open.Unusable.ShouldBeNull();
        await using var storing = await db.Database.BeginTransactionAsync(Cancellation);

        using var counter = new CommandCounter(db);
        var planned = open.Planning!.Lots().SelectMany(open.Planning.Plan).ToList();
        counter.Commands.ShouldBeEmpty();
        planned.Count(r => r.Outcome == RowOutcome.New).ShouldBe(3_000);
        planned.Select(r => r.RecordRef).Distinct().Count().ShouldBe(3_000);
        return true;
    });

    private static string Made(int rows) => Enumerable.Range(0, rows).Aggregate(
        new StringBuilder("ref,geoid,state,instrument,federal_party,subject,value_usd,started_on,summary,source_1_url,source_1_title\r\n"),
        (text, i) => text.Append(CultureInfo.InvariantCulture, $",48201,TX,moa,ICE,transport,1000,2020-01-01,Memorandum {i},https://example.org/{i},Minutes {i}\r\n"),
        text => text.ToString());
}
