using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Agencies;

/// <summary>Agencies for a test.</summary>
internal static class AgencyStock
{
    public static Task<string> AddAsync(this TrackerApp app, string name, string home, string? ori = null, params string[] otherNames) => app.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        var agency = new Agency(RecordRef.New(Agency.RefPrefix), name, AgencyName.KindOf(name), GeoId.Parse(home));
        if (ori is not null)
        {
            agency.BeKnownBy(ori);
        }

        otherNames.ToList().ForEach(agency.AlsoCalled);
        db.Add(agency);
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "somebody", "An agency", DateTime.UtcNow));
        return agency.Ref;
    });

    /// <summary>Everything that is recorded, as the lists give it, and the agencies’ versions.</summary>
    public static async Task<string> AllAsync(this TrackerApp app)
    {
        var client = app.Anonymous();
        var versions = await app.WithAsync(s => Task.FromResult(string.Join(' ', s.GetRequiredService<TrackerDbContext>().Agencies.OrderBy(a => a.Ref).Select(a => a.Ref + "=" + a.Version).ToList())));
        return await client.GetStringAsync("/records.json?sort=jurisdiction") + await client.GetStringAsync("/agencies.json") + versions;
    }

    /// <summary>Merges as somebody does who looks at the preview first.</summary>
    public static async Task<HttpResponseMessage> MergeAsync(HttpClient client, string stays, string goes, string? ori = null)
    {
        var address = $"/agencies/{stays}/merge?other={goes}";
        var fields = (await client.GetPageAsync(address)).Fields();
        fields["reason"] = "The same office";
        if (ori is not null)
        {
            fields["ori"] = ori;
        }

        return await client.PostFormAsync(address, $"/agencies/{stays}/merge", fields);
    }

    public static async Task ShouldLeadToAsync(this Task<HttpResponseMessage> response, string address)
    {
        (await response).StatusCode.ShouldBe(HttpStatusCode.Redirect, await (await response).Content.ReadAsStringAsync());
        (await response).Headers.Location!.ToString().ShouldBe(address);
    }
}
