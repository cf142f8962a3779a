using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Review;

namespace Tracker.Domain.Tests.Review;

public sealed class CorrectionTests
{
    [Theory]
    [InlineData(nameof(CorrectionInput.Statement), null, "Say what is wrong or missing, and what is right.")]
    [InlineData(nameof(CorrectionInput.Statement), "  wrong \n ", "Say what is wrong or missing, and what is right.")]
    [InlineData(nameof(CorrectionInput.Statement), "It ended in 2025\0.", "A character here cannot be stored. Type the text anew instead of pasting it.")]
    [InlineData(nameof(CorrectionInput.SourceUrl), " ", "Enter the address of a source: without one, nothing can be changed here.")]
    [InlineData(nameof(CorrectionInput.SourceUrl), "javascript:alert(1)", "Enter a whole address that begins with https:// or http://.")]
    [InlineData(nameof(CorrectionInput.SourceUrl), "the county's site", "Enter a whole address that begins with https:// or http://.")]
    public void A_correction_that_cannot_be_taken_says_what_to_do(string field, string? value, string problem)
    {
        var input = Sound();
        typeof(CorrectionInput).GetProperty(field)!.SetValue(input, value);

        new CorrectionInputValidator().Validate(input).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}").ShouldBe([$"{field}: {problem}"]);
    }

    [Fact]
    public void Texts_have_their_longest()
    {
        var input = Sound();
        (input.Statement, input.SourceNote) = (new string('s', 2_001), new string('n', 301));

        new CorrectionInputValidator().Validate(input).Errors.Select(e => e.PropertyName).ShouldBe(["Statement", "SourceNote"]);
    }

    [Fact]
    public void It_is_decided_once()
    {
        var correction = new Correction("corr-7K3M9Q", new string('a', 32), null, GeoId.Parse("48201"), "Harris County, Texas", Sound(), new DateOnly(2026, 10, 2));
        correction.About.ShouldBe("/jurisdictions/48201");

        correction.Decide(isTakenUp: true, "Heron", "Thank you.", new DateOnly(2026, 10, 3));

        (correction.IsWaiting, correction.StateLabel, correction.Revision).ShouldBe((false, "Taken up", 2));
        Should.Throw<DomainException>(() => correction.Decide(isTakenUp: false, "Egret", null, new DateOnly(2026, 10, 4)));
    }

    private static CorrectionInput Sound() => new() { Statement = "It ended in 2025, not in 2024.", SourceUrl = "https://example.org/minutes", SourceNote = "page 4" };
}
