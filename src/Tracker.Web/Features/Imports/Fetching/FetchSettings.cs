using Tracker.Domain.Agreements287g;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Features.Imports.Fetching;

/// <summary>Whether the program may fetch published lists itself, from where, and how much it takes.</summary>
public sealed record FetchSettings
{
    public const string Section = "Tracker:Fetch";

    private const int LongestSeconds = 600;

    public bool Enabled { get; init; }

    /// <summary>The largest file in bytes; 0 for the limit of imports, which holds in any case.</summary>
    public long MaxBytes { get; init; }

    /// <summary>For the page and the file together, in seconds.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>By the list's slug.</summary>
    public Dictionary<string, FetchedList> Lists { get; init; } = new(StringComparer.OrdinalIgnoreCase)
    {
        [PublishedList.IceParticipating] = new(new Uri("https://www.ice.gov/identify-and-arrest/287g")),
    };

    /// <summary>The settings, checked; what is not set keeps its default.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be; the message names it and says what can.</exception>
    public static FetchSettings From(IConfiguration configuration, TableLimits limits)
    {
        var section = configuration.GetSection(Section);
        var page = section[$"Lists:{PublishedList.IceParticipating}:Page"];
        var standard = new FetchSettings();
        var address = standard.Lists[PublishedList.IceParticipating].Page;
        if (page is not null && (!Uri.TryCreate(page, UriKind.Absolute, out address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0))
        {
            throw new InvalidOperationException($"{Section}:Lists:{PublishedList.IceParticipating}:Page is “{page}”; set it to a whole address that begins with https://.");
        }

        if (section.GetSection("Lists").GetChildren().FirstOrDefault(c => !standard.Lists.ContainsKey(c.Key)) is { } unknown)
        {
            throw new InvalidOperationException($"{Section}:Lists:{unknown.Key} is no list that can be fetched; there is {PublishedList.IceParticipating}.");
        }

        return new FetchSettings
        {
            Enabled = section.GetValue(nameof(Enabled), false),
            MaxBytes = Checked(section.GetValue(nameof(MaxBytes), limits.MaxFileBytes), nameof(MaxBytes), limits.MaxFileBytes),
            TimeoutSeconds = Checked(section.GetValue(nameof(TimeoutSeconds), standard.TimeoutSeconds), nameof(TimeoutSeconds), LongestSeconds),
            Lists = new(StringComparer.OrdinalIgnoreCase) { [PublishedList.IceParticipating] = new(address!) },
        };
    }

    private static T Checked<T>(T value, string name, T most) where T : System.Numerics.INumber<T> =>
        value > T.Zero && value <= most ? value : throw new InvalidOperationException($"{Section}:{name} is {value}; set it to a number above 0, at most {most}.");
}

/// <param name="Page">The page on which the list is linked. Nothing is taken from another host.</param>
public sealed record FetchedList(Uri Page);
