using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>One row of one edition, and what it was found to say.</summary>
public sealed class ReckonedRow
{
    internal ReckonedRow(ListEdition edition, int number, IceRow cells, Placing placing)
    {
        (Edition, Number, Cells, Placing) = (edition, number, cells, placing);
        SignedOn = cells.SignedOnIso() is { } iso && PartialDate.TryParse(iso, out var date) && date.Earliest <= edition.ObservedOn ? date : null;
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

    internal string ModelKey => Cells.ModelKey;
}

/// <summary>The state a row names, and where in it its agency is at home.</summary>
internal sealed record Placing(PlaceMatch State, Home Home);

/// <summary>Places rows, each combination of cells once: editions repeat one another.</summary>
internal sealed class IcePlacing(Gazetteer gazetteer)
{
    private readonly IceHome _home = new(gazetteer);
    private readonly Dictionary<(string State, string Agency, string Type, string? County), Placing> _placed = [];

    public Gazetteer Gazetteer => gazetteer;

    public Placing Place(IceRow row)
    {
        var key = (row.State, row.Agency, row.AgencyType, row.County);
        if (!_placed.TryGetValue(key, out var placing))
        {
            var state = gazetteer.FindState(row.State);
            _placed[key] = placing = new Placing(state, state.Found is null || row.Agency.Length == 0 ? new Home(null) : _home.Find(state.Found, row));
        }

        return placing;
    }
}
