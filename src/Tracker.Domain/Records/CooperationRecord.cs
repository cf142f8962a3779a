using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Records;

/// <summary>A dated, sourced fact about how a jurisdiction cooperates with immigration enforcement or limits it.</summary>
public abstract class CooperationRecord
{
    public const int SummaryMaxLength = 500;
    public const int NotesMaxLength = 10_000;

    private readonly List<Citation> _citations = [];
    private readonly List<RecordTag> _tags = [];

    protected CooperationRecord() { }

    protected CooperationRecord(string @ref) => Ref = @ref;

    public string Ref { get; private set; } = "";

    public GeoId JurisdictionGeoid { get; private set; }

    public Jurisdiction Jurisdiction { get; private set; } = null!;

    public string? AgencyRef { get; private set; }

    public Agency? Agency { get; private set; }

    public PartialDate? StartedOn { get; protected set; }

    public PartialDate? EndedOn { get; protected set; }

    /// <summary>It has ended, but no source tells when.</summary>
    public bool HasEndedSometime { get; protected set; }

    public string? Summary { get; private set; }

    public string? Notes { get; private set; }

    /// <summary>The words by which a search finds it, folded: databases do not fold letters alike.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary><see cref="RecordContent.OwnKeyOf"/> of what it says, to find another that says the same.</summary>
    public long ContentKey { get; private set; }

    public string TermSlug { get; private set; } = "";

    public IReadOnlyList<RecordTag> Tags => _tags;

    public IReadOnlyList<Citation> Citations => _citations;

    public PartialDate? LastVerifiedOn { get; private set; }

    /// <summary>Raised by one with every change to the record, its tags or its citations.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The highest version it ever had: an undo brings an old version back, but the next change never repeats a number.</summary>
    public int HighestVersion { get; private set; } = 1;

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime UpdatedAtUtc { get; private set; }

    public abstract RecordType Type { get; }

    /// <summary>Which way it points while it is in force. A written agreement to cooperate cooperates.</summary>
    public virtual Direction Direction => Direction.Cooperates;

    /// <summary>A source disputes it: said wherever it is shown.</summary>
    public bool IsContested => _citations.Exists(c => c.Stance == CitationStance.Disputes);

    /// <summary>In force from the earliest day its start can mean to the earliest day its end can mean.</summary>
    public virtual RecordStatus StatusOn(DateOnly day)
    {
        if (EndedOn?.Earliest <= day)
        {
            return RecordStatus.Ended;
        }

        if (StartedOn?.Earliest > day)
        {
            return RecordStatus.Pending;
        }

        return HasEndedSometime ? RecordStatus.Ended : RecordStatus.InForce;
    }

    /// <summary>A day before its start on which it was announced: asked for, signed, proposed, enacted.</summary>
    protected virtual PartialDate? AnnouncedOn => null;

    /// <summary>False while nothing of it had happened yet by that day: such a record tells of a later time.</summary>
    public bool HadAppearedBy(DateOnly day) => (AnnouncedOn ?? StartedOn) is not { } first || first.Earliest <= day;

    /// <summary>What its dates leave open on that day, in a sentence; null where they tell all.</summary>
    public string? DoubtOn(DateOnly day) => this switch
    {
        { EndedOn: { IsWholeDay: false } end } when end.Includes(PartialDate.Of(day)) => $"It ended {end.ToRangeText()}; whether it had ended by this day is not known.",
        { StartedOn: { IsWholeDay: false } start } when start.Includes(PartialDate.Of(day)) => $"It began {start.ToRangeText()}; whether it had begun by this day is not known.",
        { HasEndedSometime: true } when StartedOn is null || StartedOn.Value.Earliest <= day => "It has ended; on which day is not known.",
        { StartedOn: null } when !(EndedOn?.Earliest <= day) => "On which day it began is not known.",
        _ => null,
    };

    /// <summary>What it is in a few words: the first of its type's headline columns that says something.</summary>
    public string HeadlineText
    {
        get
        {
            var details = DetailsToInput();
            return Type.Headline.Select(h => Type.Column(h)!).Select(c => c.Display(c.Read(details))).First(t => t.Length > 0);
        }
    }

    /// <summary>What it says in one of its type’s own columns, as stored.</summary>
    public string? Detail(RecordColumn column) => column.Read(DetailsToInput());

    /// <summary>The days it tells of in its own fields, in the order of the file.</summary>
    public IEnumerable<Milestone> Milestones()
    {
        var details = DetailsToInput();
        foreach (var column in Type.Milestones)
        {
            if (column.Read(details) is { } day)
            {
                yield return new Milestone(PartialDate.Parse(day), column.Label);
            }
        }
    }

    /// <summary>Takes over everything a judged input says; what it leaves empty becomes empty.</summary>
    public void Take(RecordDraft draft)
    {
        JurisdictionGeoid = draft.Geoid;
        AgencyRef = draft.Agency?.Ref;
        TermSlug = draft.Input.Term!;
        Summary = draft.Input.Summary;
        Notes = draft.Input.Notes;
        LastVerifiedOn = PartialDate.ParseOrNull(draft.Input.LastVerifiedOn);
        TakeTags(RecordColumn.Split(draft.Input.Tags).ToList());
        TakeDetails(draft.Input);
        FoldWords(draft.Input);
        ContentKey = RecordContent.OwnKeyOf(Type, draft.Input);
    }

