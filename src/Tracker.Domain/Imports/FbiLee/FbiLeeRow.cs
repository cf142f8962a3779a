using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The cells of one row of the FBI's file, blanks squeezed.</summary>
/// <param name="Name">As published: often bare, as “Adams” for the county's sheriff.</param>
/// <param name="Counties">The counties named, as printed; none where the file says that it knows none.</param>
internal sealed record FbiLeeRow(int Number, string Ori, string Year, string Name, string State, IReadOnlyList<string> Counties, string Type)
{
    // What the FBI prints where it knows no county.
    private static readonly string[] NoCounty = ["NOT SPECIFIED", "UNMAPPED COUNTY", "NULL", "N/A"];

    /// <summary>Units of a large agency are published with their own part of the name cut off: “State Police:”.</summary>
    public bool IsCutShort => Name.EndsWith(':') || Name.EndsWith(',');

    public string WholeWords => Name.TrimEnd(':', ',', ' ');

    public FbiLeeType? ReadType => Codes<FbiLeeType>.TryParse(Type, out var type) ? type : null;

    public static FbiLeeRow Read(TableRow row, TableHeaders headers)
    {
        string Squeezed(string column) => Text.Squeeze(FormulaGuard.Unprotect(headers.Cell(row, column).Text));
        var counties = Squeezed(FbiLeeProfile.County).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new FbiLeeRow(
            row.Number,
            Squeezed(FbiLeeProfile.Ori).ToUpperInvariant(),
            Squeezed(FbiLeeProfile.Year),
            Squeezed(FbiLeeProfile.Agency),
            Squeezed(FbiLeeProfile.State),
            [.. counties.Where(c => !NoCounty.Contains(c, StringComparer.OrdinalIgnoreCase))],
            Squeezed(FbiLeeProfile.AgencyType));
    }
}
