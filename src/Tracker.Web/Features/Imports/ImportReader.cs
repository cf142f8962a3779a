using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports;

/// <summary>Reads a file against what is recorded now, and says what it would do. Writes nothing.</summary>
public sealed class ImportReader(TrackerDbContext db, ReferenceCache reference, TableLimits limits)
{
    public async Task<ImportReading> ReadAsync(ImportFile file, CancellationToken cancellation)
    {
        ImportProfile? profile = null;
        try
        {
            using var stream = new MemoryStream(file.Content, writable: false);
            using var table = TableReader.Open(stream, file.Name, limits, file.Encoding);
            var headers = new TableHeaders(table.Headers);
            profile = Choose(file, headers, out var problem);
            if (problem is not null)
            {
                return new ImportReading(null, problem) { Profile = profile };
            }

            var observedOn = profile!.ListSlug is null ? null : file.ObservedOn ?? ListDate.FromName(file.Name);
            if (profile.ListSlug is not null && observedOn is null)
            {
                return new ImportReading(null, "Say on which day the list stood published: the file’s name does not tell.") { Profile = profile };
            }

            var context = await ContextAsync(profile, observedOn, cancellation);
            return new ImportReading(ImportPlanner.Plan(table, headers, profile, context, cancellation), null) { Profile = profile };
        }
        catch (UnusableTableException e)
        {
            return new ImportReading(null, e.Message) { Profile = profile };
        }
    }

    private static ImportProfile? Choose(ImportFile file, TableHeaders headers, out string? problem)
    {
        var profile = file.Profile is null ? ImportProfiles.Recognise(headers) : ImportProfiles.Find(file.Profile);
        problem = profile is not null ? profile.Refuses(headers)
            : file.Profile is not null ? $"There is no kind of file “{file.Profile}”. There are: {string.Join(", ", ImportProfiles.All.Select(p => p.Slug))}."
            : Unrecognised(headers);
        return profile;
    }

    // The refusal of the kind that is nearest says more than that no kind was recognised.
    private static string Unrecognised(TableHeaders headers) =>
        headers.Has("LAW ENFORCEMENT AGENCY") ? ImportProfiles.All[0].Refuses(headers)!
        : headers.Has("ori") ? ImportProfiles.Find("fbi-lee")!.Refuses(headers)!
        : RecordTypes.All.SelectMany(t => t.OwnColumns).Any(c => headers.Has(c.Name)) ? ImportProfiles.Find("tracker")!.Refuses(headers)!
        : $"The columns of this file are of no known kind: {string.Join(", ", headers.Printed.Where(h => h.Length > 0).Take(12))}. Take a blank template, or a list as ICE or the FBI published it. The headers must stand in the first row: remove what stands above the header.";

    private async Task<ImportContext> ContextAsync(ImportProfile profile, DateOnly? observedOn, CancellationToken cancellation)
    {
        var agencies = await db.Agencies.AsNoTracking().Include(a => a.Aliases).ToListAsync(cancellation);
        var sources = await db.Sources.AsNoTracking().ToListAsync(cancellation);
        var issued = (await db.IssuedRefs.AsNoTracking().Select(r => r.Ref).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var refs = new RefDrawer(issued.Contains);
        var list = await db.PublishedLists.AsNoTracking().FirstOrDefaultAsync(l => l.Slug == profile.ListSlug, cancellation);
        var judge = new RecordJudge(await reference.GazetteerAsync(cancellation), await reference.TermsAsync(cancellation), new AgencyDirectory(agencies, refs), new SourceShelf(sources, refs));
        return new ImportContext(judge, await ShelfAsync(profile, cancellation), list is null ? null : new CitationInput { SourceRef = list.SourceRef }, observedOn) { Refs = refs };
    }

    private async Task<RecordShelf> ShelfAsync(ImportProfile profile, CancellationToken cancellation)
    {
        var records = profile.ListSlug is null ? db.Records : (IQueryable<CooperationRecord>)db.Records.OfType<Agreement287g>();
        var stored = await db.LoadWithEverythingAsync(records, cancellation);
        return new RecordShelf(stored.Select(r => new ExistingRecord(r.Ref, r.Type, r.AgencyRef, r.Version, r.ToInput(), SpellsOf(r))));
    }

    private static Dictionary<string, (DateOnly First, DateOnly Last)> SpellsOf(CooperationRecord record) =>
        record is Agreement287g agreement ? agreement.Listings.ToDictionary(l => l.ListSlug, l => (l.FirstSeenOn, l.LastSeenOn), StringComparer.Ordinal) : [];
}