    /// <summary>Makes the words by which it is found of what it says.</summary>
    public void FoldWords() => FoldWords(DetailsToInput());

    /// <summary>For records from before there was a key; jurisdiction, agency and citations' sources must be loaded.</summary>
    public void FindContentKey() => ContentKey = RecordContent.OwnKeyOf(Type, ToInput());

    /// <summary>It is recorded for the first time.</summary>
    public void BeRecorded(DateTime atUtc)
    {
        CreatedAtUtc = atUtc;
        UpdatedAtUtc = atUtc;
    }

    /// <summary>It was recorded elsewhere, and stood there at this version, saved at that time: whoever cited it by both still finds it.</summary>
    public void BeRestored(int version, DateTime updatedAtUtc)
    {
        (Version, HighestVersion) = (Math.Max(1, version), Math.Max(1, version));
        BeRecorded(updatedAtUtc);
    }

    /// <summary>Rests the record on these sources, in this order. Citations that stand are kept and corrected, so that history tells what changed.</summary>
    public void Cite(IReadOnlyList<(string SourceRef, CitationInput Input)> sources)
    {
        if (sources.Count == 0)
        {
            throw new DomainException("A record cannot stand without a source.");
        }

        _citations.RemoveAll(c => c.Number > sources.Count);
        for (var i = 0; i < sources.Count; i++)
        {
            var citation = _citations.Find(c => c.Number == i + 1);
            if (citation is null)
            {
                citation = new Citation(Ref, i + 1, sources[i].SourceRef);
                _citations.Add(citation);
            }

            citation.Rest(sources[i].SourceRef, sources[i].Input);
        }
    }

    /// <summary>Whether a source still supports it when this one is gone.</summary>
    public bool StandsWithout(string sourceRef) =>
        _citations.Exists(c => c.SourceRef != sourceRef && c.Stance == CitationStance.Supports);

    /// <summary>Takes a source away and closes the gap in the numbers; the citations' sources must be loaded.</summary>
    public void RestNoLongerOn(string sourceRef)
    {
        if (!StandsWithout(sourceRef))
        {
            throw new DomainException($"Nothing would support {Ref} without {sourceRef}.");
        }

        Cite(_citations.Where(c => c.SourceRef != sourceRef).OrderBy(c => c.Number).Select(c => (c.SourceRef, c.ToInput())).ToList());
    }

    /// <summary>Its agency turned out to be another one.</summary>
    public void BelongTo(Agency agency)
    {
        AgencyRef = agency.Ref;
        Agency = agency;
    }

    /// <summary>Gives a record that was read without them what its text needs.</summary>
    public void Complete(Jurisdiction jurisdiction, IEnumerable<RecordTag> tags, IEnumerable<Citation> citations)
    {
        Jurisdiction = jurisdiction;
        _tags.AddRange(tags);
        _citations.AddRange(citations);
    }

    /// <summary>The record as canonical text; jurisdiction, agency and citations' sources must be loaded.</summary>
    public RecordInput ToInput()
    {
        var input = DetailsToInput();
        input.Ref = Ref;
        input.Geoid = JurisdictionGeoid.Value;
        input.State = Jurisdiction.StateCode;
        input.Jurisdiction = Jurisdiction.LegalName;
        input.Agency = Agency?.Name;
        input.AgencyKind = Agency is null ? null : Codes<AgencyKind>.Of(Agency.Kind);
        input.Summary = Summary;
        input.Notes = Notes;
        input.Term = TermSlug;
        input.Tags = _tags.Count == 0 ? null : string.Join(RecordColumn.Separator, _tags.Select(t => t.TermSlug).Order(StringComparer.Ordinal));
        input.LastVerifiedOn = LastVerifiedOn?.ToString();
        input.Version = Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        input.Sources.AddRange(_citations.OrderBy(c => c.Number).Select(c => c.ToInput()));
        return input;
    }

    protected abstract void TakeDetails(RecordInput input);

    protected abstract RecordInput DetailsToInput();

    private void FoldWords(RecordInput details) => SearchText = FoldedName.Of(string.Join(' ', HeadlineTexts(details).Prepend(Summary).Prepend(Ref)));

    // A task force is looked for by its name, a law by its number.
    private IEnumerable<string?> HeadlineTexts(RecordInput input) =>
        Type.Headline.Select(h => Type.Column(h)!).Where(c => c.Kind == FieldKind.Text).Select(c => c.Read(input));

    private void TakeTags(List<string> slugs)
    {
        _tags.RemoveAll(t => !slugs.Contains(t.TermSlug));
        _tags.AddRange(slugs.Where(s => !_tags.Exists(t => t.TermSlug == s)).Select(s => new RecordTag(Ref, s)));
    }
}

/// <summary>A day on which something happened to a record, and what: “Signed”, “Repealed or ended”.</summary>
public sealed record Milestone(PartialDate On, string What);

/// <summary>A further term a record is filed under.</summary>
public sealed class RecordTag
{
    private RecordTag() { }

    public RecordTag(string recordRef, string termSlug)
    {
        RecordRef = recordRef;
        TermSlug = termSlug;
    }

    public string RecordRef { get; private set; } = "";

    public string TermSlug { get; private set; } = "";
}
