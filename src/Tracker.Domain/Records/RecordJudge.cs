using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;
using Tracker.Domain.Taxonomy;

namespace Tracker.Domain.Records;

/// <summary>
/// Judges an input against what is known: puts its texts in stored form, finds its jurisdiction, agency, terms and sources,
/// and names everything that is wrong. The same judgement for form, spreadsheet and API.
/// </summary>
public sealed class RecordJudge(Gazetteer gazetteer, TermList terms, AgencyDirectory agencies, SourceShelf sources)
{
    public Gazetteer Gazetteer { get; } = gazetteer;

    public AgencyDirectory Agencies { get; } = agencies;

    public SourceShelf Sources { get; } = sources;

    public RecordDraft Judge(RecordType type, RecordInput raw)
    {
        var input = type.Copy(raw);
        var problems = new List<FieldProblem>();
        Normalise(type, input, problems);
        var numbers = NormaliseSources(input, problems);
        var place = FindPlace(input, problems);
        File(type, input, problems);
        problems.AddRange(type.Validate(input).Where(p => !problems.Exists(known => known.Column == p.Column)));
        var sound = problems.Count == 0;
        return new RecordDraft(
            type,
            input,
            place?.Geoid ?? default,
            sound && input.Agency is not null ? FindAgency(input, place!, problems) : null,
            sound ? FindSources(input, numbers, problems) : [],
            problems);
    }

    private static void Normalise(RecordType type, RecordInput input, List<FieldProblem> problems)
    {
        foreach (var column in type.GivenColumns)
        {
            var raw = column.Read(input);
            var (text, problem) = column.Normalise(raw);
            column.Write(input, text);
            if (problem is not null)
            {
                problems.Add(new FieldProblem(column.Name, raw, problem));
            }
        }
    }

    /// <summary>Leaves the empty ones out, and tells by which number the file knows each of the others.</summary>
    private List<int> NormaliseSources(RecordInput input, List<FieldProblem> problems)
    {
        var given = input.Sources.Index().Where(s => !IsBlank(s.Item)).ToList();
        input.Sources.RemoveAll(IsBlank);
        foreach (var (index, citation) in given)
        {
            NormaliseSource(citation, index + 1, problems);
        }

        if (given.Count == 0)
        {
            problems.Add(new FieldProblem("source_1_url", null, "Give at least one source: choose one, or enter the address where this can be read."));
        }
        else if (input.Sources.TrueForAll(s => s.Stance == Codes<CitationStance>.Of(CitationStance.Disputes)))
        {
            problems.Add(new FieldProblem($"source_{given[0].Index + 1}_stance", input.Sources[0].Stance, "Give a source that supports the record; so far all dispute it."));
        }

        return given.Select(s => s.Index + 1).ToList();
    }

    private static bool IsBlank(CitationInput citation) =>
        citation.IsEmpty || (citation.SourceRef is null && citation.File is null && CitationColumn.All.All(c => c.Suffix is "stance" or "kind" || string.IsNullOrWhiteSpace(c.Read(citation))));

    private void NormaliseSource(CitationInput citation, int number, List<FieldProblem> problems)
    {
        if (citation.SourceRef is not null && Sources.Find(citation) is { } chosen)
        {
            Fill(citation, chosen.Source);
        }
        else if (citation.SourceRef is not null)
        {
            problems.Add(new FieldProblem($"source_{number}_url", citation.SourceRef, "This source is no longer there. Choose another."));
        }

        foreach (var column in CitationColumn.Known)
        {
            var raw = column.Read(citation);
            var (text, problem) = column.Column.Normalise(raw);
            column.Write(citation, text);
            if (problem is not null)
            {
                problems.Add(new FieldProblem(column.NameFor(number), raw, problem));
            }
        }

        citation.Stance ??= Codes<CitationStance>.Of(CitationStance.Supports);
        if (citation.Url is null && citation.Title is null)
        {
            problems.Add(new FieldProblem($"source_{number}_url", null, "Enter the source’s address, or its title where it is not on the web."));
        }
    }

    private Jurisdiction? FindPlace(RecordInput input, List<FieldProblem> problems)
    {
        var place = input.Geoid is not null ? ByGeoid(input, problems) : ByName(input, problems);
        if (place is not null)
        {
            input.Geoid = place.Geoid.Value;
            input.State = place.StateCode;
            input.Jurisdiction = place.LegalName;
        }

        return place;
    }

    private Jurisdiction? ByGeoid(RecordInput input, List<FieldProblem> problems)
    {
        if (!GeoId.TryParse(input.Geoid, out var geoid) || Gazetteer.Find(geoid) is not { } place)
        {
            problems.Add(new FieldProblem("geoid", input.Geoid, $"No jurisdiction has the GEOID “{input.Geoid}”. Look it up by name under Jurisdictions."));
            return null;
        }

        if (input.State is not null && Gazetteer.FindState(input.State).Found is var state && state?.StateCode != place.StateCode)
        {
            problems.Add(new FieldProblem("state", input.State, $"The GEOID {geoid} is {Gazetteer.FullNameOf(place)}, but the state here is “{input.State}”. Correct one of them."));
        }
        else if (input.Jurisdiction is { } name && !IsNameOf(place, name))
        {
            problems.Add(new FieldProblem("jurisdiction", name, $"The GEOID {geoid} is {Gazetteer.FullNameOf(place)}, but the name here is “{name}”. Correct one of them."));
        }

        return place;
    }

