using System.Globalization;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>The cells of one row of ICE's list, blanks squeezed.</summary>
public sealed record IceRow(string State, string Agency, string AgencyType, string? County, string Model, string SignedOn, string? MoaUrl, string? AddendumUrl)
{
    private static readonly string[] Linked = [IceParticipatingProfile.Moa, IceParticipatingProfile.Addendum];

    // What ICE's spreadsheet prints where its look-up of the county found nothing.
    private static readonly string[] NoCounty = ["", "#N/A", "#NA", "N/A", "NA"];

    public AgreementModel ReadModel => PrintedModel.Read(Model);

    /// <summary>ICE's own column says the agency is the state's.</summary>
    public bool IsStateAgency => AgencyType.StartsWith("State", StringComparison.OrdinalIgnoreCase);

    /// <summary>The model as one word for each, whatever it is printed as.</summary>
    public string ModelKey => ReadModel == AgreementModel.Other ? FoldedName.Of(Model) : Codes<AgreementModel>.Of(ReadModel);

    public static string ModelKeyOf(Agreement287gInput input) =>
        input.Model == Codes<AgreementModel>.Of(AgreementModel.Other) ? FoldedName.Of(input.ModelAsPrinted) : input.Model!;

    /// <summary>As it was kept.</summary>
    public static IceRow Of(ListedRow row) => new(row.State, row.Agency, row.AgencyType, row.County, row.Model, row.SignedOn, row.MoaUrl, row.AddendumUrl);

    /// <summary>To be kept.</summary>
    public ListedRow ToListed(DateOnly observedOn, string fileSha256, int number) => new(PublishedList.IceParticipating, observedOn, fileSha256, number)
    {
        State = State,
        Agency = Agency,
        AgencyType = AgencyType,
        County = County,
        Model = Model,
        SignedOn = SignedOn,
        MoaUrl = MoaUrl,
        AddendumUrl = AddendumUrl,
    };

    public static IceRow Read(TableRow row, TableHeaders headers)
    {
        // The text of an error is no name and no date; where ICE's look-up of a county failed, it says that there is none.
        string Squeezed(string column) => headers.Cell(row, column) is var cell && cell.IsError && column != IceParticipatingProfile.County ? "" : Text.Squeeze(cell.Text);
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
