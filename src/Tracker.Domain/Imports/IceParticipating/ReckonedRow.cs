using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>One row of one edition, and what it was found to say.</summary>
public sealed class ReckonedRow
{
    internal ReckonedRow(ListEdition edition, ListedRow row, IcePlacing placing)
    {
        (Edition, Number, Cells) = (edition, row.Number, IceRow.Of(row));
        Placing = placing.Place(Cells);
        FoldedAgency = placing.NameOf(Cells);
        ModelKey = placing.ModelOf(Cells);
        SignedOn = placing.DateOf(Cells) is { } date && date.Earliest <= edition.ObservedOn ? date : null;
    }

    public ListEdition Edition { get; }

    public int Number { get; }

    public IceRow Cells { get; }

    /// <summary>Null where the date cannot be read, or is later than the edition.</summary>
    public PartialDate? SignedOn { get; }

    /// <summary>Null where it cannot be told which it is.</summary>
    public ListedAgreement? Agreement { get; internal set; }

    internal Placing Placing { get; }

    internal Home Home => Placing.Home;

    internal Jurisdiction? State => Placing.State.Found;

    /// <summary>Its agency, model and place can be read without the help of other editions.</summary>
    internal bool IsPlaced => Home.Place is not null && HasAgencyAndModel;

    internal bool HasAgencyAndModel => Cells.Agency.Length > 0 && Cells.Model.Length > 0 && State is not null;

    internal string FoldedAgency { get; }

    internal string ModelKey { get; }
}

/// <summary>The state a row names, and where in it its agency is at home.</summary>
internal sealed record Placing(PlaceMatch State, Home Home);

/// <summary>Reads and places rows, each text and each combination of texts once: editions repeat one another.</summary>
internal sealed class IcePlacing(Gazetteer gazetteer)
{
    private readonly IceHome _home = new(gazetteer);
    private readonly Dictionary<(string State, string Agency, string Type, string? County), Placing> _placed = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartialDate?> _dates = new(StringComparer.Ordinal);

    public Gazetteer Gazetteer => gazetteer;

    public string NameOf(IceRow row) => Once(_names, row.Agency, AgencyName.Fold);

    public string ModelOf(IceRow row) => Once(_models, row.Model, _ => row.ModelKey);

    public PartialDate? DateOf(IceRow row) => Once(_dates, row.SignedOn, _ => row.SignedOnIso() is { } iso && PartialDate.TryParse(iso, out var date) ? date : null);

    public Placing Place(IceRow row) => Once(_placed, (row.State, row.Agency, row.AgencyType, row.County), _ =>
        gazetteer.FindState(row.State) is var state && state.Found is null || row.Agency.Length == 0 ? new Placing(state, new Home(null)) : new Placing(state, _home.Find(state.Found, row)));

    private static TValue Once<TKey, TValue>(Dictionary<TKey, TValue> read, TKey text, Func<TKey, TValue> readIt) where TKey : notnull =>
        read.TryGetValue(text, out var there) ? there : read[text] = readIt(text);
}
