using System.Net;

namespace Tracker.Web.Tests.Features.Agencies;

public sealed class AgencyEditingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_name_keeps_the_old_one_and_the_record_of_it_can_be_taken_away()
    {
        var client = await app.SignedInAsync("editor");
        var address = "/agencies/" + await app.AddAsync("Bee County Sheriff", "48025");
        var fields = (await client.GetPageAsync(address + "/edit")).Fields();
        (fields["Name"], fields["Ori"], fields["OtherNames"], fields["reason"]) = ("Bee County Sheriff’s Office", "tx0130000", "Beeville jail", "As on its letterhead");
        await client.PostFormAsync(address + "/edit", address + "/edit", fields).ShouldLeadToAsync(address);

        var text = Domain.Text.Squeeze((await client.GetPageAsync(address)).QuerySelector("main")!.TextContent);
        text.ShouldContain("Bee County Sheriff’s Office");
        text.ShouldContain("TX0130000");
        text.ShouldContain("Former and other names Bee County Sheriff Beeville jail");
        (await client.GetPageAsync(address + "/history")).QuerySelector("main")!.TextContent.ShouldContain("As on its letterhead");

        fields = (await client.GetPageAsync(address + "/edit")).Fields();
        (fields["OtherNames"], fields["Home"], fields["Kind"]) = ("", "TX", "constable");
        await client.PostFormAsync(address + "/edit", address + "/edit", fields).ShouldLeadToAsync(address);
        text = Domain.Text.Squeeze((await client.GetPageAsync(address)).QuerySelector("main")!.TextContent);
        text.ShouldNotContain("Former and other names");
        text.ShouldContain("At home inTexas");
    }

    [Fact]
    public async Task An_edit_that_began_before_anothers_is_shown_theirs_and_not_saved()
    {
        var client = await app.SignedInAsync("editor");
        var address = "/agencies/" + await app.AddAsync("Brooks County Sheriff", "48047");
        var mine = (await client.GetPageAsync(address + "/edit")).Fields();
        var theirs = new Dictionary<string, string>(mine, StringComparer.Ordinal) { ["Name"] = "Brooks County Constable" };
        await client.PostFormAsync(address + "/edit", address + "/edit", theirs).ShouldLeadToAsync(address);

        mine["OtherNames"] = "Falfurrias";
        var response = await client.PostFormAsync(address + "/edit", address + "/edit", mine);
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("it now reads “Brooks County Constable”");
        page.Fields()["OtherNames"].ShouldBe("Falfurrias");
        (await client.GetPageAsync(address)).QuerySelector("h1")!.TextContent.ShouldBe("Brooks County Constable");
    }

    [Fact]
    public async Task Anothers_ori_is_refused_at_its_field_and_the_agency_named()
    {
        var client = await app.SignedInAsync("editor");
        var holder = await app.AddAsync("Duval County Sheriff", "48131", "TX0660000");
        var address = "/agencies/" + await app.AddAsync("Jim Hogg County Sheriff", "48247");
        var fields = (await client.GetPageAsync(address + "/edit")).Fields();
        fields["Ori"] = "TX0660000";
        var response = await client.PostFormAsync(address + "/edit", address + "/edit", fields);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("#Ori-error")!.TextContent.ShouldBe($"Duval County Sheriff ({holder}) has this ORI. Correct the ORI, or merge the two.");
        page.QuerySelector($".error-summary a[href='/agencies/{holder}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_agency_is_not_recorded_twice_and_near_names_are_shown_first()
    {
        var client = await app.SignedInAsync("editor");
        var there = await app.AddAsync("Kenedy County Sheriff", "48261");
        var fields = New("Kenedy County Sheriff", "Kenedy County, TX");
        var same = await client.PostFormAsync("/agencies/new", "/agencies/new", fields);
        same.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await same.ReadPageAsync()).QuerySelector($".error-summary a[href='/agencies/{there}']").ShouldNotBeNull();

        fields["Name"] = "Kenedy County Sherif";
        var near = await client.PostFormAsync("/agencies/new", "/agencies/new", fields);
        near.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await near.ReadPageAsync();
        page.QuerySelector(".error-summary h2")!.TextContent.ShouldBe("Nothing was saved yet: is it one of these?");
        page.QuerySelector($".error-summary a[href='/agencies/{there}']").ShouldNotBeNull();

        var seen = page.QuerySelectorAll("input[name=seen]").Select(i => KeyValuePair.Create("seen", i.GetAttribute("value")!));
        var token = await client.TokenAsync("/agencies/new");
        var form = new FormUrlEncodedContent(fields.Concat(seen).Append(new("__RequestVerificationToken", token)));
        (await client.PostAsync("/agencies/new", form, Ct)).Headers.Location!.ToString().ShouldStartWith("/agencies/agency-");
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Kind", "wizard")]
    [InlineData("Home", "Nowhere County, TX")]
    [InlineData("Ori", "'; drop")]
    [InlineData("OtherNames", "a\u0001b")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, string value)
    {
        var client = await app.SignedInAsync("editor");
        var fields = New("Unheard of Rangers", "Loving County, TX");
        fields[field] = value;
        var response = await client.PostFormAsync("/agencies/new", "/agencies/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector($"#{field}-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Writing_needs_the_role_for_it_and_a_token()
    {
        var agency = await app.AddAsync("Loving County Sheriff", "48301");
        (await app.Anonymous().GetAsync("/agencies/new", Ct)).Headers.Location!.ToString().ShouldContain("/sign-in?return=");
        (await (await app.SignedInAsync("editor")).PostAsync($"/agencies/{agency}/edit", new FormUrlEncodedContent([]), Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var contributor = await app.SignedInAsync("contributor");
        (await contributor.GetAsync("/agencies/new", Ct)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        (await contributor.GetAsync($"/agencies/{agency}/merge", Ct)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        (await contributor.GetAsync("/changes/1/take-back", Ct)).Headers.Location!.ToString().ShouldContain("/not-allowed");
    }

    private static Dictionary<string, string> New(string name, string home) => new(StringComparer.Ordinal) { ["Name"] = name, ["Kind"] = "sheriff", ["Home"] = home };
}
