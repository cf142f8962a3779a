using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// What the editions of the list state together: a pure function of the set of editions, of the map, and of what people and other
/// sources recorded. In which order editions were imported does not matter: nothing here asks.
/// </summary>
public sealed class ListReckoning
{
    private readonly Dictionary<(string File, DateOnly Day, int Number), ReckonedRow> _rows;

    private ListReckoning(List<ReckonedRow> rows, List<ListedAgency> agencies, List<ListedAgreement> agreements)
    {
        _rows = rows.ToDictionary(r => (r.Edition.FileSha256, r.Edition.ObservedOn, r.Number));
        Agencies = agencies;
        Agreements = agreements;
    }

    public IReadOnlyList<ListedAgency> Agencies { get; }

    public IReadOnlyList<ListedAgreement> Agreements { get; }

    public ReckonedRow Row(ListEdition edition, int number) => _rows[(edition.FileSha256, edition.ObservedOn, number)];

    /// <summary>Reckons these editions against the records that are stored.</summary>
    public static ListReckoning Of(IEnumerable<ListEdition> editions, Gazetteer gazetteer, AgencyDirectory agencies, RecordShelf shelf, IReadOnlyDictionary<string, string> mergedAgencies) =>
        Of(editions, new IcePlacing(gazetteer), new KnownAgreements(agencies, shelf, mergedAgencies));

    internal static ListReckoning Of(IEnumerable<ListEdition> editions, IcePlacing placing, KnownAgreements known)
    {
        var rows = editions.Order().SelectMany(e => e.Rows.OrderBy(r => r.Number).Select(r => new ReckonedRow(e, r, placing))).ToList();
        var agencies = rows.Where(r => r.HasAgencyAndModel)
            .GroupBy(r => (State: r.State!.Geoid, Name: r.FoldedAgency))
            .OrderBy(g => g.Key.State).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .SelectMany(g => ListedAgency.Among(g.Key.Name, g.ToList(), placing.Gazetteer)).ToList();
        known.Recognise(agencies);
        var agreements = agencies
            .SelectMany(a => a.Rows.Select(r => (Agency: a, Row: r)))
            .GroupBy(r => (r.Agency.Choice.Ref, r.Row.ModelKey))
            .SelectMany(g => AgreementsIn(g.ToList(), known)).ToList();
        return new ListReckoning(rows, agencies, agreements);
    }

    /// <summary>
    /// The agreements of one agency and one model. There is one only where some row can be both placed and dated; then the rows
    /// whose county cannot be read speak of it too, and those whose date cannot be read still show that it stood on the list.
    /// </summary>
    private static List<ListedAgreement> AgreementsIn(List<(ListedAgency Agency, ReckonedRow Row)> rows, KnownAgreements known)
    {
        if (!rows.Exists(r => r.Row.IsPlaced && r.Row.SignedOn is not null))
        {
            return [];
        }

        var matching = known.Matching(rows[0].Agency.Choice, rows[0].Row.ModelKey);
        foreach (var (agency, row) in rows.OrderBy(r => r.Row.SignedOn is null))
        {
            (row.SignedOn is { } day ? matching.SignedOn(day, agency) : matching.Standing()).Take(row);
        }

        var found = matching.Found.ToList();
        found.ForEach(a => a.Close());
        return found;
    }
}
