using System.Globalization;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>The cells of one row of ICE's list, blanks squeezed.</summary>
internal sealed record IceRow(string State, string Agency, string AgencyType, string? County, string Model, string SignedOn, string? MoaUrl, string? AddendumUrl)
{
    private static readonly string[] Linked = [IceParticipatingProfile.Moa, IceParticipatingProfile.Addendum];


    // What ICE's spreadsheet prints where its look-up of the county found nothing.
    private static readonly string[] NoCounty = ["", "#N/A", "#NA", "N/A", "NA"];

    public AgreementModel ReadModel => PrintedModel.Read(Model);

    /// <summary>ICE's own column says the agency is the state's.</summary>
    public bool IsStateAgency => AgencyType.StartsWith("State", StringComparison.OrdinalIgnoreCase);

    public static IceRow Read(TableRow row, TableHeaders headers)
    {
        string Squeezed(string column) => Text.Squeeze(headers.Cell(row, column).Text);
        var county = Squeezed(IceParticipatingProfile.County);
        return new IceRow(
            Squeezed(IceParticipatingProfile.State),
            Squeezed(IceParticipatingProfile.Agency),
            Squeezed(IceParticipatingProfile.AgencyType),
            NoCounty.Contains(county, StringComparer.OrdinalIgnoreCase) ? null : county,
            Squeezed(IceParticipatingProfile.SupportType),
            Squeezed(IceParticipatingProfile.SignedOn),
            Address(headers.Cell(row, IceParticipatingProfile.Moa)),
            Address(headers.Cell(row, IceParticipatingProfile.Addendum)));
    }

    /// <summary>The signing date as text in ISO form where it can be read; a bare serial of a spreadsheet is a date too.</summary>
    public string? SignedOnIso() =>
        PartialDate.TryParse(SignedOn, out var date) ? date.ToString()
        : int.TryParse(SignedOn, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 36_525 and < 60_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : SignedOn.Length == 0 ? null : SignedOn;

    /// <summary>Says of each link that is no web address that it is not kept.</summary>
    public static IEnumerable<string> Unkept(TableRow row, TableHeaders headers) => Linked
        .Where(column => PrintedAddress(headers.Cell(row, column)).Length > 0 && Address(headers.Cell(row, column)) is null)
        .Select(column => $"The link of {column} is no web address and is not kept: {PrintedAddress(headers.Cell(row, column))}");

    private static string PrintedAddress(TableCell cell) => cell.Link ?? (cell.Text.Contains("://", StringComparison.Ordinal) ? cell.Text : "");

    private static string? Address(TableCell cell)
    {
        var text = PrintedAddress(cell);
        return WebAddress.TryParse(WebAddress.Unwrap(text), out var address) ? address : null;
    }
}
