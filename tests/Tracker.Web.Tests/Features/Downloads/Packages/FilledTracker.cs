using System.IO.Compression;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Downloads.Packages;

/// <summary>A tracker in which something of everything is recorded, and its data package.</summary>
public sealed class FilledTracker : IAsyncLifetime
{
    public TrackerApp App { get; } = new();

    /// <summary>The package as a file.</summary>
    public string Package => Path.Combine(App.Folder, "package.zip");

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var editor = await App.SignedInAsync("editor");
        foreach (var type in RecordTypes.All)
        {
            var token = await editor.TokenAsync($"/records/{type.Slug}/new");
            await editor.PostAsync($"/records/{type.Slug}/new", new FormUrlEncodedContent(new DrawnForm(type).Fields.Append(new("__RequestVerificationToken", token))));
        }

        await ContestedAndEditedAsync();
        await ListedAndLeftAsync(editor);
        await CheckedAsync();
        await using var file = File.Create(Package);
        await (await App.Anonymous().GetStreamAsync("/data/package.zip")).CopyToAsync(file);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Every file of a package, as text.</summary>
    public static Dictionary<string, string> Unpack(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd(), StringComparer.Ordinal);
    }

    private async Task ContestedAndEditedAsync()
    {
        var program = await App.ProgramAsync("editor", Scopes.Write);
        var made = await (await program.PostAsJsonAsync("/api/v1/records/agreement-287g", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = "TX",
            ["jurisdiction"] = "Travis County",
            ["agency"] = "Travis County Sheriff's Office",
            ["model"] = "jail_enforcement",
            ["summary"] = "=1+1, “quoted”;\nsecond line",
            ["source_1_url"] = "https://example.org/a",
            ["source_1_archive_url"] = "https://archive.example.org/a",
            ["source_2_url"] = "https://example.org/b",
            ["source_2_stance"] = "disputes",
            ["source_3_title"] = "A paper in a drawer",
        })).JsonAsync();
        await program.PutAsJsonAsync("/api/v1/records/" + made.GetProperty("ref").GetString(), new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = "1", ["notes"] = "Looked at again" });
    }

    private static async Task ListedAndLeftAsync(HttpClient editor)
    {
        string[] header = ["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "COUNTY"];
        string[] stays = ["TEXAS", "Coke County Sheriff's Office", "Task Force Model", "5/1/2025", "Coke County"];
        await ApplyAsync("participatingAgencies05142025am.xlsx", TestWorkbook.Of(header, stays, ["TEXAS", "Hill County Sheriff's Office", "Task Force Model", "5/2/2025", "Hill County"]));
        await ApplyAsync("participatingAgencies06142025am.xlsx", TestWorkbook.Of(header, stays, ["TEXAS", "Bell County Sheriff's Office", "Task Force Model", "6/2/2025", "Bell County"]));

        async Task ApplyAsync(string name, byte[] content)
        {
            var page = (await editor.UploadAsync(name, content)).Headers.Location!.ToString();
            await editor.PostFormAsync(page, page + "/apply", new() { ["reason"] = "The list" });
        }
    }

    private Task<bool> CheckedAsync() => App.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        GeoId.TryParse("48453", out var travis).ShouldBeTrue();
        db.Checks.Add(new Check(RecordRef.New(Check.RefPrefix), travis, "memorandum", new DateOnly(2026, 1, 2), db.Sources.Where(s => s.Url == "https://example.org/a").Select(s => s.Ref).Single(), "The minutes of 2025"));
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "the test", "Looked", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)));
        return true;
    });
}
