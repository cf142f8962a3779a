using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

/// <summary>An agency that is there, as a page names it.</summary>
public sealed record KnownAgency(string Ref, string Name, string Home);

/// <param name="Same">The agency that is recorded under this very name or ORI.</param>
/// <param name="Near">Those of the state whose names are near.</param>
public sealed record JudgedAgency(GeoId Home, Dictionary<string, string> Problems, KnownAgency? Same, IReadOnlyList<KnownAgency> Near);

/// <summary>Adds, corrects and merges agencies.</summary>
public sealed class AgencyDesk(TrackerDbContext db, ReferenceCache reference, TimeProvider clock)
{
    /// <summary>The agency as it is tracked for a change, with its other names; null when there is none.</summary>
    public Task<Agency?> LoadAsync(string? agencyRef, CancellationToken cancellation) =>
        db.Agencies.Include(a => a.Aliases).SingleOrDefaultAsync(a => a.Ref == agencyRef, cancellation);

    public async Task<string> HomeNameAsync(GeoId home, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return gazetteer.FullNameOf(gazetteer[home]);
    }

    public Task<int> RecordsOfAsync(string agencyRef, CancellationToken cancellation) => db.Records.CountAsync(r => r.AgencyRef == agencyRef, cancellation);

    /// <summary>What is wrong with it, by field. The same name at the same home, or the same ORI, would be the same agency twice.</summary>
    public async Task<JudgedAgency> JudgeAsync(AgencyInput tidy, string? agencyRef, CancellationToken cancellation)
    {
        var result = await new AgencyInputValidator().ValidateAsync(tidy, cancellation);
        var problems = result.Errors.DistinctBy(e => e.PropertyName).ToDictionary(e => e.PropertyName, e => e.ErrorMessage, StringComparer.Ordinal);
        var home = await FindHomeAsync(tidy, problems, cancellation);
        if (problems.Count > 0)
        {
            return new JudgedAgency(home, problems, null, []);
        }

        var others = db.Agencies.AsNoTracking().Where(a => a.Ref != agencyRef);
        var name = AgencyName.Fold(tidy.Name!);
        var same = await others.FirstOrDefaultAsync(a => a.FoldedName == name && a.HomeGeoid == home, cancellation);
        if (same is not null)
        {
            problems[nameof(AgencyInput.Name)] = $"{same.Name} is recorded already, as {same.Ref}. Correct that one, or merge the two.";
        }
        else if (tidy.Ori is not null && await others.FirstOrDefaultAsync(a => a.Ori == tidy.Ori, cancellation) is { } holder)
        {
            same = holder;
            problems[nameof(AgencyInput.Ori)] = $"{holder.Name} ({holder.Ref}) has this ORI. Correct the ORI, or merge the two.";
        }

        return new JudgedAgency(home, problems, same is null ? null : await NameAsync(same, cancellation), agencyRef is null && same is null ? await NearAsync(name, home, cancellation) : []);
    }

    public async Task<string> AddAsync(AgencyInput tidy, GeoId home, Actor actor, string? reason, CancellationToken cancellation)
    {
        var agencyRef = db.DrawRefs().Draw(Agency.RefPrefix);
        var agency = new Agency(agencyRef, tidy.Name!, Codes<AgencyKind>.Parse(tidy.Kind!), home);
        tidy.WriteTo(agency, home);
        db.Add(agency);
        await db.SaveChangesAsync(Set(actor, reason ?? "Added the agency"), cancellation);
        return agencyRef;
    }

    /// <summary>False when somebody else saved the agency in the meantime; then nothing is written.</summary>
    public Task<bool> ChangeAsync(Agency agency, AgencyInput tidy, GeoId home, Actor actor, string? reason, CancellationToken cancellation)
    {
        tidy.WriteTo(agency, home);
        return db.TrySaveChangesAsync(Set(actor, reason ?? "Corrected the agency"), cancellation);
    }

    /// <summary>
    /// Makes two agencies one: the records, names and addresses of the one that goes lead to the one that stays. One change,
    /// so that it can be taken back whole. False when somebody else changed either in the meantime; then nothing is written.
    /// </summary>
    public async Task<bool> MergeAsync(Agency stays, Agency goes, string? chosenOri, Actor actor, string reason, CancellationToken cancellation)
    {
        await db.MergeAgenciesAsync(stays, goes, chosenOri, cancellation);
        return await db.TrySaveChangesAsync(Set(actor, reason), cancellation);
    }

    /// <summary>As in the record's form, the name as typed decides, and a GEOID picked for another name is dropped.</summary>
    private async Task<GeoId> FindHomeAsync(AgencyInput tidy, Dictionary<string, string> problems, CancellationToken cancellation)
    {
        if (tidy.Home is null)
        {
            return default;
        }

        var gazetteer = await reference.GazetteerAsync(cancellation);
        if (GeoId.TryParse(tidy.HomeGeoid, out var picked) && gazetteer.Find(picked) is { } place && gazetteer.FullNameOf(place) == tidy.Home)
        {
            return picked;
        }

        var match = gazetteer.FindAnywhere(tidy.Home);
        if (match.Found is { } found)
        {
            (tidy.Home, tidy.HomeGeoid) = (gazetteer.FullNameOf(found), found.Geoid.Value);
            return found.Geoid;
        }

        tidy.HomeGeoid = null;
        problems.TryAdd(nameof(AgencyInput.Home), match.Problem + gazetteer.Question(match.Offered));
        return default;
    }

    private async Task<IReadOnlyList<KnownAgency>> NearAsync(string name, GeoId home, CancellationToken cancellation)
    {
        var state = (await reference.GazetteerAsync(cancellation))[home].StateCode;
        var there = await db.Agencies.AsNoTracking().Include(a => a.Aliases).Where(a => a.Home.StateCode == state).ToListAsync(cancellation);
        var names = there.SelectMany(a => a.Aliases.Select(n => n.FoldedName).Prepend(a.FoldedName), (agency, folded) => (Agency: agency, Folded: folded));
        var near = new List<KnownAgency>();
        foreach (var agency in NearNames.Of(name, names, n => n.Folded).Select(n => n.Agency).Distinct())
        {
            near.Add(await NameAsync(agency, cancellation));
        }

        return near;
    }

    private async Task<KnownAgency> NameAsync(Agency agency, CancellationToken cancellation) => new(agency.Ref, agency.Name, await HomeNameAsync(agency.HomeGeoid, cancellation));

    private ChangeSet Set(Actor actor, string reason) => new(ChangeOrigin.Form, actor.UserId, actor.Name, reason, clock.Utc());
}
