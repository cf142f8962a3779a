using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <summary>
/// Which changes: the filters of <c>/changes</c>, its twins and <c>export changes</c> alike. Kind and place are as they were when it was
/// changed, so that they find what was deleted too; everything else that <c>/records</c> filters by is what records say now.
/// </summary>
public sealed record ChangeFilter
{
    public RecordType? Type { get; init; }

    public IReadOnlyList<string> States { get; init; } = [];

    public GeoId? Jurisdiction { get; init; }

    /// <summary>What else the records that changed are: text, agency, source, term, section, model, status and whether they are contested.</summary>
    public RecordFilter Records { get; init; } = new();

    /// <summary>The pseudonym of whoever changed it.</summary>
    public string? By { get; init; }

    public ChangeOrigin? Origin { get; init; }

    public DateOnly? Since { get; init; }

    /// <summary>The last day, included.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/changes", "Saves, the newest first.", null,
    [
        new("type", "The kind of record that changed.", RecordTypes.All.Select(t => new Code(t.Slug, t.Name)).ToList()),
        new("state", "Two-letter codes, divided by commas, such as CA,OR."),
        new("jurisdiction", "A GEOID, such as 48201."),
        new("q", "Words of the records that changed."),
        new("agency", "An agency’s reference."),
        new("source", "A source’s reference."),
        new("term", "A term of the taxonomy."),
        new("section", "A section of the founding document, by its number."),
        new("model", "The model of a 287(g) agreement.", Codes<Domain.Agreements287g.AgreementModel>.All),
        new("status", "The status of the records that changed, on the day of “as-of”.", Codes<RecordStatus>.All),
        new("contested", "Whether a source disputes them.", [new("yes", "Yes"), new("no", "No")]),
        .. RecordFilter.PlaceAndDayFilters,
        new("by", "The pseudonym of whoever changed it."),
        new("origin", "Where the change came from.", Codes<ChangeOrigin>.All),
        new("changed-since", "The first day, such as 2025-03-10."),
        new("until", "The last day, included."),
    ]);

    /// <summary>Whatever filters a list of records filters its changes too, so that a search can be followed; its order is left out.</summary>
    public static ChangeFilter From(QueryValues query, DateOnly today, TermList terms)
    {
        var term = query.Text("term");
        if (term is not null && terms.Find(term) is null)
        {
            query.Refuse("term", term, "There is no such term. Topics lists those there are.");
        }

        var records = RecordFilter.From(query, today, terms);
        var (since, until) = (records.ChangedSince, query.Day("until"));
        if (until < since)
        {
            query.Refuse("until", query.Text("until"), "This is before the day in “changed-since”. Change one of them.");
        }

        return new ChangeFilter
        {
            Type = records.Type,
            States = records.States,
            Jurisdiction = GeoId.TryParse(records.Jurisdiction, out var place) ? place : null,
            Records = records with { Type = null, States = [], Jurisdiction = null, ChangedSince = null },
            By = query.Text("by", ChangeSet.ByMaxLength),
            Origin = query.Code<ChangeOrigin>("origin"),
            Since = since,
            Until = until,
        };
    }

    public IQueryable<ChangeSet> Apply(TrackerDbContext db)
    {
        IQueryable<ChangeSet> sets = db.ChangeSets;
        if (By is not null)
        {
            sets = sets.Where(s => s.By == By);
        }

        if (Origin is { } origin)
        {
            sets = sets.Where(s => s.Origin == origin);
        }

        if (Since is { } since)
        {
            var from = since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            sets = sets.Where(s => s.AtUtc >= from);
        }

        if (Until is { } until)
        {
            var last = until.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
            sets = sets.Where(s => s.AtUtc <= last);
        }

        return OfThings(db, sets);
    }

    private bool NamesRecords => !IsPlain || Records is not { Text: null, Agency: null, Source: null, Term: null };

    /// <summary>Nothing is asked for but what history knows, text, agency, source and term.</summary>
    private bool IsPlain => Records is { Section: null, Model: null, Status: null, Contested: null, Level: null, StartedSince: null, StartedUntil: null, EndedSince: null, EndedUntil: null };

    private IQueryable<ChangeSet> OfThings(TrackerDbContext db, IQueryable<ChangeSet> sets)
    {
        if (NamesRecords || States.Count > 0 || Jurisdiction is not null)
        {
            // Few change sets of many: the database begins with the things.
            var ids = Numbers(db);
            return sets.Where(s => ids.Contains(s.Id));
        }

        // Many change sets: it looks from one to the next whether a record of that kind is in it. Each of its changes names its place.
        return Type is null ? sets : sets.Where(s => db.Changes.Any(c => c.ChangeSetId == s.Id && c.Entity == EntityName && c.JurisdictionGeoid != null));
    }

    private string? EntityName => Type?.NewRecord("").GetType().Name;

    /// <summary>The numbers of the change sets that changed a thing of that kind, place, text, agency, source and term.</summary>
    private IQueryable<long> Numbers(TrackerDbContext db)
    {
        var changes = Jurisdiction is { } geoid ? ThingChanges.OfPlace(db, geoid) : [db.Changes];
        var numbers = changes.Select(part => Narrowed(db, part).Select(c => c.ChangeSetId)).ToList();
        if (Type is null && States.Count == 0 && Jurisdiction is null)
        {
            numbers.AddRange(Own(db).Select(part => part.Select(c => c.ChangeSetId)));
        }

        return numbers.Aggregate((all, more) => all.Concat(more));
    }

    private IQueryable<Change> Narrowed(TrackerDbContext db, IQueryable<Change> changes)
    {
        if (Type is not null)
        {
            changes = changes.Where(c => c.Entity == EntityName);
        }

        if (States.Count > 0)
        {
            var places = db.Jurisdictions.Where(j => States.Contains(j.StateCode)).Select(j => (GeoId?)j.Geoid);
            changes = changes.Where(c => places.Contains(c.JurisdictionGeoid));
        }

        if (!NamesRecords)
        {
            return changes;
        }

        // A whole reference is that record, be it there or deleted.
        if (IsPlain && Records is { Text: { } text, Agency: null, Source: null, Term: null } && RecordRef.Normalise(text) is { } named)
        {
            return changes.Where(c => c.RecordRef == named);
        }

        var refs = Records.Apply(db.Records, db).Select(r => (string?)r.Ref);
        return changes.Where(c => refs.Contains(c.RecordRef));
    }

    /// <summary>What was changed of the agency or the source itself, where nothing but it is asked for.</summary>
    private IReadOnlyList<IQueryable<Change>> Own(TrackerDbContext db) => Records switch
    {
        _ when !IsPlain => [],
        { Agency: { } agency, Source: null, Term: null, Text: null } => ThingChanges.OfAgency(db, agency),
        { Source: { } source, Agency: null, Term: null, Text: null } => ThingChanges.OfSource(db, source),
        _ => [],
    };
}
