using System.Globalization;

namespace Tracker.Domain.Site;

/// <summary>Settings of the site as they were typed.</summary>
public sealed class SiteSettingsInput
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? About { get; set; }

    public string? Contact { get; set; }

    public string? Licence { get; set; }

    public bool AllowsAsking { get; set; }

    public bool AllowsCorrections { get; set; }

    public string? ProposalDays { get; set; }

    public string? UnappliedImportDays { get; set; }

    /// <summary>The version that the form showed.</summary>
    public string? Version { get; set; }

    public static SiteSettingsInput Of(SiteSettings settings) => new()
    {
        Name = settings.Name,
        Description = settings.Description,
        About = settings.About,
        Contact = settings.Contact,
        Licence = settings.Licence,
        AllowsAsking = settings.AllowsAsking,
        AllowsCorrections = settings.AllowsCorrections,
        ProposalDays = settings.ProposalDays.ToString(CultureInfo.InvariantCulture),
        UnappliedImportDays = settings.UnappliedImportDays.ToString(CultureInfo.InvariantCulture),
        Version = settings.Version.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number of days, from 1 to <see cref="SiteSettings.MostDays"/>; null for anything else.</summary>
    public static int? Days(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= SiteSettings.MostDays ? days : null;
}
