using System.Globalization;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>The form of any kind of record, filled in with something valid in every field: what a browser sends.</summary>
internal sealed class DrawnForm
{
    public const string Geoid = "48201";
    public const string Agency = "Harris County Sheriff's Office";

    private readonly RecordType _type;
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private DateOnly _day = new(2019, 3, 4);

    public DrawnForm(RecordType type)
    {
        _type = type;
        foreach (var column in Columns)
        {
            _fields.AddRange(ValuesOf(column).Select(v => KeyValuePair.Create(column.Name, v)));
        }

        _fields.Add(new("jurisdiction", "Harris County, TX"));
        _fields.Add(new("agency", Agency));
        _fields.Add(new("reason", "Drawn in a test"));
        _fields.Add(new("Sources[0].Url", "https://example.org/" + _mark));
        _fields.Add(new("Sources[0].Title", Title));
        _fields.Add(new("Sources[0].Stance", "supports"));
        _fields.Add(new("Sources[0].Locator", "row 3, “so”"));
    }

    /// <summary>The columns that every filled form fills: all but where, and what the tracker fills itself.</summary>
    public IEnumerable<RecordColumn> Columns =>
        _type.Columns.Where(c => c is { Derived: false, Hidden: false } && c.Group != RecordColumns.Where && c.Name is not ("term" or "model_as_printed"));

    public string Title => "Page " + _mark;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>What the record should say of a column: the values as they are stored.</summary>
    public string? Expected(RecordColumn column) =>
        column.Normalise(string.Join(RecordColumn.Separator, _fields.Where(f => f.Key == column.Name).Select(f => f.Value))).Text;

    private IEnumerable<string> ValuesOf(RecordColumn column) => column.Kind switch
    {
        FieldKind.Code => [column.Codes[0].Value],
        FieldKind.CodeSet => column.Codes.Take(2).Select(c => c.Value),
        FieldKind.Terms => ["data-sharing/lesc", "detainers"],
        FieldKind.Refs => ["287g-7K3M9Q", "san-4T9XQ2"],
        FieldKind.Date => [NextDay()],
        FieldKind.Url => [$"https://example.org/{column.Name}?a=b&c='\""],
        FieldKind.Number => ["12"],
        FieldKind.YesNo => ["no"],
        FieldKind.LongText => [$"=1+1, \"{column.Label}\" <b>ñ</b>\r\n'second; line’ 🌵"],
        _ => [$"'=2+2; \"{column.Label}\", <i>{column.Name}</i> – ñ 🌵"],
    };

    // In the order of the columns, so that nothing ends before it begins.
    private string NextDay()
    {
        _day = _day.AddDays(40);
        return _day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
