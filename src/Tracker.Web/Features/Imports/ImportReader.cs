using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Imports.TrackerRecords;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports.Mapped;

namespace Tracker.Web.Features.Imports;

/// <summary>A file open to be planned, or why it cannot be used.</summary>
public sealed class OpenImport(ImportProfile? profile, string? unusable, Table? table = null, ImportPlanning? planning = null) : IDisposable
{
    public ImportProfile? Profile { get; } = profile;

    public string? Unusable { get; } = unusable;

    public ImportPlanning? Planning { get; } = planning;

    /// <summary>It cannot be used as it is, but could if somebody said what its columns are.</summary>
    public bool CanBeMapped { get; init; }

    /// <summary>What it is read from, while it is open.</summary>
    internal Stream? Content { get; init; }

    /// <summary>Where references are looked up while it is planned.</summary>
    internal IDisposable? LookUps { get; init; }

    public void Dispose()
    {
        table?.Dispose();
        Content?.Dispose();
        LookUps?.Dispose();
        Planning?.Context.Judge.Sources.Dispose();
    }
}

/// <summary>Reads a file against what is recorded now, and says what it would do. Writes nothing.</summary>
public sealed class ImportReader(TrackerDbContext db, IServiceScopeFactory scopes, ReferenceCache reference, MappingDesk mappings, TableLimits limits)
{
    /// <summary>Reads it to its end and holds the whole plan.</summary>
    public async Task<ImportReading> ReadAsync(ImportFile file, CancellationToken cancellation)
    {
        using var open = await OpenAsync(file, cancellation);
        if (open.Planning is not { } planning)
        {
            return new ImportReading(null, open.Unusable) { Profile = open.Profile };
        }

        try
        {
            var rows = new List<PlannedRow>();
            await foreach (var lot in PlanAsync(planning, cancellation))
            {
                rows.AddRange(lot);
            }

            return new ImportReading(new ImportPlan(planning.Summarise(), rows), null) { Profile = open.Profile };
        }
        catch (UnusableTableException e)
        {
            return new ImportReading(null, e.Message) { Profile = open.Profile };
        }
    }

    /// <summary>Reads its header, and gets ready what its rows are judged against.</summary>
    public Task<OpenImport> OpenAsync(ImportFile file, CancellationToken cancellation) => OpenAsync(file, file.Content.Open(), cancellation);

    /// <summary>The same of a file whose content is elsewhere; it is closed with what is opened here.</summary>
    public async Task<OpenImport> OpenAsync(ImportFile file, Stream content, CancellationToken cancellation)
    {
        Table? table = null;
        try
        {
            table = TableReader.Open(content, file.Name, limits, file.Encoding);
            var headers = new TableHeaders(table.Headers);
            var (profile, problem) = await ChooseAsync(file, headers, cancellation);
            var observedOn = profile?.ListSlug is null ? null : file.ObservedOn ?? ListDate.FromName(file.Name);
            if (problem is null && profile!.ListSlug is not null && observedOn is null)
            {
                problem = "Say on which day the list stood published: the file’s name does not tell.";
            }

            if (problem is null)
            {
                // A lot is planned while the one before is stored: the references drawn meanwhile are looked up over a connection of their own.
                var lookUps = scopes.CreateScope();
                var refs = lookUps.ServiceProvider.GetRequiredService<TrackerDbContext>().DrawRefs();
                return new OpenImport(profile, null, table, new ImportPlanning(table, headers, profile!, await ContextAsync(profile!, file, observedOn, refs, cancellation))) { Content = content, LookUps = lookUps };
            }

            table.Dispose();
            await content.DisposeAsync();
            return new OpenImport(profile, problem) { CanBeMapped = CanBeMapped(file, profile, headers) };
        }
        catch (UnusableTableException e)
        {
            table?.Dispose();
            await content.DisposeAsync();
            return new OpenImport(null, e.Message);
        }
    }

