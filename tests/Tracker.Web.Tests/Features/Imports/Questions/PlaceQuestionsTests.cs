using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports.Questions;

public sealed class PlaceQuestionsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task A_question_is_asked_once_for_all_rows_alike_and_its_answer_is_understood_in_later_files()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, Rows("Dona Anna County", "NM", "first", 3) + Row("Bernalillo County", "NM", "first fits"));
        var page = await client.GetPageAsync(address);

        var question = page.QuerySelectorAll(".questions fieldset").ShouldHaveSingleItem();
        question.TextContent.ShouldContain("“Dona Anna County” in New Mexico");
        question.TextContent.ShouldContain("3 rows, first in row 2");
        var offered = question.QuerySelectorAll("input[type=radio]").Cast<IHtmlInputElement>().Select(i => i.Value).ToList();
        offered.ShouldContain("35013");

        (await client.PostFormAsync(address, address + "/places", new() { ["place-0"] = "35013" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await client.GetPageAsync(address);
        page.QuerySelector(".questions").ShouldBeNull();
        page.QuerySelector(".tabs")!.TextContent.ShouldContain("New 4");

        var later = await client.GetPageAsync(await UploadAsync(client, Row("DONA ANNA COUNTY", "NM", "later")));
        later.QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");
        (await AliasesAsync()).ShouldContain(a => a.StateCode == "NM" && a.Geoid.Value == "35013");
    }

    [Fact]
    public async Task A_place_that_is_not_offered_can_be_typed_and_one_of_another_state_is_refused()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, Row("The Metroplex", "TX", "typed"));

        await client.PostFormAsync(address, address + "/places", new() { ["other-0"] = "Cook County, IL" });
        var page = await client.GetPageAsync(address);
        page.QuerySelector("[role=status]")!.TextContent.ShouldContain("“The Metroplex”: the file says TX, but Cook County");
        page.QuerySelector(".questions").ShouldNotBeNull();

        await client.PostFormAsync(address, address + "/places", new() { ["other-0"] = "Tarrant County, TX" });
        (await client.GetPageAsync(address)).QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");
    }

    [Fact]
    public async Task An_answer_can_be_changed_by_taking_it_back()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, Row("Orang County", "CA", "back"));
        await client.PostFormAsync(address, address + "/places", new() { ["place-0"] = "06059" });
        (await client.GetPageAsync(address)).QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");

        await app.UndoLastAsync();
        (await client.GetPageAsync(await UploadAsync(client, Row("Orang County", "CA", "again")))).QuerySelectorAll(".questions fieldset").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nonsense_answers_change_nothing()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, Row("Nowhere at all", "TX", "nonsense"));
        foreach (var answers in new Dictionary<string, string>[] { [], new() { ["place-7"] = "48201" }, new() { ["place-0"] = "'; DROP TABLE" }, new() { ["place-99999999999"] = "48201" }, new() { ["other-0"] = "   " } })
        {
            (await client.PostFormAsync(address, address + "/places", answers)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await client.GetPageAsync(address)).QuerySelector("[role=status]")!.TextContent.ShouldContain("Nothing was changed.");
        }

        (await AliasesAsync()).ShouldNotContain(a => a.Name == "Nowhere at all");
    }

    [Fact]
    public async Task A_contributor_cannot_answer()
    {
        var editor = await app.SignedInAsync("editor");
        var address = await UploadAsync(editor, Row("Somewhere odd", "TX", "not mine"));
        var contributor = await app.SignedInAsync("contributor");
        (await contributor.PostFormAsync("/", address + "/places", new() { ["place-0"] = "48201" })).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await AliasesAsync()).ShouldNotContain(a => a.Name == "Somewhere odd");
    }

    private Task<List<PlaceAlias>> AliasesAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().PlaceAliases.AsNoTracking().ToListAsync());

    private static string Rows(string county, string state, string words, int count) => string.Concat(Enumerable.Range(1, count).Select(i => Row(county, state, $"{words} {i}")));

    private static string Row(string county, string state, string words) => $"{county},{state},moa,ICE,transport,2020-01-01,{words},https://example.org/{Uri.EscapeDataString(words)},Minutes {words}\r\n";

    private static async Task<string> UploadAsync(HttpClient client, string rows)
    {
        using var answer = await client.UploadAsync("places.csv", Encoding.UTF8.GetBytes("jurisdiction,state,instrument,federal_party,subject,started_on,summary,source_1_url,source_1_title\r\n" + rows));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }
}
