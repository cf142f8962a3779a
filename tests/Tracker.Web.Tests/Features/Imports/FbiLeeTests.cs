using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>Files of agencies, from the upload to the undo.</summary>
public sealed class FbiLeeTests(TrackerApp app, ITestOutputHelper output) : IClassFixture<TrackerApp>
{
    private const string Header = "ori,data_year,pub_agency_name,state_abbr,county_name,agency_type_name,population\r\n";
    private const string Adams = "CO0010000,2025,Adams,CO,ADAMS,County,100\r\n";
    private const string Mesa = "AZ0071700,2025,Mesa,AZ,MARICOPA,City,500000\r\n";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agencies_are_previewed_applied_recognised_the_second_time_and_taken_back_exactly()
    {
        var client = await app.SignedInAsync("editor");
        await AddAgencyAsync("Travis County Sheriff", "48453");
        var before = await AgenciesAsync();
        var file = Encoding.UTF8.GetBytes(Header + Adams + Mesa + "TX2270000,2025,Travis,TX,TRAVIS,County,1\r\n");
        var address = (await client.UploadAsync("lee.csv", file)).Headers.Location!.ToString();

        var rows = (await client.GetPageAsync(address)).QuerySelectorAll("tbody tr").Select(r => Domain.Text.Squeeze(r.TextContent)).ToList();
        rows[0].ShouldStartWith("2 New Adams County Sheriff's Office, Adams County, CO agency-");
        rows[1].ShouldStartWith("3 New Mesa Police Department, Mesa, AZ agency-");
        rows[2].ShouldStartWith("4 Changed Travis County Sheriff, Travis County, TX agency-");
        rows[2].ShouldEndWith("ori now TX2270000 also called now Travis");
        (await AgenciesAsync()).ShouldBe(before);

        await client.PostFormAsync(address, address + "/apply", []);
        var applied = await AgenciesAsync();
        applied.Except(before).Select(a => a[(a.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Adams County Sheriff's Office|Sheriff|08001|CO0010000|Adams",
            "Mesa Police Department|Police|0446000|AZ0071700|Mesa",
            "Travis County Sheriff|Sheriff|48453|TX2270000|Travis",
        ]);
        var again = (await client.UploadAsync("lee.csv", file)).Headers.Location!.ToString();
        (await client.GetPageAsync(again)).QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");

        await client.PostFormAsync(address, address + "/undo", []);
        (await AgenciesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Every_field_of_a_new_agency_and_its_other_names_is_in_the_history()
    {
        var batch = await ApplyAsync("CO0070000,2025,Boulder,CO,BOULDER,County,1\r\n");
        var (agency, changes) = await app.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            var set = await db.ChangeSets.SingleAsync(c => c.BatchId == batch, Cancellation);
            return (await db.Agencies.SingleAsync(a => a.Ori == "CO0070000", Cancellation), await db.Changes.Where(c => c.ChangeSetId == set.Id).OrderBy(c => c.Ordinal).ToListAsync(Cancellation));
        });

        changes.Select(c => (c.Action, c.Entity, c.Key)).ShouldBe([(ChangeAction.Added, "Agency", $"[\"{agency.Ref}\"]"), (ChangeAction.Added, "AgencyAlias", $"[\"{agency.Ref}\",\"Boulder\"]")]);
        changes[0].Values.ShouldBe($$"""{"Ref":[null,"{{agency.Ref}}"],"FoldedName":[null,"boulder county sheriffs office"],"HomeGeoid":[null,"08013"],"Kind":[null,"sheriff"],"Name":[null,"Boulder County Sheriff's Office"],"Ori":[null,"CO0070000"],"Version":[null,1]}""");
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().IssuedRefs.AnyAsync(i => i.Ref == agency.Ref, Cancellation))).ShouldBeTrue();
    }

    [Fact]
    public async Task An_agency_that_somebody_gave_another_name_since_is_kept_and_named()
    {
        var batch = await ApplyAsync("CO0350000,2025,Larimer,CO,LARIMER,County,1\r\nCO0620000,2025,Weld,CO,WELD,County,1\r\n");
        var kept = await app.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            var agency = await db.Agencies.Include(a => a.Aliases).SingleAsync(a => a.Ori == "CO0350000", Cancellation);
            agency.AlsoCalled("Larimer County Jail");
            await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "somebody", "A name", DateTime.UtcNow), Cancellation);
            return agency.Ref;
        });

        var result = await app.WithAsync(s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, Cancellation));
        result!.Kept.ShouldBe([kept]);
        (await AgenciesAsync()).Where(a => a.Contains("|CO0350000|", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldEndWith("|Larimer, Larimer County Jail");
        (await AgenciesAsync()).ShouldNotContain(a => a.Contains("|CO0620000|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_cannot_be_placed_is_listed_with_the_names_offered()
    {
        var client = await app.SignedInAsync("editor");
        var address = (await client.UploadAsync("lee.csv", Encoding.UTF8.GetBytes(Header + "TX1010000,2025,Harris,TX,HARIS,County,1\r\n"))).Headers.Location!.ToString();

        (await client.GetPageAsync(address + "?outcome=refused")).QuerySelector(".problem")!.TextContent.ShouldContain("There is no county called “HARIS” in Texas. Did you mean Harris County, TX (48201)?");
        (await client.GetStringAsync(address + "/refused.csv", Cancellation)).ShouldContain("county_name: There is no county called “HARIS” in Texas.");
    }

    [Fact]
    public async Task A_file_that_lacks_a_column_is_refused_by_name()
    {
        var client = await app.SignedInAsync("editor");
        var response = await client.UploadAsync("lee.csv", "ori,state_abbr\r\nCO0010000,CO\r\n"u8.ToArray());

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("it has no column pub_agency_name, county_name, agency_type_name.");
    }

    [Fact]
    public async Task A_preview_that_is_overtaken_is_made_anew_and_nothing_is_written()
    {
        const string Pueblo = "CO0510000,2025,Pueblo,CO,PUEBLO,County,1\r\n";
        var first = await StoreAsync(Pueblo);
        await AddAgencyAsync("Pueblo County Sheriff's Office", "08101");

        (await ApplyStoredAsync(first)).ShouldBe(ApplyOutcome.LookAgain);
        (await AgenciesAsync()).ShouldNotContain(a => a.Contains("CO0510000", StringComparison.Ordinal));
        (await ApplyStoredAsync(first)).ShouldBe(ApplyOutcome.Applied);
        (await AgenciesAsync()).Count(a => a.Contains("Pueblo County", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_FBIs_own_file_is_applied_once_doubles_nobody_and_is_taken_back_whole()
    {
        var file = new ImportFile("fbi_lee_2025.csv", await File.ReadAllBytesAsync(SharedData.FbiFile(), Cancellation), null, null, null);
        var before = await AgenciesAsync();
        var plan = (await ReadAsync(file)).Plan!;
        Enum.GetValues<RowOutcome>().Sum(plan.Count).ShouldBe(plan.Rows.Count);
        (plan.Rows.Count, plan.Count(RowOutcome.Refused), plan.Count(RowOutcome.Conflict)).ShouldBe((18_330, 0, 0));

        var batch = await StoreAsync(file);
        (await ApplyStoredAsync(batch)).ShouldBe(ApplyOutcome.Applied);
        var agencies = await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Agencies.AsNoTracking().ToListAsync(Cancellation));
        output.WriteLine($"{plan.Count(RowOutcome.New)} new, {plan.Count(RowOutcome.Changed)} changed, {plan.Count(RowOutcome.Unchanged)} unchanged; {agencies.Count} agencies, {before.Count} of them before");
        agencies.Count.ShouldBe(before.Count + plan.Count(RowOutcome.New));
        agencies.Where(a => a.Ori is not null).Select(a => (a.HomeGeoid, a.FoldedName)).ShouldBeUnique();
        (await ReadAsync(file)).Plan!.HasNothingToDo.ShouldBeTrue();

        (await app.WithAsync(s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, Cancellation)))!.Kept.ShouldBeEmpty();
        (await AgenciesAsync()).ShouldBe(before);
    }

    private async Task<string> ApplyAsync(string rows)
    {
        var batch = await StoreAsync(rows);
        (await ApplyStoredAsync(batch)).ShouldBe(ApplyOutcome.Applied);
        return batch;
    }

    private Task<string> StoreAsync(string rows) => StoreAsync(new ImportFile("lee.csv", Encoding.UTF8.GetBytes(Header + rows), "fbi-lee", null, null));

    private async Task<string> StoreAsync(ImportFile file)
    {
        var reading = await ReadAsync(file);
        return await app.WithAsync(async s => (await s.GetRequiredService<ImportDesk>().StoreAsync(file, reading.Plan!, Actor.CommandLine, Cancellation)).Id);
    }

    private Task<ApplyOutcome> ApplyStoredAsync(string batch) =>
        app.WithAsync(s => s.GetRequiredService<ImportDesk>().ApplyAsync(batch, Actor.CommandLine, "A test", Cancellation));

    private Task<ImportReading> ReadAsync(ImportFile file) => app.WithAsync(s => s.GetRequiredService<ImportReader>().ReadAsync(file, Cancellation));

    private Task<bool> AddAgencyAsync(string name, string home) => app.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        db.Add(new Agency(Domain.Records.RecordRef.New(Agency.RefPrefix), name, AgencyName.KindOf(name), Domain.Jurisdictions.GeoId.Parse(home)));
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "somebody", "An agency", DateTime.UtcNow), Cancellation);
        return true;
    });

    /// <summary>Every agency as one line, with all that is stored of it.</summary>
    private Task<List<string>> AgenciesAsync() => app.WithAsync(async s =>
    {
        var agencies = await s.GetRequiredService<TrackerDbContext>().Agencies.AsNoTracking().Include(a => a.Aliases).OrderBy(a => a.Ref).ToListAsync(Cancellation);
        return agencies.ConvertAll(a => $"{a.Ref} {a.Name}|{a.Kind}|{a.HomeGeoid}|{a.Ori}|{string.Join(", ", a.Aliases.Select(n => n.Name).Order(StringComparer.Ordinal))}");
    });
}
