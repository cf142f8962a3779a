using System.Net;

namespace Tracker.Web.Tests;

/// <summary>Records facts by their forms, as an editor does.</summary>
internal static class Recording
{
    /// <summary>The reference of the record that it becomes.</summary>
    public static async Task<string> RecordAsync(this HttpClient editor, string type, string place, Dictionary<string, string> fields)
    {
        fields["jurisdiction"] = place;
        fields["Sources[0].Url"] = "https://example.org/page";
        var response = await editor.PostFormAsync($"/records/{type}/new", $"/records/{type}/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString()["/records/".Length..];
    }

    public static Task<string> AgreementAsync(this HttpClient editor, string place, string agency, string model, string? signed, string? ended = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["agency"] = agency, ["model"] = model, ["signed_on"] = signed ?? "", ["ended_on"] = ended ?? "" };
        return editor.RecordAsync("agreement-287g", place, fields);
    }

    public static Task<string> LawAsync(this HttpClient editor, string place, string direction, string citation, string enacted, bool bindsLocal = true) =>
        editor.RecordAsync("sanctuary-policy", place, new()
        {
            ["direction"] = direction,
            ["instrument"] = "statute",
            ["legal_citation"] = citation,
            ["enacted_on"] = enacted,
            ["applies_to_local"] = bindsLocal ? "yes" : "no",
        });
}
