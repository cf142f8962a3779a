using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Data.Search;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>Which records, in which order: the filters of <c>/records</c>, its twins and <c>export</c> alike.</summary>
public sealed record RecordFilter
{
    public static readonly IReadOnlyList<Code> Sorts =
    [
        new("-updated", "Latest change first"),
        new("jurisdiction", "Jurisdiction"),
        new("-jurisdiction", "Jurisdiction, Z first"),
        new("agency", "Agency"),
        new("-agency", "Agency, Z first"),
        new("type", "Type"),
        new("-started", "Newest start first"),
        new("started", "Oldest start first"),
        new("-ended", "Newest end first"),
        new("updated", "Oldest change first"),
    ];

    public RecordType? Type { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string> States { get; init; } = [];

    public string? Jurisdiction { get; init; }

    public string? Agency { get; init; }

    public string? Term { get; init; }

    /// <summary>A section of the founding document: whatever is filed under any of its terms.</summary>
    public int? Section { get; init; }

    public string? Source { get; init; }

    public string? Model { get; init; }

    public RecordStatus? Status { get; init; }

    /// <summary>Only records of states, of counties, of places or of towns.</summary>
    public JurisdictionLevel? Level { get; init; }

    /// <summary>A date known to the month or year counts as its first day, here and in the three below.</summary>
    public DateOnly? StartedSince { get; init; }

    /// <summary>That day included.</summary>
    public DateOnly? StartedUntil { get; init; }

    public DateOnly? EndedSince { get; init; }

    public DateOnly? EndedUntil { get; init; }

    /// <summary>Only what a source disputes, or only what none does.</summary>
    public bool? Contested { get; init; }

    public DateOnly AsOf { get; init; }

    public DateOnly? ChangedSince { get; init; }

    public string Sort { get; init; } = Sorts[0].Value;

    private IReadOnlyList<string> SectionTerms { get; init; } = [];

    /// <summary>
    /// So many records have the words that a page is soon full of them, looked for one by one in the order of the list; otherwise all that have them are read first.
    /// </summary>
    internal bool HasCommonWords { get; init; }

    /// <summary>Without what a tabulation of the list tells anyway (see <see cref="RecordTabulation"/>).</summary>
    internal RecordFilter Untabulated => this with { Type = null, Model = null, States = [], Level = null, Status = null };

    /// <summary>Equal for filters whose lists are tabulated alike.</summary>
    internal RecordFilter TabulationKey => Untabulated with { Sort = Sorts[0].Value, SectionTerms = [] };

    /// <summary>Those of a record's level and of the days on which it began and ended.</summary>
    internal static IReadOnlyList<ApiFilter> PlaceAndDayFilters { get; } =
    [
        new("level", "Only records of states, counties, places or county subdivisions.", Codes<JurisdictionLevel>.All),
        new("started-since", "Only what began or was signed on that day or later; a month or a year counts as its first day."),
        new("started-until", "Only what began or was signed by that day."),
        new("ended-since", "Only what ended on that day or later."),
        new("ended-until", "Only what ended by that day."),
    ];

    private static IReadOnlyList<ApiFilter> ApiFilters { get; } =
    [
        new("type", "The kind of record.", RecordTypes.All.Select(t => new Code(t.Slug, t.Name)).ToList()),
        new("q", "Words that the jurisdiction, the agency or the record has."),
        new("state", "Two-letter codes, divided by commas, such as CA,OR."),
        new("jurisdiction", "A GEOID, such as 48201."),
        new("agency", "An agency’s reference."),
        new("term", "A term of the taxonomy."),
        new("section", "A section of the founding document, by its number."),
        new("source", "A source’s reference."),
        new("model", "The model of a 287(g) agreement.", Codes<AgreementModel>.All),
        new("status", "The status on the day.", Codes<RecordStatus>.All),
        new("contested", "Whether a source disputes it.", [new("yes", "Yes"), new("no", "No")]),
        new("as-of", "The day for which the status is worked out, such as 2025-03-10; otherwise today."),
        new("changed-since", "Only what was changed on that day or later."),
        .. PlaceAndDayFilters,
    ];

    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/records", "Records that pass the filters.", null,
        [.. ApiFilters, new("sort", "The order.", Sorts), new("form", "For CSV, JSON and XLSX: a row for each record, or one for each fact.", Codes<RecordLayout>.All)]);

    /// <summary>The same page by page.</summary>
    public static ApiList PagedApi { get; } = new(ApiController.Root + "/records", "Records that pass the filters, some at a time, in the order of their references.", null,
        [.. ApiFilters, new("limit", "How many at most, 1 to 1,000; otherwise 100."), new("after", "Only records whose references come after this one. The header “Link” gives the next page’s address.")]);

    public static RecordFilter From(QueryValues query, DateOnly today, TermList terms)
    {
        var jurisdiction = query.Text("jurisdiction");
        if (jurisdiction is not null && !GeoId.TryParse(jurisdiction, out _))
        {
            query.Refuse("jurisdiction", jurisdiction, "Give the jurisdiction’s GEOID, such as 48201.");
        }

        var section = SectionFrom(query, terms);
        return new RecordFilter
        {
            Type = RecordTypes.Find(query.OneOf("type", RecordTypes.All.Select(t => t.Slug))),
            Text = query.Text("q"),
            States = query.States(),
            Jurisdiction = jurisdiction,
            Agency = query.Text("agency"),
            Term = query.Text("term"),
            Section = section,
            SectionTerms = terms.All.Where(t => t.SectionNumber == section).Select(t => t.Slug).ToList(),
            Source = query.Text("source"),
            Model = query.OneOf("model", Codes<AgreementModel>.All.Select(c => c.Value)),
            Status = query.Code<RecordStatus>("status"),
            Level = query.Code<JurisdictionLevel>("level"),
            StartedSince = query.Day("started-since"),
            StartedUntil = query.Day("started-until"),
            EndedSince = query.Day("ended-since"),
            EndedUntil = query.Day("ended-until"),
            Contested = query.OneOf("contested", ["yes", "no"]) is { } contested ? contested == "yes" : null,
            AsOf = query.Day("as-of") ?? today,
            ChangedSince = query.Day("changed-since"),
            Sort = query.OneOf("sort", Sorts.Select(s => s.Value)) ?? Sorts[0].Value,
        };
    }

