using Tracker.Domain.Agreements287g;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>ICE's list of agencies with a signed 287(g) agreement, as published on ice.gov. Known by its columns, never by its name.</summary>
public sealed class IceParticipatingProfile : ImportProfile
{
    internal const string State = "STATE";
    internal const string Agency = "LAW ENFORCEMENT AGENCY";
    internal const string AgencyType = "TYPE";
    internal const string County = "COUNTY";
    internal const string SupportType = "SUPPORT TYPE";
    internal const string SignedOn = "SIGNED";
    internal const string Moa = "MOA";
    internal const string Addendum = "ADDENDUM";

    private static readonly string[] Read = [State, Agency, AgencyType, County, SupportType, SignedOn, Moa, Addendum];
    private static readonly string[] Required = [State, Agency, SupportType, SignedOn];

    public override string Slug => PublishedList.IceParticipating;

    public override string Name => "ICE’s list of participating agencies";

    public override string ListSlug => PublishedList.IceParticipating;

    public override bool Recognises(TableHeaders headers) => Required.All(headers.Has);

    public override string? Refuses(TableHeaders headers)
    {
        if (IsPendingList(headers))
        {
            return "This is ICE’s list of pending agencies: it has no column SIGNED. ICE has published the two lists under each other’s names; take the list of participating agencies.";
        }

        var missing = Required.Where(r => !headers.Has(r)).ToList();
        return missing.Count == 0 ? null : $"This is not ICE’s list of participating agencies: it has no column {string.Join(", ", missing)}. Choose another kind of file, or the file as ICE published it.";
    }

    /// <summary>ICE's list of those who have asked, which has no agreements in it.</summary>
    public static bool IsPendingList(TableHeaders headers) => !headers.Has(SignedOn) && Required.Where(r => r != SignedOn).All(headers.Has);

    public override IReadOnlyList<string> Ignored(TableHeaders headers) =>
        headers.Printed.Where(h => h.Length > 0 && !Read.Contains(TableHeaders.Fold(h).ToUpperInvariant().Replace('_', ' '), StringComparer.Ordinal)).ToList();

    // ICE looks counties up by formula, and publishes what the formula found or did not find.
    public override bool MayHoldErrors(string header) => !Required.Contains(header, StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<string> Notes(Table table, TableHeaders headers)
    {
        if (headers.Has(Moa) && !table.HasLinks)
        {
            yield return "The cells of MOA hold no addresses: saving a spreadsheet as CSV loses the links behind “link”. Import the XLSX as ICE published it to keep them.";
        }
    }

    public override RowPlanner PlannerFor(ImportContext context, TableHeaders headers) => new IceParticipatingPlanner(context, headers);
}
