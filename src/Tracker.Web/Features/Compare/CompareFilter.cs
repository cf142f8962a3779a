using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Tracker.Domain.Comparisons;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>Which places are compared, on which day and by which knowledge: the filters of <c>/compare</c> and its twins alike.</summary>
/// <param name="Places">Each once, in the order given.</param>
/// <param name="Unknown">What was given that is no place, in sentences; the others are shown all the same.</param>
/// <param name="AsOf">Null where the address names no day.</param>
/// <param name="OnlyDifferences">Rows in which all places are alike are left out.</param>
public sealed record CompareFilter(IReadOnlyList<Jurisdiction> Places, IReadOnlyList<string> Unknown, DateOnly? AsOf, DateOnly Today, KnownUntil? Known, bool OnlyDifferences)
{
    public const string Differences = "differences";
    public const string Path = "/compare";

    /// <summary>More than anybody names by mistake; what lies behind is not even looked up.</summary>
    private const int MostGiven = 40;

    public DateOnly Day => AsOf ?? Today;

    public bool IsFull => Places.Count >= PlaceComparison.Most;

    public bool IsEnough => Places.Count >= PlaceComparison.Fewest;

    public static async Task<CompareFilter> FromAsync(QueryValues query, DateOnly today, Gazetteer gazetteer, CurrentSite site, CancellationToken cancellation)
    {
        var given = query.All("j").Distinct(StringComparer.Ordinal).ToList();
        var read = given.Take(MostGiven).Select(g => (Text: g, Place: GeoId.TryParse(g, out var geoid) ? gazetteer.Find(geoid) : null)).ToList();
        var places = read.Select(r => r.Place).OfType<Jurisdiction>().DistinctBy(p => p.Geoid).ToList();
        if (places.Count > PlaceComparison.Most || given.Count > MostGiven)
        {
            query.Refuse("j", $"{Math.Max(places.Count, given.Count).ToString(CultureInfo.InvariantCulture)} places", $"Compare at most {PlaceComparison.Most} places at once. Take some out of the address.");
        }

        var unknown = read.Where(r => r.Place is null).Select(r => $"There is no jurisdiction with the GEOID “{Shortened(r.Text)}”; it is left out.").ToList();
        return new CompareFilter(
            places, unknown, query.Day("as-of"), today, await KnownAt.FromAsync(query, today, site, cancellation), query.OneOf("only", [Differences]) is not null);
    }

    public string Url => To(Places);

    public string Add(Jurisdiction place) => To(Places.Append(place));

    public string Without(Jurisdiction place) => To(Places.Where(p => p.Geoid != place.Geoid));

    public string Toggle => (this with { OnlyDifferences = !OnlyDifferences }).Url;

    public string Now => (this with { Known = null }).Url;

    public string Twin(string extension) => Path + extension + new QueryBuilder(Query(Places));

    /// <summary>The day and the knowledge, for links to records and profiles that keep them; empty for today and now.</summary>
    public string When => new QueryBuilder(Days).ToString();

    public CitedPage Cited(Gazetteer gazetteer) => new(
        $"{string.Join("; ", Places.Select(gazetteer.FullNameOf))}: cooperation with immigration enforcement compared, as of {PartialDate.Of(Day).ToText()}",
        Path, (this with { AsOf = Day, Known = null }).Query(Places).ToList(), Known);

    public IEnumerable<KeyValuePair<string, string>> Query(IEnumerable<Jurisdiction> places) =>
        places.Select(p => KeyValuePair.Create("j", p.Geoid.Value)).Concat(Days).Concat(OnlyDifferences ? [new("only", Differences)] : []);

    private IEnumerable<KeyValuePair<string, string>> Days => (AsOf is { } day ? [KeyValuePair.Create("as-of", PartialDate.Of(day).ToString())] : Array.Empty<KeyValuePair<string, string>>()).Concat(KnownAt.Query(Known));

    private string To(IEnumerable<Jurisdiction> places) => Path + new QueryBuilder(Query(places));

    private static string Shortened(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
