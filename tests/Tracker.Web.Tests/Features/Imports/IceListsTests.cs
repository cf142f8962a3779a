using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>ICE's real lists, one after another, as an editor would give them.</summary>
public sealed class IceListsTests(TrackerApp app, ITestOutputHelper output) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_lists_can_be_imported_oldest_first_and_taken_back_newest_first()
    {
        var lists = SharedData.IceLists();
        var before = await ExportAsync();
        var expected = await ExpectedAsync(lists);
        var batches = new List<string>();
        foreach (var (path, day) in lists)
        {
            var reading = await ReadAsync(path);
            if (reading.Plan is null)
            {
                Path.GetFileName(path).ShouldBe("participatingAgencies09222025pm.xlsx");
                reading.Unusable.ShouldStartWith("This is ICE’s list of pending agencies: it has no column SIGNED.");
                continue;
            }

            batches.Add(await ApplyAsync(path, day, reading.Plan));
        }

        (await CountAsync()).ShouldBe(expected);
        await ShouldSayWhatTheFilesSayAsync(lists);

        foreach (var batch in Enumerable.Reverse(batches))
        {
            var result = await app.WithAsync(s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, Cancellation));
            result!.Kept.ShouldBeEmpty(batch);
        }

        (await ExportAsync()).ShouldBe(before);
        (await app.WithAsync(async s => await s.GetRequiredService<TrackerDbContext>().ListSnapshots.CountAsync(Cancellation))).ShouldBe(0);
    }

    /// <summary>First and last seen, signing date and addresses of every agreement, counted anew from the files alone.</summary>
    private async Task ShouldSayWhatTheFilesSayAsync(IReadOnlyList<(string Path, DateOnly Day)> lists)
    {
        var gazetteer = await app.WithAsync(s => s.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation));
        var rows = lists.SelectMany(l => Rows(l.Path, gazetteer).Select(r => (l.Day, l.Path, Row: r))).ToLookup(r => (r.Row.State, r.Row.Agency, r.Row.Model));
        var agreements = await app.WithAsync(async s => await s.GetRequiredService<TrackerDbContext>().Records.OfType<Agreement287g>().AsNoTracking()
            .Include(a => a.Agency).Include(a => a.Jurisdiction).Include(a => a.Listings).Include(a => a.Citations).AsSplitQuery().Where(a => a.Listings.Any()).ToListAsync(Cancellation));
        agreements.Count.ShouldBeGreaterThan(1500);
        foreach (var agreement in agreements)
        {
            var listed = rows[(agreement.Jurisdiction.StateCode, AgencyName.Fold(agreement.Agency!.Name), agreement.Model.ToString())].ToList();
            var words = listed.Where(r => r.Row.Printed is not null).GroupBy(r => r.Path).Select(e => e.First().Row).ToList();
            List<string?> dates = [agreement.SignedOn.ToString(), .. agreement.Citations.Select(c => c.Locator?.Replace("gives the signing date as ", "", StringComparison.Ordinal))];

            (agreement.Listings.Single().FirstSeenOn, agreement.Listings.Single().LastSeenOn).ShouldBe((listed.Min(r => r.Day), listed.Max(r => r.Day)), agreement.Ref);
            dates.ShouldContain(words[^1].Printed, agreement.Ref);
            agreement.MoaUrl.ShouldBe(words.LastOrDefault(w => w.Moa is not null).Moa, agreement.Ref);
            agreement.AddendumUrl.ShouldBe(words.LastOrDefault(w => w.Addendum is not null).Addendum, agreement.Ref);
        }
    }

    private async Task<string> ApplyAsync(string path, DateOnly day, ImportPlan plan)
    {
        var rows = NonEmptyRows(path);
        var counts = Enum.GetValues<RowOutcome>().Sum(plan.Count);
        counts.ShouldBe(rows, Path.GetFileName(path));
        plan.Rows.Where(r => r.Outcome == RowOutcome.Refused).ShouldAllBe(r => r.Problems.Count > 0 && r.Problems.All(p => p.Message.Length > 20 && p.Column.Length > 0));
        var batch = await app.WithAsync(async s =>
        {
            var desk = s.GetRequiredService<ImportDesk>();
            var stored = await desk.StoreAsync(File(path), plan, Actor.CommandLine, Cancellation);
            (await desk.ApplyAsync(stored.Id, Actor.CommandLine, "A test", Cancellation)).ShouldBe(ApplyOutcome.Applied);
            return stored.Id;
        });
        (await ReadAsync(path)).Plan!.HasNothingToDo.ShouldBeTrue($"{Path.GetFileName(path)} given a second time");
        output.WriteLine($"{day:yyyy-MM-dd} {rows} rows: {plan.Count(RowOutcome.New)} new, {plan.Count(RowOutcome.Changed)} changed, {plan.Count(RowOutcome.Unchanged)} unchanged, {plan.Count(RowOutcome.Refused)} refused, {plan.Gone.Count} gone");
        return batch;
    }

    /// <summary>
    /// What the files say, told without the importer: every agency and model that some row names with a state, a county and a date
    /// that can be read, and the starter records of other agreements beside them.
    /// </summary>
    private async Task<int> ExpectedAsync(IReadOnlyList<(string Path, DateOnly Day)> lists)
    {
        var gazetteer = await app.WithAsync(s => s.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation));
        var listed = new Dictionary<(string State, string Agency, string Model), HashSet<string>>();
        var refused = new HashSet<(string State, string Agency, string Model)>();
        foreach (var (path, _) in lists)
        {
            foreach (var (state, agency, model, signedOn, _, _, _) in Rows(path, gazetteer))
            {
                if (signedOn is null)
                {
                    refused.Add((state, agency, model));
                }
                else
                {
                    (listed.TryGetValue((state, agency, model), out var dates) ? dates : listed[(state, agency, model)] = []).Add(signedOn);
                }
            }
        }

        var starters = await app.WithAsync(async s => await s.GetRequiredService<TrackerDbContext>().Records.OfType<Agreement287g>().Include(a => a.Agency).Include(a => a.Jurisdiction).ToListAsync(Cancellation));
        var others = starters.Count(a => !(listed.TryGetValue((a.Jurisdiction.StateCode, AgencyName.Fold(a.Agency!.Name), a.Model.ToString()), out var dates)
            && (a.EndedOn is null || dates.Contains(a.SignedOn.ToString()!))));
        output.WriteLine($"{listed.Count} agreements listed, {others} others from the starter records, {refused.Except(listed.Keys).Count()} seen only in rows that are refused");
        return listed.Count + others;
    }

    /// <summary>The rows: signed where the row can be placed and dated, the date as printed where it can be read, and the addresses.</summary>
    private static IEnumerable<(string State, string Agency, string Model, string? SignedOn, string? Printed, string? Moa, string? Addendum)> Rows(string path, Gazetteer gazetteer)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var table = TableReader.Open(stream, path);
        var headers = new TableHeaders(table.Headers);
        if (!headers.Has("SIGNED"))
        {
            yield break;
        }

        foreach (var row in table.Rows)
        {
            string Cell(string name) => Domain.Text.Squeeze(headers.Cell(row, name).Text);
            var state = gazetteer.FindState(Cell("STATE")).Found;
            var county = Cell("COUNTY");
            var named = AgencyName.CountyIn(Cell("LAW ENFORCEMENT AGENCY")) is { } words && state is not null ? gazetteer.FindCounty(state, words).Found : null;
            var isStates = Cell("TYPE").StartsWith("State", StringComparison.Ordinal) && named is null;
            var found = state is null || county is "" or "#N/A" or "#NA" or "N/A" || isStates ? state : gazetteer.FindCounty(state, county).Found;
            var contradicts = found is { Level: JurisdictionLevel.County } && named is not null && named != found;
            var dated = Domain.Records.PartialDate.TryParse(Cell("SIGNED"), out var signedOn);
            yield return (state?.StateCode ?? "?", AgencyName.Fold(Cell("LAW ENFORCEMENT AGENCY")), PrintedModel.Read(Cell("SUPPORT TYPE")).ToString(), found is not null && !contradicts && dated ? signedOn.ToString() : null, dated ? signedOn.ToString() : null, Address(headers.Cell(row, "MOA")), Address(headers.Cell(row, "ADDENDUM")));
        }
    }

    private static string? Address(TableCell cell) => WebAddress.TryParse(WebAddress.Unwrap(cell.Link ?? cell.Text), out var address) ? address : null;

    private static int NonEmptyRows(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var table = TableReader.Open(stream, path);
        return table.Rows.Count();
    }

    private Task<ImportReading> ReadAsync(string path) => app.WithAsync(s => s.GetRequiredService<ImportReader>().ReadAsync(File(path), Cancellation));

    private static ImportFile File(string path) => new(Path.GetFileName(path), System.IO.File.ReadAllBytes(path), "ice-participating", ListDate.FromName(Path.GetFileName(path)), null);

    private Task<int> CountAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.OfType<Agreement287g>().CountAsync(Cancellation));

    private Task<string> ExportAsync() => app.WithAsync(async s =>
    {
        using var stream = new MemoryStream();
        await s.GetRequiredService<RecordExport>().WriteAsync(TableFormat.Csv, new RecordFilter { Sort = "type", AsOf = new DateOnly(2026, 11, 24) }, stream, Cancellation);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    });
}
