using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;

namespace Tracker.Domain.Tests.Trends;

/// <summary>Dates of agreements drawn from a number: exact and vague ones, listed and not, in no order that anybody obeys.</summary>
internal sealed class DrawnTrendFacts(int seed)
{
    private readonly Random _random = new(seed);

    public List<TrendFact> Some(int count) => Enumerable.Range(0, count).Select(One).ToList();

    public DateOnly Day() => new DateOnly(2015, 1, 1).AddDays(_random.Next(3_000));

    private TrendFact One(int number)
    {
        var (requested, signed, ended) = (Date(), Date(), Date());
        var (first, second, left) = (Day(), Day(), Day());
        return new TrendFact
        {
            Ref = $"287g-{number:000000}",
            Geoid = GeoId.Parse("48201"),
            State = "TX",
            Model = AgreementModel.TaskForce,
            AnnouncedOn = requested ?? signed,
            MadeOn = signed,
            StartedOn = signed,
            EndedOn = ended,
            IsOnlyAnnounced = signed is null && requested is not null,
            Listed = _random.Next(2) == 0 ? null : new ListedSpell(first < second ? first : second, first < second ? second : first, _random.Next(2) == 0 || left <= first || left <= second ? null : left),
        };
    }

    private PartialDate? Date()
    {
        var day = Day();
        return _random.Next(5) switch
        {
            0 => null,
            1 => new PartialDate(day.Year),
            2 => new PartialDate(day.Year, day.Month),
            _ => PartialDate.Of(day),
        };
    }
}
