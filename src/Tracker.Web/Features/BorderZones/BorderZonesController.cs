using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.BorderZones;

/// <summary>How many jurisdictions lie inside; the code is a level’s or a state’s.</summary>
public sealed record ZoneFigures(string Code, string Name, int Wholly, int Partly, int Outside);

public sealed record BorderZonesModel(IReadOnlyList<ZoneFigures> Levels, IReadOnlyList<ZoneFigures> States);

/// <summary>What the 100-mile border zone is here, how it is computed, and what that leaves open.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class BorderZonesController(TrackerDbContext db, ReferenceCache reference) : TrackerController
{
    private sealed record Group(string StateCode, JurisdictionLevel Level, BorderZone? Zone, int Count);

    [HttpGet("/border-zone")]
    public async Task<IActionResult> Index()
    {
        var groups = await db.Jurisdictions.GroupBy(j => new { j.StateCode, j.Level, j.BorderZone })
            .Select(g => new Group(g.Key.StateCode, g.Key.Level, g.Key.BorderZone, g.Count())).ToListAsync(Aborted);
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var levels = Enum.GetValues<JurisdictionLevel>().Select(l => Figures(Codes<JurisdictionLevel>.Of(l), Codes<JurisdictionLevel>.LabelOf(l), groups.Where(g => g.Level == l)));
        var states = groups.Where(g => g.Level == JurisdictionLevel.County).GroupBy(g => g.StateCode)
            .Select(g => Figures(g.Key, gazetteer.FindState(g.Key).Found!.Name, g)).OrderBy(s => s.Name, StringComparer.Ordinal);
        return View(new BorderZonesModel([.. levels], [.. states]));
    }

    private static ZoneFigures Figures(string code, string name, IEnumerable<Group> groups)
    {
        var counts = groups.ToLookup(g => g.Zone, g => g.Count);
        return new ZoneFigures(code, name, counts[BorderZone.Wholly].Sum(), counts[BorderZone.Partly].Sum(), counts[BorderZone.None].Sum());
    }
}
