using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// Finds the stored agency and the stored record that a listed agreement is. What only the list tells of is named by a reference
/// derived from what all its editions share, so that it has the same name whichever edition came first.
/// </summary>
internal sealed class KnownAgreements(AgencyDirectory agencies, RecordShelf shelf, IReadOnlyDictionary<string, string> merged)
{
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);

    /// <summary>Tells each listed agency which stored agency it is, or gives it the one to be made.</summary>
    public void Recognise(IReadOnlyList<ListedAgency> listed)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // An agency of which only the state is known is one of those of its name, not several.
        var given = new HashSet<string>(StringComparer.Ordinal);
        var named = listed.Select(a => (Listed: a, Ref: Named(Agencies.Agency.RefPrefix, a.Key, taken.Add))).ToList();
        foreach (var (agency, agencyRef) in named)
        {
            var own = agencies.FindByRef(Followed(agencyRef));
            var other = own is null && agencies.Find(agency.Name, agency.Place.Geoid) is { IsNew: false } found && !taken.Contains(found.Ref) && (found.Home == agency.Place.Geoid || given.Add(found.Ref)) ? found : null;
            agency.IsLists = own?.Ref == agencyRef || (own ?? other) is null;
            agency.Choice = own ?? other ?? new AgencyChoice(agencyRef, agency.Name, agency.Kind, agency.Home, IsNew: true);
        }
    }

    public Matching Matching(AgencyChoice agency, string modelKey) => new(this, shelf, agency, modelKey);

    /// <summary>The stored record of that name; null, with the name noted as given out, where there is none.</summary>
    public ExistingRecord? Find(string key, out string name)
    {
        name = Named(Agreement287gColumns.Type.RefPrefix, key, n => _named.GetValueOrDefault(n, key) == key);
        _named[name] = key;
        return shelf.Find(name);
    }

    private string Followed(string agencyRef) => merged.GetValueOrDefault(agencyRef, agencyRef);

    private static string Named(string prefix, string key, Func<string, bool> isFree)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = RecordRef.Derived(prefix, $"{PublishedList.IceParticipating}|{key}{(attempt == 0 ? "" : "|" + attempt)}");
            if (isFree(name))
            {
                return name;
            }
        }
    }
}

/// <summary>
/// The agreements of one agency and one model. A row is the one that another source gives the very date of; else the one the list
/// made or corrects, unless that ended before the row's was signed; else the one that has not ended; else a new one.
/// </summary>
internal sealed class Matching
{
    private readonly KnownAgreements _known;
    private readonly string _modelKey;
    private readonly List<ExistingRecord> _stored;
    private readonly Dictionary<string, ListedAgreement> _found = new(StringComparer.Ordinal);

    public Matching(KnownAgreements known, RecordShelf shelf, AgencyChoice agency, string modelKey)
    {
        (_known, _modelKey) = (known, modelKey);
        _stored = shelf.OfAgency(agency.Ref).Where(r => r.Input is Agreement287gInput a && IceRow.ModelKeyOf(a) == modelKey).OrderBy(r => r.Ref, StringComparer.Ordinal).ToList();
    }

    public IEnumerable<ListedAgreement> Found => _found.Values;

    public ListedAgreement SignedOn(PartialDate day, ListedAgency agency)
    {
        var own = Own(agency, out var free);
        var others = _stored.Where(r => !own.Exists(o => o.Ref == r.Ref)).ToList();
        var known = others.Find(r => !IsCorrected(r) && ((Agreement287gInput)r.Input).SignedOn == day.ToString())
            ?? own.Concat(others.Where(IsCorrected)).FirstOrDefault(r => Covers(r, day))
            ?? others.Find(r => r.Input.EndedOn is null);
        var name = known?.Ref ?? free;
        return _found.TryGetValue(name, out var there) ? there : _found[name] = new ListedAgreement(name, agency, known);
    }

    /// <summary>Of those found the one that has not ended, where one has not: what a row shows that tells no date.</summary>
    public ListedAgreement Standing() => _found.Values.OrderBy(a => a.Existing?.Input.EndedOn is not null).ThenBy(a => a.Ref, StringComparer.Ordinal).First();

    /// <summary>The records that the list made for that agency, and the name of the next.</summary>
    private List<ExistingRecord> Own(ListedAgency agency, out string free)
    {
        var own = new List<ExistingRecord>();
        while (_known.Find($"{agency.Key}|{_modelKey}|{own.Count}", out free) is { } record)
        {
            own.Add(record);
        }

        return own;
    }

    private static bool Covers(ExistingRecord record, PartialDate day) =>
        !PartialDate.TryParse(record.Input.EndedOn, out var ended) || day.Earliest <= ended.Latest;

    /// <summary>The list has shown it, and its date is the list's.</summary>
    private static bool IsCorrected(ExistingRecord record) => record.ListSpells.ContainsKey(PublishedList.IceParticipating) && record.DateElsewhere is null;
}
