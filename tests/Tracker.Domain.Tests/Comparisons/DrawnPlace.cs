using System.Globalization;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Tests.Comparisons;

/// <summary>What is known of a place, drawn from a number: the same number, the same facts.</summary>
internal sealed class DrawnPlace(int seed)
{
    private static readonly string[] Geoids = ["48", "48201", "48113", "4835000", "06", "06037", "17031", "1714000"];

    private readonly Random _random = new(seed);
    private int _drawn;

    public DateOnly Day() => new DateOnly(2010, 1, 1).AddDays(_random.Next(6_000));

    public RecordedFacts Facts(string? geoid = null)
    {
        var place = Known.Place(geoid ?? Geoids[_random.Next(Geoids.Length)]);
        var records = Enumerable.Range(0, _random.Next(8)).Select(_ => Record(RecordTypes.All[_random.Next(RecordTypes.All.Count)], place.Geoid.Value)).ToList();
        var laws = place.Geoid == place.Geoid.State ? [] : Enumerable.Range(0, _random.Next(3)).Select(_ => (SanctuaryPolicy)Record(SanctuaryPolicyColumns.Type, place.Geoid.State.Value)).ToList();
        var contested = records.Where(_ => _random.Next(4) == 0).Select(r => r.Ref).ToHashSet(StringComparer.Ordinal);
        return new RecordedFacts(place, records, laws, Enumerable.Range(0, _random.Next(4)).Select(_ => Check(place.Geoid.Value)).ToList(), new ListCalendar([]), contested)
        {
            StateChecks = _random.Next(3) == 0 ? [Check(place.Geoid.State.Value)] : [],
        };
    }

    public CooperationRecord Record(RecordType type, string geoid, params (string Column, string? Text)[] fixedTexts)
    {
        var place = Known.Place(geoid);
        var input = type.NewInput();
        foreach (var column in type.OwnColumns.Where(c => !c.Derived))
        {
            column.Write(input, column.Required || _random.Next(3) > 0 ? Value(column) : column.EmptyMeans);
        }

        foreach (var (column, text) in fixedTexts)
        {
            type.Column(column)!.Write(input, text);
        }

        input.Term = type.ProposeTerm(input);
        var record = type.NewRecord($"{type.RefPrefix}-{seed:000000}{_drawn++:000}");
        record.Take(new RecordDraft(type, input, place.Geoid, null, [], []));
        return record;
    }

    public Check Check(string geoid, string? topic = null) =>
        new($"check-{seed:000000}{_drawn++:000}", Known.Place(geoid).Geoid, topic ?? RecordTypes.All[_random.Next(RecordTypes.All.Count)].Slug, Day(), "source-founding", null);

    private string Value(RecordColumn column) => column.Kind switch
    {
        FieldKind.Date => Day().ToString(_random.Next(2) == 0 ? "yyyy-MM-dd" : "yyyy", CultureInfo.InvariantCulture),
        FieldKind.Code or FieldKind.CodeSet => column.Codes[_random.Next(column.Codes.Count)].Value,
        FieldKind.YesNo => _random.Next(2) == 0 ? "yes" : "no",
        FieldKind.Number => "7",
        FieldKind.Url => "https://example.org/",
        FieldKind.Refs => "san-000000",
        FieldKind.Terms => "detainers",
        _ => "Drawn",
    };
}
