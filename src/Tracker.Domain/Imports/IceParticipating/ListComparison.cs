using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// An edition beside those that are stored: what all of them state with it and what they stated without it, and so what would change.
/// What stands as the list stated it before is the list's to correct; what stands otherwise, somebody else wrote, and it stays.
/// </summary>
internal sealed class ListComparison
{
    private readonly ImportContext _context;
    private readonly ListEdition _edition;
    private readonly List<ListEdition> _editions;
    private readonly ListReckoning _now;
    private readonly Dictionary<string, ListedAgreement> _before;
    private readonly Dictionary<string, ListedAgency> _agenciesBefore;
    private readonly Dictionary<ListedAgency, AgencyChoice> _agencies = [];

    public ListComparison(ImportContext context, ListEdition edition)
    {
        (_context, _edition) = (context, edition);
        _editions = context.History.Editions.ToList();
        var placing = new IcePlacing(context.Judge.Gazetteer);
        KnownAgreements Known() => new(context.Judge.Agencies, context.Shelf, context.History.MergedAgencies);
        var before = ListReckoning.Of(_editions, placing, Known());
        _before = before.Agreements.ToDictionary(a => a.Ref, StringComparer.Ordinal);
        _agenciesBefore = before.Agencies.GroupBy(a => a.Choice.Ref).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _now = ListReckoning.Of(_editions.Where(e => !e.Equals(edition)).Append(edition), placing, Known());
        foreach (var agency in _now.Agencies)
        {
            _agencies[agency] = Stated(agency);
        }
    }

    public ReckonedRow Row(int number) => _now.Row(_edition, number);

    /// <summary>The agreement's record as it would stand, and what changes in it. The agency's own name is said of the agency.</summary>
    public (RecordDraft Draft, IReadOnlyList<CellChange> Changes) Draft(ListedAgreement agreement)
    {
        var agency = _agencies[agreement.Agency];
        var written = Written(agreement);
        var draft = _context.Judge.Judge(Agreement287gColumns.Type, written);
        if (!draft.IsSound)
        {
            return (draft, []);
        }

        (draft.Input.Agency, draft.Input.AgencyKind) = (agency.Name, Codes<AgencyKind>.Of(agency.Kind));
        return (draft with { Agency = agency }, agreement.Existing is { } existing ? Changes(existing, draft, agency) : []);
    }

    /// <param name="planned">The agreements that rows of the file write; one that it shows only in a row that is refused is not among them.</param>
    public ListOutcome Outcome(IReadOnlyCollection<ListedAgreement> planned)
    {
        var shown = _now.Agreements.Where(a => a.IsShownBy(_edition)).ToHashSet();
        var earlier = _editions.Where(e => !e.Equals(_edition) && e.ObservedOn < _edition.ObservedOn).ToList();
        var newest = earlier.Max();
        var gone = newest is null ? [] : _now.Agreements.Where(a => a.Existing is not null && !shown.Contains(a) && earlier.Exists(e => e.ObservedOn == newest.ObservedOn && a.IsShownBy(e))).Select(a => a.Ref).Order(StringComparer.Ordinal).ToList();
        return new ListOutcome
        {
            Besides = [.. AgenciesBeside(), .. _now.Agreements.Except(planned).Select(Beside).OfType<PlannedRow>().OrderBy(r => r.RecordRef, StringComparer.Ordinal)],
            Gone = gone,
            Seen = _now.Agreements.Where(Grows).Select(a => a.Ref).Except(gone, StringComparer.Ordinal).ToList(),
            IsKnown = _editions.Exists(e => e.Equals(_edition)),
            Question = ListShrinkage.Question(_edition, newest),
        };
    }

    private static bool Grows(ListedAgreement agreement) =>
        agreement.Existing?.ListSpells.TryGetValue(PublishedList.IceParticipating, out var spell) != true || spell != (agreement.FirstSeenOn, agreement.LastSeenOn);

    private PlannedRow? Beside(ListedAgreement agreement)
    {
        if (agreement.Existing is null || !MayChange(agreement, agreement.Existing))
        {
            return null;
        }

        var (draft, changes) = Draft(agreement);
        return draft.IsSound && changes.Count > 0 ? new PlannedRow(0, RowOutcome.Beside, agreement.Ref, draft, []) { Changes = changes } : null;
    }

