using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// An agreement as all editions of a list together tell of it, whichever was imported first: the newest edition's word for each
/// cell, and the spell from the first edition that shows it to the last.
/// </summary>
public sealed class ListedAgreement(string recordRef, ListedAgency agency, ExistingRecord? existing)
{
    private readonly List<ReckonedRow> _rows = [];
    private List<ReckonedRow> _words = [];

    public string Ref { get; } = recordRef;

    public ListedAgency Agency { get; } = agency;

    /// <summary>The stored record that it is; null where it is to be made.</summary>
    public ExistingRecord? Existing { get; } = existing;

    /// <summary>By edition and number.</summary>
    public IReadOnlyList<ReckonedRow> Rows => _rows;

    public DateOnly FirstSeenOn => _rows[0].Edition.ObservedOn;

    public DateOnly LastSeenOn => _rows[^1].Edition.ObservedOn;

    /// <summary>The row that speaks for each edition: its first that can be dated, oldest edition first.</summary>
    public IReadOnlyList<ReckonedRow> Words => _words;

    public PartialDate SignedOn => Words[^1].SignedOn!.Value;

    public AgreementModel Model => Words[^1].Cells.ReadModel;

    public string? ModelAsPrinted => Model == AgreementModel.Other ? Words[^1].Cells.Model : null;

    public string? MoaUrl => Words.LastOrDefault(w => w.Cells.MoaUrl is not null)?.Cells.MoaUrl;

    public string? AddendumUrl => Words.LastOrDefault(w => w.Cells.AddendumUrl is not null)?.Cells.AddendumUrl;

    /// <summary>The date to record: the list's, unless another source gives one that the list's is not merely more exact than.</summary>
    public string SignedOnBeside(string? elsewhere) =>
        PartialDate.TryParse(elsewhere, out var date) && !date.Includes(SignedOn) ? date.ToString() : SignedOn.ToString();

    /// <summary>The date that does not rest on the list, where the record gives this one and that was noted before: see <see cref="Listing.DateElsewhere"/>.</summary>
    public string? DateElsewhere(string? recorded, string? noted) => recorded == SignedOnBeside(noted) ? noted : recorded;

    internal bool IsShownBy(ListEdition edition) => _rows.Exists(r => r.Edition.Equals(edition));

    internal void Take(ReckonedRow row)
    {
        _rows.Add(row);
        row.Agreement = this;
    }

    /// <summary>All its rows are taken.</summary>
    internal void Close()
    {
        _rows.Sort((a, b) => a.Edition.CompareTo(b.Edition) is var byEdition && byEdition != 0 ? byEdition : a.Number.CompareTo(b.Number));
        _words = _rows.Where(r => r.SignedOn is not null).GroupBy(r => r.Edition).Select(e => e.First()).ToList();
    }
}
