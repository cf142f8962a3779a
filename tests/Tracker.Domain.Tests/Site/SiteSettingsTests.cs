using Tracker.Domain.Site;

namespace Tracker.Domain.Tests.Site;

public sealed class SiteSettingsTests
{
    [Fact]
    public void A_new_site_lets_nobody_in_by_themselves()
    {
        var settings = new SiteSettings();

        (settings.AllowsAsking, settings.AllowsCorrections, settings.ProposalDays, settings.UnappliedImportDays, settings.Version).ShouldBe((false, false, 365, 30, 0));
        ProblemsOf(SiteSettingsInput.Of(settings)).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_takes_over_what_was_typed_and_says_who_made_it()
    {
        var settings = new SiteSettings();
        var input = SiteSettingsInput.Of(settings);
        (input.Name, input.About, input.AllowsAsking, input.UnappliedImportDays) = ("  Our \n Tracker ", " One.\r\n\r\nTwo. ", true, " 7 ");

        settings.Change(input, "Heron", new DateTime(2026, 10, 2, 12, 0, 0, DateTimeKind.Utc));

        (settings.Name, settings.About, settings.AllowsAsking, settings.UnappliedImportDays).ShouldBe(("Our Tracker", "One.\n\nTwo.", true, 7));
        (settings.Version, settings.ChangedBy, settings.ChangedAtUtc!.Value.Day).ShouldBe((1, "Heron", 2));
    }

    [Theory]
    [InlineData(nameof(SiteSettingsInput.Name), " ", "Enter the name of the site.")]
    [InlineData(nameof(SiteSettingsInput.Description), null, "Enter a sentence that says what the site is about.")]
    [InlineData(nameof(SiteSettingsInput.Contact), "a\0b", "A character here cannot be stored. Type the text anew instead of pasting it.")]
    [InlineData(nameof(SiteSettingsInput.ProposalDays), "0", "Enter a number of days from 1 to 3650.")]
    [InlineData(nameof(SiteSettingsInput.ProposalDays), "-5", "Enter a number of days from 1 to 3650.")]
    [InlineData(nameof(SiteSettingsInput.UnappliedImportDays), "99999999999", "Enter a number of days from 1 to 3650.")]
    [InlineData(nameof(SiteSettingsInput.UnappliedImportDays), "a month", "Enter a number of days from 1 to 3650.")]
    public void A_setting_that_cannot_be_says_what_to_do(string field, string? value, string problem)
    {
        var input = SiteSettingsInput.Of(new SiteSettings());
        typeof(SiteSettingsInput).GetProperty(field)!.SetValue(input, value);

        ProblemsOf(input).ShouldBe([$"{field}: {problem}"]);
    }

    [Fact]
    public void Texts_have_their_longest()
    {
        var input = SiteSettingsInput.Of(new SiteSettings());
        (input.Name, input.About) = (new string('n', 81), new string('a', 5001));

        ProblemsOf(input).ShouldBe(["Name: Shorten the name to 80 characters.", "About: Shorten the text to 5000 characters."]);
    }

    private static IEnumerable<string> ProblemsOf(SiteSettingsInput input) => new SiteSettingsInputValidator().Validate(input).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}");
}