    /// <summary>The planned rows, some at a time; of the stored records only those that a lot needs are held.</summary>
    /// <exception cref="UnusableTableException">The file cannot be read to its end.</exception>
    public async IAsyncEnumerable<IReadOnlyList<PlannedRow>> PlanAsync(ImportPlanning planning, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lots = planning.Lots().GetEnumerator();
        IReadOnlyList<PlannedRow>? planned = null;
        for (var lot = await Task.Run(() => Lot.Next(lots, planning), cancellation); lot is not null;)
        {
            await PrepareAsync(planning, lot, cancellation);

            // While somebody stores the lot before, which needs the database, this one is planned and the next one read, which do not.
            var taken = lot;
            var next = Task.Run(() => (Planned.Of(taken, planning), Lot.Next(lots, planning)), cancellation);
            if (planned is not null)
            {
                yield return planned;
            }

            (var rows, lot) = await next;
            planned = await RecogniseAsync(rows, cancellation);
        }

        if (planned is not null)
        {
            yield return planned;
        }
    }

    /// <summary>Some rows, and what they name of what is stored.</summary>
    private sealed record Lot(IReadOnlyList<TableRow> Rows, IReadOnlyCollection<string> Refs, IReadOnlyCollection<CitationInput> Citations)
    {
        public static Lot? Next(IEnumerator<IReadOnlyList<TableRow>> lots, ImportPlanning planning) =>
            lots.MoveNext() ? new Lot(lots.Current, planning.RefsIn(lots.Current), planning.CitationsIn(lots.Current)) : null;
    }

    /// <summary>Planned rows, and the keys by which a stored record may say what one of them says.</summary>
    private sealed record Planned(IReadOnlyList<PlannedRow> Rows, IReadOnlyCollection<long> Keys)
    {
        public static Planned Of(Lot lot, ImportPlanning planning)
        {
            var rows = planning.Plan(lot.Rows);
            return new Planned(rows, ImportPlanning.OwnKeysOf(rows));
        }
    }

    /// <summary>Of the stored records and sources, those that the lot names; of a list all are held already.</summary>
    private async Task PrepareAsync(ImportPlanning planning, Lot lot, CancellationToken cancellation)
    {
        if (planning.Profile.ListSlug is not null)
        {
            return;
        }

        var named = lot.Refs.Count == 0 ? [] : await db.LoadWithEverythingAsync(db.Records.Where(r => lot.Refs.Contains(r.Ref)), cancellation);
        planning.Context.Shelf.Hold(named.Select(Existing));
        planning.Context.Judge.Sources.Hold([.. named.SelectMany(r => r.Citations).Select(c => c.Source), .. await db.SourcesOfAsync(lot.Citations, cancellation)]);
    }

    private async Task<IReadOnlyList<PlannedRow>> RecogniseAsync(Planned lot, CancellationToken cancellation)
    {
        var alike = lot.Keys.Count == 0 ? [] : await db.LoadWithEverythingAsync(db.Records.Where(r => lot.Keys.Contains(r.ContentKey)).OrderBy(r => r.Ref), cancellation);
        return ImportPlanning.Recognise(lot.Rows, RecordContent.KeysOf(alike.Select(r => (r.Type, r.ToInput(), r.Ref))));
    }

    private async Task<(ImportProfile? Profile, string? Problem)> ChooseAsync(ImportFile file, TableHeaders headers, CancellationToken cancellation)
    {
        if (file.Mapping is not null || file.Profile is not null)
        {
            var chosen = file.Mapping is null ? ImportProfiles.Find(file.Profile!) : new MappedProfile(file.Mapping);
            return (chosen, chosen is null ? $"There is no kind of file “{file.Profile}”. There are: {string.Join(", ", ImportProfiles.All.Select(p => p.Slug))}." : Refusal(chosen, headers));
        }

        var profile = ImportProfiles.Recognise(headers);
        var problem = profile is null ? Unrecognised(headers) : Refusal(profile, headers);
        return problem is not null && await mappings.ForAsync(ColumnMapping.HeadingsOf(headers), onlyNamed: true, cancellation) is { Mapping: { } mapping }
            ? (new MappedProfile(mapping), null)
            : (profile, problem);
    }

