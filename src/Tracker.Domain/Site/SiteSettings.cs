namespace Tracker.Domain.Site;

/// <summary>What administrators decide about the site as a whole. There is one, from the first start on.</summary>
public sealed class SiteSettings
{
    public const int NameMaxLength = 80;
    public const int DescriptionMaxLength = 300;
    public const int TextMaxLength = 5000;
    public const int MostDays = 3650;

    /// <summary>The key of the only one.</summary>
    public int Id { get; private set; } = 1;

    /// <summary>In the masthead and in the title of each page.</summary>
    public string Name { get; private set; } = "Jurisdiction Cooperation Tracker";

    /// <summary>One or two sentences under the front page’s heading.</summary>
    public string Description { get; private set; } = "Agreements, task forces, detainer and sanctuary policies of US states, counties, cities and towns: each fact dated, sourced and filed.";

    /// <summary>Who runs the site and why: plain text, its paragraphs divided by empty lines.</summary>
    public string? About { get; private set; }

    /// <inheritdoc cref="About"/>
    public string? Contact { get; private set; }

    /// <inheritdoc cref="About"/>
    public string? Licence { get; private set; }

    /// <summary>Whether anybody may ask for an account; an administrator decides on each.</summary>
    public bool AllowsAsking { get; private set; }

    /// <summary>Whether readers without an account may send corrections; editors decide on each.</summary>
    public bool AllowsCorrections { get; private set; }

    /// <summary>Days after which decided proposals and corrections are removed.</summary>
    public int ProposalDays { get; private set; } = 365;

    /// <summary>Days that a file is kept which was given to be imported and never applied.</summary>
    public int UnappliedImportDays { get; private set; } = 30;

    /// <summary>Raised with each change; 0 before the first.</summary>
    public int Version { get; private set; }

    /// <summary>The pseudonym of who changed it last.</summary>
    public string? ChangedBy { get; private set; }

    public DateTime? ChangedAtUtc { get; private set; }

    /// <summary>Takes over what was judged sound.</summary>
    public void Change(SiteSettingsInput input, string by, DateTime atUtc)
    {
        Name = Text.Squeeze(input.Name);
        Description = Text.Squeeze(input.Description);
        (About, Contact, Licence) = (Text.Tidy(input.About), Text.Tidy(input.Contact), Text.Tidy(input.Licence));
        (AllowsAsking, AllowsCorrections) = (input.AllowsAsking, input.AllowsCorrections);
        (ProposalDays, UnappliedImportDays) = (SiteSettingsInput.Days(input.ProposalDays)!.Value, SiteSettingsInput.Days(input.UnappliedImportDays)!.Value);
        (Version, ChangedBy, ChangedAtUtc) = (Version + 1, by, atUtc);
    }
}
