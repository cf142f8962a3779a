using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports.Questions;

public sealed class AgencyQuestionsTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    [Fact]
    public async Task An_agency_under_another_name_is_asked_once_and_its_answer_is_understood_in_later_files()
    {
        var client = await tracker.App.SignedInAsync("editor");
        await AgencyAsync("Loving County Sheriff’s Office", "48301");
        var address = await UploadAsync(client, Row("48301", "Loving County Sheriff Dept.", "one") + Row("48301", "Loving County Sheriff Dept.", "two") + Row("48303", "Lubbock County Jail Authority", "three"));

        var question = (await client.GetPageAsync(address)).QuerySelectorAll(".questions fieldset").ShouldHaveSingleItem();
        question.TextContent.ShouldContain("“Loving County Sheriff Dept.” in Loving County, TX");
        question.TextContent.ShouldContain("2 rows, first in row 2");
        var choices = question.QuerySelectorAll("input[type=radio]");
        choices.Select(c => c.HasAttribute("checked")).ShouldBe([false, true]);
        var agencyRef = choices[0].GetAttribute("value")!;

        (await client.PostFormAsync(address, address + "/agencies", new() { ["agency-0"] = agencyRef })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(address)).QuerySelector(".questions").ShouldBeNull();
        await client.PostFormAsync(address, address + "/apply", new() { ["reason"] = "A test" });

        (await NamesAtAsync("48301")).ShouldBe(["Loving County Sheriff’s Office: Loving County Sheriff Dept."]);
        (await client.GetPageAsync(await UploadAsync(client, Row("48301", "LOVING COUNTY SHERIFF DEPT", "later")))).QuerySelector(".questions").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_left_open_becomes_an_agency_of_its_own()
    {
        var client = await tracker.App.SignedInAsync("editor");
        await AgencyAsync("Motley County Sheriff’s Office", "48345");
        var address = await UploadAsync(client, Row("48345", "Motley County Sheriff Reserve", "own"));
        (await client.GetPageAsync(address)).QuerySelectorAll(".questions fieldset").Length.ShouldBe(1);

        await client.PostFormAsync(address, address + "/apply", new() { ["reason"] = "A test" });

        (await NamesAtAsync("48345")).ShouldBe(["Motley County Sheriff Reserve: ", "Motley County Sheriff’s Office: "], ignoreOrder: true);
    }

    [Fact]
    public async Task Neither_another_precinct_nor_an_agency_elsewhere_is_offered()
    {
        var client = await tracker.App.SignedInAsync("editor");
        await AgencyAsync("Donley County Constable Precinct 4", "48129", AgencyKind.Constable);
        var address = await UploadAsync(client, Row("48129", "Donley County Constable Precinct 5", "a") + Row("48131", "Donley County Constable Precinct 4", "b"));

        (await client.GetPageAsync(address)).QuerySelector(".questions").ShouldBeNull();
    }

    [Fact]
    public async Task Nonsense_answers_change_nothing()
    {
        var client = await tracker.App.SignedInAsync("editor");
        await AgencyAsync("Foard County Sheriff’s Office", "48155");
        var address = await UploadAsync(client, Row("48155", "Foard County Sheriff Dept", "nonsense"));
        foreach (var answers in new Dictionary<string, string>[] { [], new() { ["agency-7"] = "agency-AAAAAA" }, new() { ["agency-0"] = "'; DROP TABLE" }, new() { ["agency-0"] = " " } })
        {
            (await client.PostFormAsync(address, address + "/agencies", answers)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await client.GetPageAsync(address)).QuerySelector("[role=status]")!.TextContent.ShouldContain("Nothing was changed.");
        }

        (await NamesAtAsync("48155")).ShouldBe(["Foard County Sheriff’s Office: "]);
    }

    private Task<bool> AgencyAsync(string name, string home, AgencyKind kind = AgencyKind.Sheriff) => tracker.App.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        db.Agencies.Add(new Agency(db.DrawRefs().Draw(Agency.RefPrefix), name, kind, GeoId.Parse(home)));
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "the test", "Added", tracker.Clock.GetUtcNow().UtcDateTime));
        return true;
    });

    private static async Task<string> UploadAsync(HttpClient client, string rows)
    {
        const string Header = "geoid,state,agency,model,signed_on,summary,source_1_url\r\n";
        return (await client.UploadAsync("agreements.csv", Encoding.UTF8.GetBytes(Header + rows))).Headers.Location!.ToString();
    }

    private static string Row(string geoid, string agency, string stamp) => $"{geoid},TX,{agency},task_force,2025-03-10,{stamp},https://example.org/{stamp}\r\n";

    private Task<List<string>> NamesAtAsync(string geoid) => tracker.App.WithAsync(async s =>
    {
        var home = GeoId.Parse(geoid);
        var agencies = await s.GetRequiredService<TrackerDbContext>().Agencies.AsNoTracking().Include(a => a.Aliases).Where(a => a.HomeGeoid == home).ToListAsync();
        return agencies.ConvertAll((Agency a) => $"{a.Name}: {string.Join(", ", a.Aliases.Select(x => x.Name))}");
    });
}