    private bool IsNameOf(Jurisdiction place, string name)
    {
        var key = FoldedName.KeyOf(name);
        return key == place.NameKey || key == FoldedName.KeyOf(place.LegalName) || key == FoldedName.KeyOf(Gazetteer.FullNameOf(place))
            || (place.Level == JurisdictionLevel.County && IsCountyNameOf(place, name));
    }

    /// <summary>Without the suffix or with another, unless that is the name of a namesake: Richmond County is not the city of Richmond.</summary>
    private bool IsCountyNameOf(Jurisdiction county, string name) =>
        CountyName.BareKey(name) == CountyName.BareKey(county.Name) && (Gazetteer.FindCounty(Gazetteer.StateOf(county), name).Found ?? county) == county;

    private Jurisdiction? ByName(RecordInput input, List<FieldProblem> problems)
    {
        if (input.State is null || input.Jurisdiction is null)
        {
            problems.Add(input.Jurisdiction is null
                ? new FieldProblem("jurisdiction", null, "Choose the jurisdiction: its name and state, or its GEOID.")
                : new FieldProblem("state", null, "Enter the state, such as TX."));
            return null;
        }

        var state = Gazetteer.FindState(input.State);
        if (state.Found is null)
        {
            problems.Add(new FieldProblem("state", input.State, state.Problem!));
            return null;
        }

        // “New York” may be the state or the city; the District of Columbia is the same government at every level.
        var isState = FoldedName.KeyOf(input.Jurisdiction) == state.Found.NameKey && !Gazetteer.PlacesNamed(state.Found, input.Jurisdiction).Any();
        var match = isState ? PlaceMatch.Of(state.Found) : Gazetteer.Find(state.Found, input.Jurisdiction);
        if (match.Found is null)
        {
            problems.Add(new FieldProblem("jurisdiction", input.Jurisdiction, match.Problem + Gazetteer.Question(match.Offered)) { Asks = PlaceQuestion.Of(state.Found, input.Jurisdiction, match.Offered) });
        }

        return match.Found;
    }

    private void File(RecordType type, RecordInput input, List<FieldProblem> problems)
    {
        input.Term ??= type.ProposeTerm(input);
        if (terms.Find(input.Term) is null)
        {
            problems.Add(new FieldProblem("term", input.Term, $"“{input.Term}” is no term of the taxonomy. Terms of this type: {string.Join(", ", type.Terms)}."));
        }

        foreach (var column in type.Columns.Where(c => c.Kind == FieldKind.Terms))
        {
            var slugs = RecordColumn.Split(column.Read(input)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (slugs.Find(s => terms.Find(s) is null) is { } unknown)
            {
                problems.Add(new FieldProblem(column.Name, column.Read(input), $"“{unknown}” is no term of the taxonomy."));
            }

            column.Write(input, slugs.Count == 0 ? null : string.Join(RecordColumn.Separator, slugs));
        }
    }

    private AgencyChoice FindAgency(RecordInput input, Jurisdiction place, List<FieldProblem> problems)
    {
        var stated = Codes<AgencyKind>.ParseOrNull(input.AgencyKind);
        var agency = Agencies.FindOrAdd(input.Agency!, place.Geoid, stated);
        if (stated is { } kind && kind != agency.Kind)
        {
            problems.Add(new FieldProblem("agency_kind", input.AgencyKind, $"{agency.Name} is recorded as “{Codes<AgencyKind>.Of(agency.Kind)}”. Leave this open, or correct the agency first."));
        }

        input.Agency = agency.Name;
        input.AgencyKind = Codes<AgencyKind>.Of(agency.Kind);
        return agency;
    }

    private List<SourceChoice> FindSources(RecordInput input, List<int> numbers, List<FieldProblem> problems)
    {
        var choices = new List<SourceChoice>();
        foreach (var (number, citation) in numbers.Zip(input.Sources))
        {
            var choice = Sources.FindOrAdd(citation);
            if (citation.Kind is not null && citation.Kind != choice.Source.Kind)
            {
                problems.Add(new FieldProblem($"source_{number}_kind", citation.Kind, $"This source is recorded as “{choice.Source.Kind ?? "not stated"}”. Leave the kind open here, or correct the source first."));
            }

            citation.SourceRef = choice.Ref;
            Fill(citation, choice.Source);
            choices.Add(choice);
        }

        return choices;
    }

    private static void Fill(CitationInput citation, SourceInput source)
    {
        citation.Url = source.Url;
        citation.Title = source.Title;
        citation.Publisher = source.Publisher;
        citation.PublishedOn = source.PublishedOn;
        citation.Kind = source.Kind;
    }
}
