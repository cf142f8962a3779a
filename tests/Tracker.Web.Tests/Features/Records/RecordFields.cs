using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>The fields of a record's form, filled in rightly.</summary>
internal static class RecordFields
{
    public static Dictionary<string, string> Of(string type, string? stamp = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["jurisdiction"] = "Harris County, TX",
            ["agency"] = "Harris County Sheriff’s Office",
            ["summary"] = "A fact,\nwith “quotes” & <marks>.",
            ["notes"] = "To be checked.",
            ["reason"] = "A test",
            ["Sources[0].Url"] = "https://example.org/" + (stamp ?? Guid.NewGuid().ToString()),
            ["Sources[0].Title"] = "A page",
            ["Sources[0].Publisher"] = "Somebody",
            ["Sources[0].Kind"] = "news",
            ["Sources[0].PublishedOn"] = "2025-02",
            ["Sources[0].Stance"] = "supports",
            ["Sources[0].Locator"] = "p. 3",
            ["Sources[0].Quotation"] = "They signed.",
            ["Sources[0].AccessedOn"] = "2025-03-10",
            ["Sources[0].ArchiveUrl"] = "https://archive.example/1",
        };
        foreach (var column in RecordTypes.Of(type).Columns.Where(c => c.Required && c.Name != "agency"))
        {
            fields[column.Name] = column.Codes.Count > 0 ? column.Codes[0].Value : "Something";
        }

        return fields;
    }

    public static async Task<string> AddAsync(HttpClient client, string type, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files)
    {
        var response = await client.SendFormAsync($"/records/{type}/new", $"/records/{type}/new", fields, files);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString()["/records/".Length..];
    }
}
