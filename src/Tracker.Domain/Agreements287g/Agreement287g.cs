using System.Globalization;
using Tracker.Domain.Records;

namespace Tracker.Domain.Agreements287g;

/// <summary>An agreement under section 287(g) of the Immigration and Nationality Act, between ICE and one agency, of one model.</summary>
public sealed class Agreement287g : CooperationRecord
{
    public const int PrintedMaxLength = 200;
    public const int SignatoriesMaxLength = 500;

    private readonly List<Listing> _listings = [];

    private Agreement287g() { }

    public Agreement287g(string @ref) : base(@ref) { }

    public override RecordType Type => Agreement287gColumns.Type;

    public AgreementModel Model { get; private set; }

    /// <summary>The model in the list's own words, where they differ from ICE's name of it.</summary>
    public string? ModelAsPrinted { get; private set; }

    public PartialDate? RequestedOn { get; private set; }

    public PartialDate? SignedOn { get; private set; }

    public PartialDate? EffectiveOn { get; private set; }

    public AgreementEnding? Ending { get; private set; }

    public string? MoaUrl { get; private set; }

    public string? AddendumUrl { get; private set; }

    public string? Signatories { get; private set; }

    public int? OfficersTrained { get; private set; }

    /// <summary>When published lists showed it.</summary>
    public IReadOnlyList<Listing> Listings => _listings;

    protected override PartialDate? AnnouncedOn => RequestedOn ?? SignedOn;

    /// <summary>An agreement asked for but not signed is pending; one that left its list, and has no end, is no longer listed.</summary>
    public override RecordStatus StatusOn(DateOnly day)
    {
        var status = base.StatusOn(day);
        if (status != RecordStatus.InForce)
        {
            return status;
        }

        if (StartedOn is null && RequestedOn is not null)
        {
            return RecordStatus.Pending;
        }

        return _listings.Count > 0 && _listings.TrueForAll(l => l.HasLeftBy(day)) ? RecordStatus.NoLongerListed : RecordStatus.InForce;
    }

    /// <summary>Notes that a published list showed the agreement on a day.</summary>
    public void BeSeenOn(string listSlug, DateOnly observedOn)
    {
        var listing = _listings.Find(l => l.ListSlug == listSlug);
        if (listing is null)
        {
            _listings.Add(new Listing(Ref, listSlug, observedOn));
        }
        else
        {
            var (first, last) = listing.Spanning(observedOn, observedOn);
            listing.Stand(first, last);
        }
    }

    /// <summary>Is given a listing that was read apart from it.</summary>
    public void BeListedAs(Listing listing) => _listings.Add(listing);

    /// <summary>Tells its listings on which days their lists were seen, which its status depends on.</summary>
    public void Consult(ListCalendar calendar) => _listings.ForEach(l => l.Consult(calendar));

    protected override void TakeDetails(RecordInput input)
    {
        var agreement = (Agreement287gInput)input;
        Model = Codes<AgreementModel>.Parse(agreement.Model!);
        ModelAsPrinted = agreement.ModelAsPrinted;
        RequestedOn = PartialDate.ParseOrNull(agreement.RequestedOn);
        SignedOn = PartialDate.ParseOrNull(agreement.SignedOn);
        EffectiveOn = PartialDate.ParseOrNull(agreement.EffectiveOn);
        StartedOn = EffectiveOn ?? SignedOn;
        EndedOn = PartialDate.ParseOrNull(agreement.EndedOn);
        Ending = Codes<AgreementEnding>.ParseOrNull(agreement.Ending);
        MoaUrl = agreement.MoaUrl;
        AddendumUrl = agreement.AddendumUrl;
        Signatories = agreement.Signatories;
        OfficersTrained = agreement.OfficersTrained is { } officers ? int.Parse(officers, CultureInfo.InvariantCulture) : null;
    }

    protected override RecordInput DetailsToInput() => new Agreement287gInput
    {
        Model = Codes<AgreementModel>.Of(Model),
        ModelAsPrinted = ModelAsPrinted,
        RequestedOn = RequestedOn?.ToString(),
        SignedOn = SignedOn?.ToString(),
        EffectiveOn = EffectiveOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
        Ending = Ending is { } ending ? Codes<AgreementEnding>.Of(ending) : null,
        MoaUrl = MoaUrl,
        AddendumUrl = AddendumUrl,
        Signatories = Signatories,
        OfficersTrained = OfficersTrained?.ToString(CultureInfo.InvariantCulture),
    };
}