    /// <summary>A text without columns is no table, and ICE's list of those who have asked has no agreements in it.</summary>
    private static bool CanBeMapped(ImportFile file, ImportProfile? profile, TableHeaders headers) =>
        file.Profile is null && profile is null or TrackerRecordsProfile or MappedProfile && ColumnMapping.HeadingsOf(headers).Count > 1 && !IceParticipatingProfile.IsPendingList(headers);

    /// <summary>Why the file is not of the kind that was chosen, and of which it is.</summary>
    private static string? Refusal(ImportProfile profile, TableHeaders headers) =>
        profile.Refuses(headers) is not { } problem ? null
        : ImportProfiles.Recognise(headers) is { } other && other != profile ? $"{problem} Its columns are those of another kind of file: {other.Name}."
        : problem;

    // The refusal of the kind that is nearest says more than that no kind was recognised.
    private static string Unrecognised(TableHeaders headers) =>
        headers.Has("LAW ENFORCEMENT AGENCY") ? ImportProfiles.All[0].Refuses(headers)!
        : headers.Has("ori") ? ImportProfiles.Find("fbi-lee")!.Refuses(headers)!
        : RecordTypes.All.SelectMany(t => t.OwnColumns).Any(c => headers.Has(c.Name)) ? ImportProfiles.Find("tracker")!.Refuses(headers)!
        : $"The columns of this file are of no known kind: {string.Join(", ", headers.Printed.Where(h => h.Length > 0).Take(12))}. Take a blank template, or a list as ICE or the FBI published it. The headers must stand in the first row: remove what stands above the header.";

    private async Task<ImportContext> ContextAsync(ImportProfile profile, ImportFile file, DateOnly? observedOn, RefDrawer refs, CancellationToken cancellation)
    {
        var agencies = await db.Agencies.AsNoTracking().Include(a => a.Aliases).ToListAsync(cancellation);
        var sources = profile.ListSlug is null ? [] : await db.Sources.AsNoTracking().ToListAsync(cancellation);
        var list = await db.PublishedLists.AsNoTracking().FirstOrDefaultAsync(l => l.Slug == profile.ListSlug, cancellation);
        var gazetteer = (await reference.GazetteerAsync(cancellation)).Knowing(await db.PlaceAliases.AsNoTracking().ToListAsync(cancellation));
        var judge = new RecordJudge(gazetteer, await reference.TermsAsync(cancellation), new AgencyDirectory(agencies, refs), new SourceShelf(sources, refs));
        return new ImportContext(judge, await ShelfAsync(profile, cancellation), list is null ? null : new CitationInput { SourceRef = list.SourceRef }, observedOn)
        {
            Refs = refs,
            Edition = profile.ListSlug is not null && observedOn is { } day ? new ListEdition(day, file.Name, file.Sha256, []) : null,
            History = profile.ListSlug is { } slug ? await db.HistoryOfAsync(slug, cancellation) : ListHistory.None,
        };
    }

    /// <summary>Of a list all agreements, since any of them may be a row or be gone; otherwise lot by lot.</summary>
    private async Task<RecordShelf> ShelfAsync(ImportProfile profile, CancellationToken cancellation) =>
        new(profile.ListSlug is null ? [] : (await db.LoadWithEverythingAsync(db.Records.OfType<Agreement287g>(), cancellation)).Select(Existing));

    internal static ExistingRecord Existing(CooperationRecord record) => new(record.Ref, record.Type, record.AgencyRef, record.Version, record.ToInput(), SpellsOf(record))
    {
        DateElsewhere = (record as Agreement287g)?.Listings.Select(l => l.DateElsewhere?.ToString()).FirstOrDefault(d => d is not null),
    };

    private static Dictionary<string, (DateOnly First, DateOnly Last)> SpellsOf(CooperationRecord record) =>
        record is Agreement287g agreement ? agreement.Listings.ToDictionary(l => l.ListSlug, l => (l.FirstSeenOn, l.LastSeenOn), StringComparer.Ordinal) : [];
}
