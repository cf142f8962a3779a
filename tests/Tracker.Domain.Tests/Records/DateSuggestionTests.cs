using FsCheck.Xunit;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

public sealed class DateSuggestionTests
{
    [Theory]
    [InlineData("05/082025", "05/08/2025")]
    [InlineData("7/72025", "7/7/2025")]
    [InlineData("8/282025", "8/28/2025")]
    [InlineData("3/4/20026", "3/4/2026")]
    [InlineData("5025-07-07", "2025-07-07")]
    [InlineData(" 7/72025 ", "7/7/2025")]
    public void The_slips_of_real_lists_are_understood_enough_to_ask(string text, string suggestion)
    {
        DateSuggestion.For(text).ShouldBe(suggestion);
        PartialDate.TryParse(text, out _).ShouldBeFalse();
        PartialDate.TryParse(suggestion, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("13/402025")]
    [InlineData("5025-13-45")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("٧/٧٢٠٢٥")]
    public void What_no_date_can_be_meant_by_is_not_guessed(string text)
    {
        DateSuggestion.For(text).ShouldBeNull();
    }

    [Property(MaxTest = 2_000)]
    public bool Whatever_is_suggested_is_a_date(int month, int day, int year, bool slash) =>
        DateSuggestion.For($"{month % 20}/{day % 40}{(slash ? "/" : "")}{2000 + (year % 300)}") is not { } suggestion || PartialDate.TryParse(suggestion, out _);
}
