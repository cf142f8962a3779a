using System.Globalization;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Data;

/// <summary>Records, listings and checks of a few places, drawn from a number: the same number, the same facts.</summary>
internal sealed class DrawnFacts(int seed)
{
    public static readonly GeoId[] Places =
        [.. new[] { "48", "48201", "4835000", "48113", "06", "06037", "0667000", "17", "1714000", "25", "2507000" }.Select(GeoId.Parse)];

    private static readonly string[] Scopes = ["detainers", "deputization", "deputization/task-force-model;detainers", "data-sharing", "practice/jail-booking"];

    private readonly Random _random = new(seed);
    private int _drawn;

    public T One<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    public DateOnly Day() => new DateOnly(2002, 1, 1).AddDays(_random.Next(9_300));

    /// <summary>A day as it stands somewhere on Earth at a moment: what the site calls today there is the day in UTC.</summary>
    public (DateTimeOffset Moment, DateOnly Day) Moment()
    {
        var moment = new DateTimeOffset(Day().ToDateTime(new TimeOnly(_random.Next(24), _random.Next(60))), TimeSpan.FromMinutes(15 * _random.Next(-48, 57)));
        return (moment, DateOnly.FromDateTime(moment.UtcDateTime));
    }

    public CooperationRecord Record(IReadOnlyList<string> sources, GeoId? place = null)
    {
        var type = One(RecordTypes.All);
        var record = type.NewRecord($"{type.RefPrefix}-{seed:0000}{_drawn++:000}");
        var chosen = place ?? One(Places);
        record.Take(new RecordDraft(type, Input(type, chosen), chosen, null, [], []));
        record.Cite(Enumerable.Range(0, _random.Next(1, 3)).Select(i => (One(sources), new CitationInput { Stance = i == 0 ? "supports" : "disputes" })).ToList());
        if (record is Agreement287g agreement && Often())
        {
            agreement.BeSeenOn(PublishedList.IceParticipating, Day());
            agreement.BeSeenOn(PublishedList.IceParticipating, Day());
        }

        return record;
    }

    public RecordInput Input(RecordType type, GeoId place)
    {
        var input = type.NewInput();
        foreach (var column in type.OwnColumns.Where(c => !c.Derived))
        {
            column.Write(input, column.Required || Often() ? Value(column) : column.EmptyMeans);
        }

        if (place.Value.Length > 2 && type.Column("applies_to_local") is { } local)
        {
            local.Write(input, "no");
        }

        type.Column("scope")?.Write(input, Often() ? null : One(Scopes));
        input.Term = type.ProposeTerm(input);
        input.Summary = "Drawn " + _random.Next().ToString(CultureInfo.InvariantCulture);
        return input;
    }

    public Check Check(IReadOnlyList<string> sources) =>
        new($"check-{seed:0000}{_drawn++:000}", One(Places), One(RecordTypes.All).Slug, Day(), One(sources), null);

    public ListSnapshot Snapshot(string list) => new(list, Day(), $"{seed:0000}{_drawn++:000}", "list.xlsx", 1);

    public static ChangeSet Set(DateTime atUtc) => new(ChangeOrigin.Form, null, "Drawn", "Drawn", atUtc);

    private bool Often() => _random.Next(3) > 0;

    private string Value(RecordColumn column) => column.Kind switch
    {
        FieldKind.Date => Date(),
        FieldKind.Code => One(column.Codes).Value,
        FieldKind.CodeSet => One(column.Codes).Value,
        FieldKind.YesNo => One<string>(["yes", "no"]),
        FieldKind.Number => "7",
        FieldKind.Url => "https://example.org/",
        FieldKind.Refs => "san-000000",
        FieldKind.Terms => One(Scopes),
        _ => "Drawn",
    };

    private string Date()
    {
        var day = Day();
        return One([day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("yyyy-MM", CultureInfo.InvariantCulture), day.ToString("yyyy", CultureInfo.InvariantCulture)]);
    }
}
