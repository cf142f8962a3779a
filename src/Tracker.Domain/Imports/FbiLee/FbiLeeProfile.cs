namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The FBI's yearly file of law-enforcement employees: one row an agency, with its ORI. Known by its columns, never by its name.</summary>
public sealed class FbiLeeProfile : ImportProfile
{
    internal const string Ori = "ori";
    internal const string Year = "data_year";
    internal const string Agency = "pub_agency_name";
    internal const string State = "state_abbr";
    internal const string County = "county_name";
    internal const string AgencyType = "agency_type_name";

    private static readonly string[] Read = [Ori, Year, Agency, State, County, AgencyType];
    private static readonly string[] Required = [Ori, Agency, State, County, AgencyType];

    public override string Slug => "fbi-lee";

    public override string Name => "The FBI’s file of law-enforcement agencies";

    public override bool Recognises(TableHeaders headers) => Required.All(headers.Has);

    public override string? Refuses(TableHeaders headers)
    {
        var missing = Required.Where(r => !headers.Has(r)).ToList();
        return missing.Count == 0 ? null : $"This is not the FBI’s file of law-enforcement employees: it has no column {string.Join(", ", missing)}. Choose another kind of file, or the file as the FBI published it.";
    }

    public override IReadOnlyList<string> Ignored(TableHeaders headers) =>
        headers.Printed.Where(h => h.Length > 0 && !Read.Contains(TableHeaders.Fold(h), StringComparer.Ordinal)).ToList();

    public override RowPlanner PlannerFor(ImportContext context, TableHeaders headers) => new FbiLeePlanner(context, headers);
}
