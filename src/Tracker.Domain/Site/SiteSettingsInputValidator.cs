using FluentValidation;

namespace Tracker.Domain.Site;

/// <summary>What the settings of the site must say.</summary>
public sealed class SiteSettingsInputValidator : AbstractValidator<SiteSettingsInput>
{
    private const string NotStorable = "A character here cannot be stored. Type the text anew instead of pasting it.";
    private static readonly string HowManyDays = $"Enter a number of days from 1 to {SiteSettings.MostDays}.";

    public SiteSettingsInputValidator()
    {
        RuleFor(s => s.Name).Must(n => Text.Squeeze(n).Length > 0).WithMessage("Enter the name of the site.")
            .Must(n => Text.Squeeze(n).Length <= SiteSettings.NameMaxLength).WithMessage($"Shorten the name to {SiteSettings.NameMaxLength} characters.")
            .Must(Text.CanBeStored).WithMessage(NotStorable);
        RuleFor(s => s.Description).Must(d => Text.Squeeze(d).Length > 0).WithMessage("Enter a sentence that says what the site is about.")
            .Must(d => Text.Squeeze(d).Length <= SiteSettings.DescriptionMaxLength).WithMessage($"Shorten the description to {SiteSettings.DescriptionMaxLength} characters.")
            .Must(Text.CanBeStored).WithMessage(NotStorable);
        Free(RuleFor(s => s.About));
        Free(RuleFor(s => s.Contact));
        Free(RuleFor(s => s.Licence));
        RuleFor(s => s.ProposalDays).Must(d => SiteSettingsInput.Days(d) is not null).WithMessage(HowManyDays);
        RuleFor(s => s.UnappliedImportDays).Must(d => SiteSettingsInput.Days(d) is not null).WithMessage(HowManyDays);
    }

    private static void Free(IRuleBuilderInitial<SiteSettingsInput, string?> rule) => rule
        .Must(t => (Text.Tidy(t)?.Length ?? 0) <= SiteSettings.TextMaxLength).WithMessage($"Shorten the text to {SiteSettings.TextMaxLength} characters.")
        .Must(Text.CanBeStored).WithMessage(NotStorable);
}
