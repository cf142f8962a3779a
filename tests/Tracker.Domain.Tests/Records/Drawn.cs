using System.Globalization;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

/// <summary>Valid inputs of any record type, drawn from a number: the same number, the same input.</summary>
internal sealed class Drawn(RecordType type, int seed)
{
    private static readonly string[] Pieces =
    [
        "\"", ",", ";", "\t", "\n", "\r\n", "'", "=", "+", "-", "@", "＝", " ", "\u00A0", "ñ", "’", "🌵", "\uFEFF", "sep=", "a", "B", "0", "=1+1", "'=", "#N/A",
        "<script>", "&amp;", "\u2028", "NULL", "1/2", "{0}", "%s", "العربية",
    ];

    private static readonly Jurisdiction[] Places = Known.Gazetteer.All.OrderBy(j => j.Geoid).ToArray();

    private readonly Random _random = new(seed);

    public RecordInput Input()
    {
        var input = type.NewInput();
        var dates = Dates(type.Columns.Count(c => c is { Kind: FieldKind.Date, Derived: false }));
        foreach (var column in type.OwnColumns.Concat(RecordColumns.Body).Concat(RecordColumns.Tail).Where(c => c is { Derived: false, Hidden: false }))
        {
            column.Write(input, column.Kind == FieldKind.Date ? (Often() ? dates.Dequeue() : Skip(dates)) : column.Required || Often() ? Value(column) : null);
        }

        Locate(input);
        Obey(input);
        input.Sources.AddRange(Enumerable.Range(1, _random.Next(1, 4)).Select(Citation));
        return input;
    }

    /// <summary>Another value for a cell; texts only, since the others have rules with their neighbours.</summary>
    public string NewText(string? old)
    {
        var text = old;
        while (Text.Tidy(text) == old)
        {
            text = Awkward() + "x" + Awkward();
        }

        return text!;
    }

    public T One<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private bool Often() => _random.Next(3) > 0;

    private string Value(RecordColumn column) => column.Kind switch
    {
        FieldKind.Code => One(column.Codes).Value,
        FieldKind.CodeSet => string.Join(One<string>([";", " ; ", ";;"]), column.Codes.Where(_ => Often()).Append(column.Codes[0]).OrderBy(_ => _random.Next()).Select(c => One([c.Value, c.Label, c.Value.ToUpperInvariant()]))),
        FieldKind.Terms => string.Join(';', Known.Terms.All.Where(_ => _random.Next(8) == 0).Append(Known.Terms.All.First()).Select(t => t.Slug)),
        FieldKind.Refs => string.Join(" ; ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => RecordRef.New(One(RecordTypes.All).RefPrefix)).Select(r => One([r, r.ToLowerInvariant()]))),
        FieldKind.Url => $"https://example.org/{_random.Next()}?a=b,c;d&e='\"",
        FieldKind.Number => One([_random.Next(100_000).ToString(CultureInfo.InvariantCulture), "0", "1,234", "$12"]),
        FieldKind.YesNo => One<string>(["yes", "no", "Y", "false"]),
        _ when column.Name == "term" => One(Known.Terms.All.ToList()).Slug,
        _ => Awkward() + "x" + Awkward(),
    };

    private string Awkward() => string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => One(Pieces)));

    private void Locate(RecordInput input)
    {
        var place = One(Places);
        input.Geoid = place.Geoid.Value;
        input.State = One([place.StateCode, Known.Gazetteer.StateOf(place).Name]);
        input.Jurisdiction = Often() ? place.LegalName : null;
        input.Agency = type.AgencyRequired || Often() ? $"{place.Name} Police {Awkward()} {seed.ToString(CultureInfo.InvariantCulture)}" : null;
    }

    private void Obey(RecordInput input)
    {
        Change(input, "model_as_printed", old => type.Column("model")?.Read(input) == "other" ? old ?? "As \"printed\"" : old);
        Change(input, "ending", old => input.EndedOn is null ? null : old);
        Change(input, "applies_to_local", old => input.Geoid!.Length > 2 ? null : old);
    }

    private void Change(RecordInput input, string name, Func<string?, string?> change)
    {
        if (type.Column(name) is { } column)
        {
            column.Write(input, change(column.Read(input)));
        }
    }

    private CitationInput Citation(int number) => new()
    {
        Url = number == 1 || Often() ? $"https://example.org/{seed}/{number}?q=\"a,b\"" : null,
        Title = $"{Awkward()}{seed}-{number}{Awkward()}",
        Kind = Often() ? One(CitationColumn.All[2].Column.Codes).Value : null,
        Stance = number == 1 ? One<string?>([null, "supports", "mentions"]) : One<string?>([null, "disputes", "Supports"]),
        Locator = Often() ? Awkward() : null,
        Quotation = Often() ? Awkward() + "\n" + Awkward() : null,
        AccessedOn = Often() ? "3/10/2025" : null,
        ArchiveUrl = _random.Next(4) == 0 ? $"https://archive.example/{seed}?of=a,b;c" : null,
        Publisher = Often() ? Awkward() : null,
    };

    // Ascending, so that nothing ends before it begins; of any exactness.
    private Queue<string> Dates(int count)
    {
        var days = Enumerable.Range(0, count).Select(_ => new DateOnly(2005, 1, 1).AddDays(_random.Next(7_000))).Order();
        return new Queue<string>(days.Select(d => One([d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.ToString("yyyy-MM", CultureInfo.InvariantCulture), d.ToString("yyyy", CultureInfo.InvariantCulture), d.ToString("M/d/yyyy", CultureInfo.InvariantCulture)])));
    }

    private static string? Skip(Queue<string> dates)
    {
        dates.Dequeue();
        return null;
    }
}
