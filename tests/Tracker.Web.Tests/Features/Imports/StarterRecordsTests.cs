using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>What a new tracker knows on its first day.</summary>
public sealed class StarterRecordsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly string[] Decided =
    [
        "Lunn v. Commonwealth", "Melendres v. Arpaio", "Miranda-Olivares v. Clackamas County", "United States v. Illinois", "United States v. New York",
    ];

    private readonly HttpClient _client = app.Anonymous();

    [Theory]
    [InlineData("agreement-287g", 34)]
    [InlineData("memorandum", 3)]
    [InlineData("task-force", 3)]
    [InlineData("federal-deployment", 5)]
    [InlineData("data-sharing", 5)]
    [InlineData("detainer-policy", 12)]
    [InlineData("sanctuary-policy", 29)]
    [InlineData("practice", 5)]
    [InlineData("legal-challenge", 15)]
    [InlineData("records-request", 4)]
    [InlineData("designation", 0)]
    public async Task Every_fact_is_there_with_its_source(string type, int count)
    {
        var records = await RecordsAsync(type);
        records.Count.ShouldBe(count);
        records.ShouldAllBe(r => Said(r, "summary") != null && Said(r, "source_1_title") != null && Said(r, "source_1_kind") != null && Said(r, "source_1_accessed_on") == "2026-11-24");
        records.ShouldAllBe(r => Uri.IsWellFormedUriString(Said(r, "source_1_url"), UriKind.Absolute) && Said(r, "source_1_stance") == "supports");
    }

    [Fact]
    public async Task A_row_names_its_jurisdiction_as_the_gazetteer_does()
    {
        var gazetteer = await app.WithAsync(s => s.GetRequiredService<ReferenceCache>().GazetteerAsync(TestContext.Current.CancellationToken));
        var rows = Directory.EnumerateFiles(Path.Combine(SharedData.Root, "data", "starter"), "*.csv").SelectMany(PlacesOf).ToList();
        rows.Count.ShouldBe(115);
        foreach (var (geoid, state, name) in rows)
        {
            var place = gazetteer[GeoId.Parse(geoid)];
            (place.StateCode, place.LegalName).ShouldBe((state, name), geoid);
        }
    }

    [Fact]
    public async Task An_interim_ruling_does_not_make_a_case_decided()
    {
        var cases = await RecordsAsync("legal-challenge");
        cases.Where(r => Said(r, "status") == "ended").Select(r => Said(r, "caption")).Order(StringComparer.Ordinal).ShouldBe(Decided);
        cases.ShouldAllBe(r => Said(r, "ruling") != null);
        cases.Where(r => Said(r, "outcome") is "pending" or "mixed" or "injunction").ShouldAllBe(r => Said(r, "ended_on") == null && Said(r, "status") == "in_force");
    }

    [Fact]
    public async Task A_federal_agency_is_never_the_agency_of_a_record()
    {
        var agencies = (await RecordsAsync(null)).Select(r => Said(r, "agency")).OfType<string>().Distinct(StringComparer.Ordinal);
        agencies.ShouldAllBe(a => !a.StartsWith("U.S.", StringComparison.Ordinal) && !a.Contains("(federal)", StringComparison.Ordinal) && a != "ICE" && a != "CBP");
    }

    private static IEnumerable<(string Geoid, string State, string Name)> PlacesOf(string path)
    {
        using var stream = File.OpenRead(path);
        using var table = TableReader.Open(stream, Path.GetFileName(path));
        var headers = table.Headers.ToList();
        return table.Rows.Select(r => (r.Cells[headers.IndexOf("geoid")].Text, r.Cells[headers.IndexOf("state")].Text, r.Cells[headers.IndexOf("jurisdiction")].Text)).ToList();
    }

    private async Task<List<JsonElement>> RecordsAsync(string? type)
    {
        var text = await _client.GetStringAsync("/records.json" + (type is null ? "" : "?type=" + type), TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray()];
    }

    private static string? Said(JsonElement record, string column) => record.GetProperty(column).GetString();
}
