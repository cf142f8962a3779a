using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.History;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>Fifty people at one record. <c>TRACKER_TEST_EDITS</c> says how often each saves; a few times unless told otherwise.</summary>
public sealed class ManyEditorsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const int People = 50;

    private static readonly int EditsOfEach = int.Parse(Environment.GetEnvironmentVariable("TRACKER_TEST_EDITS") ?? "6", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_people_edit_one_record_and_no_save_is_lost_or_overwritten()
    {
        var editors = new ConcurrentBag<HttpClient>();
        await Parallel.ForEachAsync(Enumerable.Range(0, People), Cancellation, async (_, _) => editors.Add(await app.SignedInAsync(Roles.Editor)));
        var recordRef = await RecordFields.AddAsync(editors.First(), "memorandum", RecordFields.Of("memorandum"));
        var accepted = new ConcurrentBag<string>();
        var conflicts = 0;

        await Parallel.ForEachAsync(editors.Select((client, i) => (client, i)), new ParallelOptions { MaxDegreeOfParallelism = People, CancellationToken = Cancellation }, async (person, _) =>
        {
            for (var edit = 0; edit < EditsOfEach; edit++)
            {
                var mine = $"Person {person.i}, edit {edit}.";
                var address = $"/records/{recordRef}/edit";
                var page = await person.client.GetPageAsync(address);
                var fields = new Dictionary<string, string>(page.Fields(), StringComparer.Ordinal) { ["summary"] = mine, ["reason"] = mine };
                fields["__RequestVerificationToken"] = page.QuerySelector("form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                using var form = new FormUrlEncodedContent(fields);
                var answer = await person.client.PostAsync(address, form, Cancellation);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                {
                    accepted.Add(mine);
                    continue;
                }

                answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, await answer.Content.ReadAsStringAsync(Cancellation));
                Interlocked.Increment(ref conflicts);
                var texts = (await answer.ReadPageAsync()).QuerySelectorAll("tr.differs").Single(r => r.QuerySelector("th")!.TextContent == "Summary").QuerySelectorAll("td").Select(c => c.TextContent).ToList();
                texts[0].ShouldContain(mine);
                texts[1].ShouldContain("Keep theirs: ");
                texts[1].ShouldNotContain(mine);
            }
        });

        (accepted.Count + conflicts).ShouldBe(People * EditsOfEach);
        conflicts.ShouldBeGreaterThan(0);
        var (version, saves) = await HistoryAsync(recordRef);
        version.ShouldBe(1 + accepted.Count);
        saves.Select(s => s.New).Order(StringComparer.Ordinal).ShouldBe(accepted.Order(StringComparer.Ordinal));
        saves.Select(s => s.Reason).ShouldBe(saves.Select(s => s.New));
        saves.Skip(1).Select(s => s.Old).ShouldBe(saves.SkipLast(1).Select(s => s.New));
    }

    /// <summary>What each save of the record made of its summary, in their order.</summary>
    private Task<(int Version, List<(string Old, string New, string Reason)> Saves)> HistoryAsync(string recordRef) => app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var changes = await db.Changes.AsNoTracking().Where(c => c.RecordRef == recordRef && c.Entity == "Memorandum" && c.Action == ChangeAction.Changed)
            .OrderBy(c => c.ChangeSetId).Select(c => new { c.Values, c.ChangeSet.Reason }).ToListAsync(Cancellation);
        var version = await db.Records.Where(r => r.Ref == recordRef).Select(r => r.Version).SingleAsync(Cancellation);
        return (version, changes.ConvertAll(c =>
        {
            var summary = JsonDocument.Parse(c.Values).RootElement.GetProperty("Summary");
            return (summary[0].GetString()!, summary[1].GetString()!, c.Reason);
        }));
    });
}