    /// <summary>Told without judging, which takes its time: most records stand as they are.</summary>
    private bool MayChange(ListedAgreement agreement, ExistingRecord existing)
    {
        var (old, written) = ((Agreement287gInput)existing.Input, Written(agreement));
        return existing.AgencyRef != _agencies[agreement.Agency].Ref
            || (old.Geoid, old.SignedOn, old.MoaUrl, old.AddendumUrl, old.ModelAsPrinted) != (written.Geoid, written.SignedOn, written.MoaUrl, written.AddendumUrl, written.ModelAsPrinted)
            || !old.Sources.Select(s => s.Locator).SequenceEqual(written.Sources.Select(s => s.Locator), StringComparer.Ordinal);
    }

    private Agreement287gInput Written(ListedAgreement agreement)
    {
        var existing = agreement.Existing;
        var input = existing is null ? new Agreement287gInput() : (Agreement287gInput)existing.Type.Copy(existing.Input);
        var before = _before.GetValueOrDefault(agreement.Ref);
        (input.State, input.Jurisdiction, input.AgencyKind) = (null, null, null);
        input.Agency = _agencies[agreement.Agency].Name;
        if (existing is null)
        {
            input.Model = Codes<AgreementModel>.Of(agreement.Model);
        }

        if (existing is null || input.Geoid == PlaceOf(before))
        {
            input.Geoid = PlaceOf(agreement);
        }

        if (existing is null || (before is not null && input.ModelAsPrinted == before.ModelAsPrinted))
        {
            input.ModelAsPrinted = agreement.ModelAsPrinted;
        }

        var elsewhere = existing is null ? null : DateElsewhere(existing, before);
        input.SignedOn = agreement.SignedOnBeside(elsewhere);
        input.MoaUrl = agreement.MoaUrl ?? input.MoaUrl;
        input.AddendumUrl = agreement.AddendumUrl ?? input.AddendumUrl;
        ListCitation.Write(input, _context.ListSource!, agreement.SignedOn.ToString());
        return input;
    }

    /// <summary>The date that does not rest on the list: see <see cref="Listing.DateElsewhere"/>.</summary>
    private string? DateElsewhere(ExistingRecord existing, ListedAgreement? before)
    {
        var recorded = ((Agreement287gInput)existing.Input).SignedOn;
        var isListed = existing.ListSpells.ContainsKey(PublishedList.IceParticipating);
        return isListed && before is not null
            ? before.DateElsewhere(recorded, existing.DateElsewhere)
            : ListCitation.RestsElsewhere(existing.Input, _context.ListSource!) ? recorded : null;
    }

    /// <summary>An agency of the list's own is stated anew; one that others told of, or have corrected, stays as it is.</summary>
    private AgencyChoice Stated(ListedAgency agency)
    {
        var choice = agency.Choice;
        if (choice.IsNew || !agency.IsLists || !_agenciesBefore.TryGetValue(choice.Ref, out var before))
        {
            return choice;
        }

        return choice with
        {
            Name = choice.Name == before.Name ? agency.Name : choice.Name,
            Kind = choice.Kind == before.Kind ? agency.Kind : choice.Kind,
            Home = choice.Home == before.Home ? agency.Home : choice.Home,
        };
    }

    private IEnumerable<PlannedRow> AgenciesBeside()
    {
        foreach (var (agency, stated) in _agencies.Where(a => !a.Value.IsNew).OrderBy(a => a.Value.Ref, StringComparer.Ordinal))
        {
            var (old, homes) = (agency.Choice, _context.Judge.Gazetteer);
            var changes = new[]
            {
                new CellChange("name", old.Name, stated.Name),
                new CellChange("kind", Codes<AgencyKind>.Of(old.Kind), Codes<AgencyKind>.Of(stated.Kind)),
                new CellChange("home", homes.FullNameOf(homes[old.Home]), homes.FullNameOf(homes[stated.Home])),
            }.Where(c => c.Old != c.New).ToList();
            if (changes.Count > 0)
            {
                yield return new PlannedRow(0, RowOutcome.Beside, stated.Ref, null, []) { Agency = new AgencyDraft(stated, homes.FullNameOf(homes[stated.Home]), null, []) { Restates = true }, Changes = changes };
            }
        }
    }

    /// <summary>Agreements of an agency that others told of hold where it is at home.</summary>
    private static string? PlaceOf(ListedAgreement? agreement) => agreement is null ? null
        : agreement.Agency.IsLists ? agreement.Agency.Place.Geoid.Value : agreement.Agency.Choice.Home.Value;

    private static IReadOnlyList<CellChange> Changes(ExistingRecord existing, RecordDraft draft, AgencyChoice agency)
    {
        var old = existing.Type.Copy(existing.Input);
        if (existing.AgencyRef == agency.Ref)
        {
            (old.Agency, old.AgencyKind) = (draft.Input.Agency, draft.Input.AgencyKind);
        }

        return RecordContent.Differences(draft.Type, old, draft.Input);
    }
}