    public IQueryable<CooperationRecord> Apply(IQueryable<CooperationRecord> records, TrackerDbContext db)
    {
        foreach (var condition in Conditions(db))
        {
            records = records.Where(condition);
        }

        return records;
    }

    /// <summary>The conditions that <see cref="Untabulated"/> is without, of counted records.</summary>
    internal bool Passes(TabulatedRecords records) =>
        (Type is null || records.Type == Type.Slug)
        && (Model is null || records.Model == Codes<AgreementModel>.Parse(Model))
        && (States.Count == 0 || States.Contains(records.State))
        && (Level is null || records.Level == Level)
        && (Status is null || records.Status == Status);

    /// <summary>In the chosen order; the reference last, so that pages never overlap.</summary>
    public IQueryable<CooperationRecord> InOrder(IQueryable<CooperationRecord> records) => (Sort switch
    {
        "updated" => records.OrderBy(r => r.UpdatedAtUtc),
        "jurisdiction" => records.OrderBy(r => r.Jurisdiction.FoldedName).ThenBy(r => r.Jurisdiction.StateCode),
        "-jurisdiction" => records.OrderByDescending(r => r.Jurisdiction.FoldedName).ThenBy(r => r.Jurisdiction.StateCode),
        "agency" => records.OrderBy(r => r.Agency!.FoldedName),
        "-agency" => records.OrderByDescending(r => r.Agency!.FoldedName),
        "type" => records.OrderBy(r => EF.Property<string>(r, RecordConfiguration.TypeSlug)),
        "started" => records.OrderBy(r => r.StartedOn == null).ThenBy(r => r.StartedOn),
        "-started" => records.OrderBy(r => r.StartedOn == null).ThenByDescending(r => r.StartedOn),
        "-ended" => records.OrderBy(r => r.EndedOn == null).ThenByDescending(r => r.EndedOn),
        _ => records.OrderByDescending(r => r.UpdatedAtUtc),
    }).ThenBy(r => r.Ref);

    private static int? SectionFrom(QueryValues query, TermList terms) =>
        query.OneOf("section", terms.Sections.Select(s => s.Number.ToString(CultureInfo.InvariantCulture))) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    private IEnumerable<Expression<Func<CooperationRecord, bool>>> Conditions(TrackerDbContext db)
    {
        if (Type is not null)
        {
            yield return r => EF.Property<string>(r, RecordConfiguration.TypeSlug) == Type.Slug;
        }

        if (Text is not null)
        {
            var found = db.Found(SearchKind.Record, Text);
            yield return HasCommonWords && Sort == Sorts[0].Value ? r => found.Any(e => e.Kind == SearchKind.Record && e.Ref == r.Ref) : r => found.Select(e => e.Ref).Contains(r.Ref);
        }

        if (States.Count > 0)
        {
            yield return r => States.Contains(r.Jurisdiction.StateCode);
        }

        if (GeoId.TryParse(Jurisdiction, out var geoid))
        {
            yield return r => r.JurisdictionGeoid == geoid;
        }

        if (Agency is not null)
        {
            yield return r => r.AgencyRef == Agency;
        }

        if (Term is not null)
        {
            yield return r => r.TermSlug == Term || r.Tags.Any(t => t.TermSlug == Term);
        }

        if (Section is not null)
        {
            yield return r => SectionTerms.Contains(r.TermSlug) || r.Tags.Any(t => SectionTerms.Contains(t.TermSlug));
        }

        if (Source is not null)
        {
            yield return r => r.Citations.Any(c => c.SourceRef == Source);
        }

        if (Model is not null)
        {
            var model = Codes<AgreementModel>.Parse(Model);
            yield return r => r is Agreement287g && ((Agreement287g)r).Model == model;
        }

        if (Contested is { } contested)
        {
            yield return r => r.Citations.Any(c => c.Stance == CitationStance.Disputes) == contested;
        }

        if (Level is { } level)
        {
            yield return r => r.Jurisdiction.Level == level;
        }

        foreach (var condition in DateConditions())
        {
            yield return condition;
        }

        if (ChangedSince is { } day)
        {
            var since = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            yield return r => r.UpdatedAtUtc >= since;
        }

        if (Status is { } status)
        {
            yield return RecordStatusQuery.Is(status, AsOf);
        }
    }

    private IEnumerable<Expression<Func<CooperationRecord, bool>>> DateConditions()
    {
        if (StartedSince is { } startedSince)
        {
            var since = PartialDate.Of(startedSince);
            yield return r => r.StartedOn >= since;
        }

        if (StartedUntil is { } startedUntil)
        {
            var until = PartialDate.Of(startedUntil);
            yield return r => r.StartedOn <= until;
        }

        if (EndedSince is { } endedSince)
        {
            var since = PartialDate.Of(endedSince);
            yield return r => r.EndedOn >= since;
        }

        if (EndedUntil is { } endedUntil)
        {
            var until = PartialDate.Of(endedUntil);
            yield return r => r.EndedOn <= until;
        }
    }
}
