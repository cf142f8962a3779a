using Tracker.Domain.Site;

namespace Tracker.Web.Features.Site;

/// <summary>What a setting is now, for somebody whose form shows it otherwise.</summary>
public sealed record StandingValue(string Label, string Value)
{
    private static readonly (string Label, Func<SiteSettingsInput, string?> Value)[] Fields =
    [
        ("Name of the site", s => s.Name),
        ("Description", s => s.Description),
        ("About", s => s.About),
        ("Contact", s => s.Contact),
        ("Licence", s => s.Licence),
        ("Anybody may ask for an account", s => YesOrNo(s.AllowsAsking)),
        ("Readers may send corrections", s => YesOrNo(s.AllowsCorrections)),
        ("Days that proposals’ texts are kept", s => s.ProposalDays),
        ("Days that unused files are kept", s => s.UnappliedImportDays),
    ];

    public static IReadOnlyList<StandingValue> Differing(SiteSettingsInput standing, SiteSettingsInput typed) =>
        Fields.Where(f => Domain.Text.Tidy(f.Value(standing)) != Domain.Text.Tidy(f.Value(typed))).Select(f => new StandingValue(f.Label, f.Value(standing) is { Length: > 0 } value ? value : "(empty)")).ToList();

    private static string YesOrNo(bool value) => value ? "yes" : "no";
}
