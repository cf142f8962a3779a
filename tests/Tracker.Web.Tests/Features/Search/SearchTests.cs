using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Data.Search;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Search;

public sealed class SearchTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dona ana", "/jurisdictions/35013")]
    [InlineData("Doña Ana", "/jurisdictions/35013")]
    [InlineData("dekalb county ala", "/jurisdictions/01049")]
    [InlineData("48201", "/jurisdictions/48201")]
    [InlineData("saint louis county mo", "/jurisdictions/29189")]
    [InlineData("o'brien county", "/jurisdictions/19141")]
    [InlineData("O’Brien", "/jurisdictions/19141")]
    [InlineData("harr coun tex", "/jurisdictions/48201")]
    public async Task A_place_is_found_however_it_is_written_and_while_it_is_typed(string typed, string url) =>
        (await SuggestedAsync(typed)).ShouldContain(url);

    [Theory]
    [InlineData("texas", "/jurisdictions/48")]
    [InlineData("pennsylvania", "/jurisdictions/42")]
    [InlineData("los angeles", "/jurisdictions/06037")]
    [InlineData("Brookline", "/jurisdictions/2502109175")]
    public async Task What_has_the_very_name_comes_first(string typed, string url) => (await SuggestedAsync(typed))[0].ShouldBe(url);

    [Fact]
    public async Task A_record_is_found_by_its_text_its_place_and_its_reference_as_soon_as_it_is_saved_and_no_more_when_it_is_deleted()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var fields = RecordFields.Of("memorandum");
        fields["summary"] = "A zymurgical arrangement under 287(g)";
        var reference = await RecordFields.AddAsync(editor, "memorandum", fields);

        (await SuggestedAsync("zymurgical harris 287(g)")).ShouldBe([$"/records/{reference}"]);
        (await SuggestedAsync(reference)).ShouldBe([$"/records/{reference}"]);
        (await ListedAsync("/records.json?q=zymurg")).ShouldBe([reference]);

        (await editor.PostFormAsync($"/records/{reference}/edit", $"/records/{reference}/edit", new((await editor.GetPageAsync($"/records/{reference}/edit")).Fields(), StringComparer.Ordinal) { ["summary"] = "A quixotic arrangement" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ListedAsync("/records.json?q=zymurg")).ShouldBeEmpty();
        (await ListedAsync("/records.json?q=quixotic")).ShouldBe([reference]);

        (await editor.PostFormAsync($"/records/{reference}/delete", $"/records/{reference}/delete", new((await editor.GetPageAsync($"/records/{reference}/delete")).Fields(), StringComparer.Ordinal) { ["reason"] = "Not so" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ListedAsync("/records.json?q=quixotic")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_is_found_by_the_new_name_of_its_agency_and_by_the_old_one()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        var made = await editor.PostFormAsync("/agencies/new", "/agencies/new", new() { ["Name"] = "Xanadu Constables", ["Home"] = "Harris County, TX", ["Kind"] = "constable" });
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync(Ct));
        var agency = made.Headers.Location!.ToString();
        var fields = RecordFields.Of("memorandum");
        fields["agency"] = "Xanadu Constables";
        var reference = await RecordFields.AddAsync(editor, "memorandum", fields);
        (await ListedAsync("/records.json?q=xanadu")).ShouldBe([reference]);

        await editor.PostFormAsync(agency + "/edit", agency + "/edit", new((await editor.GetPageAsync(agency + "/edit")).Fields(), StringComparer.Ordinal) { ["Name"] = "Kubla Constables" });

        (await ListedAsync("/records.json?q=kubla")).ShouldBe([reference]);
        (await SuggestedAsync("kubla")).ShouldContain(agency);
        (await SuggestedAsync("kubla")).ShouldContain($"/records/{reference}");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'; DROP TABLE \"Records\"; --")]
    [InlineData("a AND OR NOT NEAR(b, c)")]
    [InlineData("* ^ : - + ( ) { } [ ] | & ! <->")]
    [InlineData("\\' :* % _ \\")]
    [InlineData("＂ＡＮＤ＂ 北京 ʻokina ñ é ﬁ")]
    [InlineData("xxrecord xxplace")]
    [InlineData("𝔥𝔞𝔯𝔯𝔦𝔰 👮")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        var q = Uri.EscapeDataString(typed);
        foreach (var path in new[] { "/search?q=", "/search/suggest.json?q=", "/records?q=", "/jurisdictions?q=", "/agencies?q=", "/sources?q=", "/changes?q=", "/records.csv?q=" })
        {
            (await _reader.GetAsync(path + q, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, path + typed);
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_in_words()
    {
        var response = await _reader.GetAsync("/search?q=" + new string('a', 300), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Ct)).ShouldContain("Shorten this to 200 characters");
    }

    [Fact]
    public async Task The_index_finds_what_reading_every_entry_finds()
    {
        await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await services.GetRequiredService<SearchIndex>().CatchUpAsync(Ct);
            var entries = await db.SearchEntries.AsNoTracking().ToListAsync(Ct);
            var random = new Random(287);
            for (var round = 0; round < 60; round++)
            {
                var of = entries[random.Next(entries.Count)];
                var drawn = of.Words.Split(' ').OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(w => w[..random.Next(1, w.Length + 1)]);
                var typed = string.Join(' ', drawn);
                var words = SearchWords.Of(typed);
                if (words is null)
                {
                    continue;
                }

                var some = await db.SomeFoundAsync(words, Enum.GetValues<SearchKind>(), 5, 40, Ct);
                foreach (var kind in Enum.GetValues<SearchKind>())
                {
                    var all = await db.Found(kind, words).OrderByDescending(e => e.Id).Select(e => e.Ref).ToListAsync(Ct);
                    some[kind].Select(e => e.Ref).ShouldBe(all.Take(5), $"{kind}: {typed}");
                    some[kind].Select(e => e.Total).Distinct().ShouldBe(all.Count == 0 ? [] : [Math.Min(all.Count, 40)]);
                    var read = entries.Where(e => e.Kind == kind && words.Words.All(w => (" " + e.Words).Contains(" " + w, StringComparison.Ordinal))).Select(e => e.Ref).Order(StringComparer.Ordinal);
                    (await db.Found(kind, words).Select(e => e.Ref).ToListAsync(Ct)).Order(StringComparer.Ordinal).ShouldBe(read, $"{kind}: {typed}");
                }
            }

            return true;
        });
    }

    [Fact]
    public async Task Places_in_memory_are_found_as_the_index_finds_them()
    {
        await app.WithAsync(async services =>
        {
            var (db, places) = (services.GetRequiredService<TrackerDbContext>(), await services.GetRequiredService<ReferenceCache>().PlaceWordsAsync(Ct));
            foreach (var typed in new[] { "harris", "c", "st louis", "24510", "dona ana nm", "county tex", "no such place", "o'brien", "saint", "zz" })
            {
                var words = SearchWords.Of(typed)!;
                var (best, total) = places.Find(words.Words, FoldedName.Of(typed), int.MaxValue);
                var found = await db.Found(SearchKind.Place, words).Select(e => e.Ref).ToListAsync(Ct);
                total.ShouldBe(found.Count, typed);
                best.Select(j => j.Geoid.Value).ShouldBeSubsetOf(found);
            }

            return true;
        });
    }

    [Fact]
    public async Task Step_by_step_the_index_comes_to_what_it_is_when_made_anew()
    {
        var editor = await app.SignedInAsync(Roles.Editor);
        await RecordFields.AddAsync(editor, "practice", RecordFields.Of("practice"));
        await _reader.GetAsync("/search?q=practice", Ct);
        var (step, anew) = await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            var index = services.GetRequiredService<SearchIndex>();
            await index.CatchUpAsync(Ct);
            var before = await ContentAsync(db);
            await db.SearchMarks.ExecuteUpdateAsync(m => m.SetProperty(x => x.Edition, "another"), Ct);
            await index.BeginAsync(Ct);
            return (before, await ContentAsync(db));
        });
        step.ShouldBe(anew);
        step.Count.ShouldBeGreaterThan(39_209);

        static async Task<List<string>> ContentAsync(TrackerDbContext db) =>
            (await db.SearchEntries.AsNoTracking().ToListAsync(Ct)).Select(e => $"{e.Kind} {e.Ref}: {e.Words}").Order(StringComparer.Ordinal).ToList();
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_to_do()
    {
        var page = await _reader.GetPageAsync("/search?q=nothingofthatname");
        page.QuerySelector(".empty")!.TextContent.ShouldContain("Try fewer words");
    }

    [Fact]
    public void Words_are_folded_and_told_once()
    {
        SearchWords.Of("St. Mary’s  ST mary's")!.Words.ShouldBe(["st", "marys"]);
        SearchWords.Of(" -- ")?.ShouldBeNull();
        SearchWords.Of("Saint")!.Words.ShouldBe([FoldedName.Of("St")]);
    }

    private async Task<List<string>> SuggestedAsync(string typed)
    {
        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/search/suggest.json?q=" + Uri.EscapeDataString(typed), Ct));
        return json.RootElement.EnumerateArray().Select(h => h.GetProperty("url").GetString()!).ToList();
    }

    private async Task<List<string>> ListedAsync(string address)
    {
        using var json = JsonDocument.Parse(await _reader.GetStringAsync(address, Ct));
        return json.RootElement.EnumerateArray().Select(r => r.GetProperty("ref").GetString()!).ToList();
    }
}
