using Tracker.Domain.Imports;

namespace Tracker.Web.Features.Imports;

internal static class ImportRowTitle
{
    private const int MaxLength = 200;

    /// <summary>“Harris County Sheriff’s Office, Harris County, TX”, or the first cells of a row that could not be read.</summary>
    public static string Of(PlannedRow row)
    {
        var parts = row switch
        {
            { Draft.Input: var input } => new[] { input.Agency, input.Jurisdiction, input.State },
            { Agency: { } agency } => [agency.Agency.Name, agency.HomeName],
            _ => row.Cells.Take(3).Select(c => c.Text).ToArray(),
        };
        var title = string.Join(", ", parts.Select(p => Domain.Text.Squeeze(p)).Where(p => p.Length > 0));
        return title.Length > MaxLength ? title[..MaxLength] + "…" : title;
    }
}
