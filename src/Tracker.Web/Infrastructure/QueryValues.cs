using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// The filters of a list as they came, from an address or from the command line, and what is wrong with them.
/// Wrong input is named, never quietly dropped.
/// </summary>
public sealed class QueryValues
{
    private readonly ILookup<string, string> _values;
    private readonly List<FieldProblem> _problems = [];

    public QueryValues(IEnumerable<KeyValuePair<string, string>> values) =>
        _values = values.Where(v => !string.IsNullOrWhiteSpace(v.Value)).ToLookup(v => v.Key, v => v.Value.Trim(), StringComparer.OrdinalIgnoreCase);

    public QueryValues(IQueryCollection query)
        : this(query.SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")))) { }

    public IReadOnlyList<FieldProblem> Problems => _problems;

    public string? Text(string name, int maxLength = 200)
    {
        var text = _values[name].LastOrDefault();
        if (text?.Length > maxLength)
        {
            Refuse(name, text, $"Shorten this to {maxLength} characters.");
            return null;
        }

        return text;
    }

    /// <summary>Every value of a repeatable filter.</summary>
    public IReadOnlyList<string> All(string name) => [.. _values[name].SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Every state of the repeatable filter <c>state</c>, as postal codes.</summary>
    public IReadOnlyList<string> States()
    {
        var states = All("state").Select(s => s.ToUpperInvariant()).ToList();
        if (states.Find(s => !UsStates.IsCode(s)) is { } unknown)
        {
            Refuse("state", unknown, "Write the state’s two-letter code, such as TX.");
        }

        return states;
    }

    public GeoId? Place(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (GeoId.TryParse(text, out var geoid))
        {
            return geoid;
        }

        Refuse(name, text, "Give the jurisdiction’s GEOID, such as 48201.");
        return null;
    }

    public string? OneOf(string name, IEnumerable<string> allowed)
    {
        var text = Text(name);
        var list = allowed.ToList();
        if (text is null || list.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Refuse(name, text, $"This can be: {string.Join(", ", list)}.");
        return null;
    }

    public TEnum? Code<TEnum>(string name) where TEnum : struct, Enum =>
        OneOf(name, Codes<TEnum>.All.Select(c => c.Value)) is { } code ? Codes<TEnum>.Parse(code) : null;

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (PartialDate.TryParse(text, out var date) && date.Day is not null)
        {
            return date.Earliest;
        }

        Refuse(name, text, "Write the day as 2025-03-10.");
        return null;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, text, $"This can be a number from {least} to {most}.");
        return otherwise;
    }

    public void Refuse(string name, string? value, string message) => _problems.Add(new FieldProblem(name, value, message));

    /// <summary>The filters that are set, for links that keep them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Set => _values.SelectMany(g => g.Select(v => KeyValuePair.Create(g.Key, v)));
}
