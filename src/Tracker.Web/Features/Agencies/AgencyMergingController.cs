using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

/// <summary>Choosing the agency that another one turned out to be.</summary>
public sealed record ChooseAgencyModel(string Ref, string Name, string? Text, IReadOnlyList<AgencyRow> Found, string? Problem);

/// <summary>What a merge will do, before it is done.</summary>
/// <param name="Moving">How many records move.</param>
/// <param name="Gained">The names by which the agency that stays will be known too.</param>
/// <param name="Oris">The two identifiers between which somebody must choose; empty where there is nothing to choose.</param>
public sealed record MergeModel(
    Agency Stays, string StaysAt, Agency Goes, string GoesAt, int Moving, IReadOnlyList<string> Gained, IReadOnlyList<string> Oris, string? Ori, string? Reason, IReadOnlyDictionary<string, string> Problems);

/// <summary>Makes two agencies one, after a look at what will happen.</summary>
[Authorize(Policy = Policies.DeleteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AgencyMergingController(TrackerDbContext db, AgencyDesk desk, AgencyExport export) : TrackerController
{
    private const int MostFound = 20;
    private const string Changed = "Somebody changed one of the two a moment ago. This is how they stand now; merge them again if you still want to.";

    [HttpGet("/agencies/{agencyRef}/merge")]
    public async Task<IActionResult> Merge([FromRoute] string agencyRef)
    {
        if (await desk.LoadAsync(agencyRef, Aborted) is not { } stays)
        {
            return NotFound();
        }

        var query = new QueryValues(Request.Query);
        var (text, other) = (query.Text("q"), query.Text("other"));
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        if (other is null)
        {
            return await ChooseAsync(stays, text, null);
        }

        return await desk.LoadAsync(other, Aborted) is { } goes && goes != stays
            ? await PreviewAsync(stays, goes, [], StatusCodes.Status200OK)
            : await ChooseAsync(stays, text, other == agencyRef ? "That is this agency itself. Choose the other one." : $"There is no agency “{other}”. Search for it by name, place or ORI.");
    }

    [HttpPost("/agencies/{agencyRef}/merge")]
    public async Task<IActionResult> Confirm([FromRoute] string agencyRef)
    {
        var other = Request.HasFormContentType ? Request.Form["other"].ToString() : null;
        if (await desk.LoadAsync(agencyRef, Aborted) is not { } stays || await desk.LoadAsync(other, Aborted) is not { } goes)
        {
            return NotFound();
        }

        if (goes == stays)
        {
            return await ChooseAsync(stays, null, "That is this agency itself. Choose the other one.");
        }

        if (!await IsAsSeenAsync(stays, goes))
        {
            return await PreviewAsync(stays, goes, new() { ["Version"] = Changed }, StatusCodes.Status409Conflict);
        }

        var problems = Problems(stays, goes);
        if (problems.Count > 0)
        {
            return await PreviewAsync(stays, goes, problems, StatusCodes.Status400BadRequest);
        }

        if (!await desk.MergeAsync(stays, goes, Ori, Actor, Reason!, Aborted))
        {
            return await desk.LoadAsync(agencyRef, Aborted) is { } first && await desk.LoadAsync(other, Aborted) is { } second
                ? await PreviewAsync(first, second, new() { ["Version"] = Changed }, StatusCodes.Status409Conflict)
                : NotFound();
        }

        Say($"The two are one now: {other} is {agencyRef}. It can be taken back under Changes.");
        return Redirect("/agencies/" + agencyRef);
    }

    private string? Ori => Request.HasFormContentType ? Domain.Text.Tidy(Request.Form["ori"]) : null;

    private async Task<bool> IsAsSeenAsync(Agency stays, Agency goes) =>
        Request.Form["version"] == $"{stays.Version}" && Request.Form["otherVersion"] == $"{goes.Version}" && Request.Form["moving"] == $"{await desk.RecordsOfAsync(goes.Ref, Aborted)}";

    private Dictionary<string, string> Problems(Agency stays, Agency goes)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (OrisToChoose(stays, goes) is { Count: > 0 } oris && !oris.Exists(o => o == Ori))
        {
            problems["ori"] = "Choose which ORI stays; the other is kept as one it had.";
        }

        if (Reason is null)
        {
            problems["reason"] = "Say how it is known that the two are one: history keeps it.";
        }

        return problems;
    }

    private static List<string> OrisToChoose(Agency stays, Agency goes) =>
        stays.Ori is { } first && goes.Ori is { } second && first != second ? [first, second] : [];

    /// <summary>The preview of what <see cref="Agency.Absorb"/> will do.</summary>
    private async Task<IActionResult> PreviewAsync(Agency stays, Agency goes, Dictionary<string, string> problems, int status)
    {
        Response.StatusCode = status;
        var known = stays.Aliases.Select(a => a.FoldedName).Append(stays.FoldedName).ToHashSet(StringComparer.Ordinal);
        var gained = goes.Aliases.Select(a => a.Name).Prepend(goes.Name).Where(n => known.Add(AgencyName.Fold(n))).ToList();
        return View("MergeAgency", new MergeModel(
            stays, await desk.HomeNameAsync(stays.HomeGeoid, Aborted), goes, await desk.HomeNameAsync(goes.HomeGeoid, Aborted),
            await desk.RecordsOfAsync(goes.Ref, Aborted), gained, OrisToChoose(stays, goes), Ori, Reason, problems));
    }

    /// <summary>Without words, the agencies at home in the same place are offered.</summary>
    private async Task<IActionResult> ChooseAsync(Agency stays, string? text, string? problem)
    {
        var filter = text is null ? new AgencyFilter { Jurisdiction = stays.HomeGeoid.Value } : new AgencyFilter { Text = text };
        var matching = filter.InOrder(filter.Apply(db.Agencies.AsNoTracking(), db).Where(a => a.Ref != stays.Ref), db);
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return View("ChooseAgency", new ChooseAgencyModel(stays.Ref, stays.Name, text, await export.RowsAsync(matching.Take(MostFound), Aborted), problem));
    }
}
