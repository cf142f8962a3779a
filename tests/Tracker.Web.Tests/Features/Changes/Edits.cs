using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Changes;

/// <summary>What editors do with records, for tests of their history.</summary>
internal static class Edits
{
    /// <summary>Saves the record's form with some fields changed.</summary>
    public static async Task EditAsync(this HttpClient client, string recordRef, params (string Field, string Text)[] changes)
    {
        var address = $"/records/{recordRef}/edit";
        var fields = (await client.GetPageAsync(address)).Fields();
        foreach (var (field, text) in changes)
        {
            fields[field] = text;
        }

        (await client.SendFormAsync(address, address, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public static async Task DeleteRecordAsync(this HttpClient client, string recordRef)
    {
        var address = $"/records/{recordRef}/delete";
        var fields = (await client.GetPageAsync(address)).Fields();
        fields["reason"] = "Never so";
        (await client.PostFormAsync(address, address, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    public static Task<long> LastChangeAsync(this TrackerApp app) =>
        app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ChangeSets.MaxAsync(c => c.Id, TestContext.Current.CancellationToken));

    /// <summary>The page's words, blanks as one.</summary>
    public static async Task<string> WordsAsync(this HttpClient client, string address) =>
        Domain.Text.Squeeze((await client.GetPageAsync(address)).QuerySelector("main")!.TextContent);
}
