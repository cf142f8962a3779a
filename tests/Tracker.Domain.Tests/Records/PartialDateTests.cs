using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2025-03-10", "2025-03-10")]
    [InlineData(" 2025-03-10 ", "2025-03-10")]
    [InlineData("2025-03-10 00:00:00", "2025-03-10")]
    [InlineData("2025-03-10T00:00", "2025-03-10")]
    [InlineData("2018-03", "2018-03")]
    [InlineData("2018", "2018")]
    [InlineData("3/10/2025", "2025-03-10")]
    [InlineData("03/10/2025", "2025-03-10")]
    [InlineData("3/10/25", "2025-03-10")]
    [InlineData("12/31/69", "2069-12-31")]
    [InlineData("1/1/70", "1970-01-01")]
    [InlineData("2/29/2024", "2024-02-29")]
    [InlineData("2000-02-29", "2000-02-29")]
    [InlineData("1776", "1776")]
    [InlineData("2199-12-31", "2199-12-31")]
    public void Every_form_of_the_contract_is_read(string text, string date)
    {
        PartialDate.TryParse(text, out var read).ShouldBeTrue();
        read.ToString().ShouldBe(date);
        PartialDate.Parse(text).ShouldBe(read);
        PartialDate.ParseOrNull(text).ShouldBe(read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13/40/2025")]
    [InlineData("2025-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2025-13")]
    [InlineData("2025-00-10")]
    [InlineData("2025-01-00")]
    [InlineData("5025")]
    [InlineData("5025-07-07")]
    [InlineData("20026")]
    [InlineData("3/4/20026")]
    [InlineData("1775-12-31")]
    [InlineData("2200")]
    [InlineData("0025-03-10")]
    [InlineData("3/10/0025")]
    [InlineData("05/082025")]
    [InlineData("2025-3-10")]
    [InlineData("10.03.2025")]
    [InlineData("25")]
    [InlineData("3/2025")]
    [InlineData("2025-03-10 13:45")]
    [InlineData("2025-03-10 00:00:01")]
    [InlineData("45726")]
    [InlineData("March 2025")]
    [InlineData("2025-03-10\n2025")]
    [InlineData("٢٠٢٥-٠٣-١٠")]
    [InlineData("２０２５")]
    public void Anything_else_is_no_date(string? text)
    {
        PartialDate.TryParse(text, out var read).ShouldBeFalse();
        read.ShouldBe(default);
        Should.Throw<DomainException>(() => PartialDate.Parse(text ?? ""));
    }

    [Fact]
    public void Nothing_is_no_date_and_no_mistake()
    {
        PartialDate.ParseOrNull(null).ShouldBeNull();
        PartialDate.ParseOrNull("").ShouldBeNull();
    }

    [Theory]
    [InlineData("2018-03-05", "5 March 2018")]
    [InlineData("2018-03", "March 2018")]
    [InlineData("2018", "2018")]
    public void A_person_reads_it_in_words(string date, string words)
    {
        PartialDate.Parse(date).ToText().ShouldBe(words);
    }

    [Theory]
    [InlineData("2018", "2018-01-01", "2018-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2018-03-05", "2018-03-05", "2018-03-05")]
    public void It_may_mean_any_day_from_its_earliest_to_its_latest(string date, string earliest, string latest)
    {
        PartialDate.Parse(date).Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(earliest);
        PartialDate.Parse(date).Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(latest);
    }

    [Theory]
    [InlineData("2018-03", "2018-03-05", true)]
    [InlineData("2018", "2018-03", true)]
    [InlineData("2018-03-05", "2018-03-05", true)]
    [InlineData("2018-03-05", "2018-03", false)]
    [InlineData("2018-03", "2018-04-01", false)]
    public void A_vague_date_includes_the_same_told_more_exactly(string vague, string exact, bool includes)
    {
        PartialDate.Parse(vague).Includes(PartialDate.Parse(exact)).ShouldBe(includes);
    }

    [Theory]
    [InlineData("2018-03-05", "2018-03-06", true)]
    [InlineData("2018-03-05", "2018-03-05", false)]
    [InlineData("2018-03", "2018-04", true)]
    [InlineData("2018-03-31", "2018-03", false)]
    [InlineData("2018", "2018-06", false)]
    [InlineData("2017", "2018-01-01", true)]
    public void It_is_before_another_when_no_day_of_it_can_be_later(string one, string other, bool before)
    {
        PartialDate.Parse(one).IsBefore(PartialDate.Parse(other)).ShouldBe(before);
        PartialDate.Parse(one).IsBefore(null).ShouldBeFalse();
    }

    [Property(Arbitrary = [typeof(PartialDates)], MaxTest = 2_000)]
    public bool The_order_of_dates_is_the_order_of_their_texts(PartialDate one, PartialDate other) =>
        Math.Sign(one.CompareTo(other)) == Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString()))
        && (one < other) == (one.CompareTo(other) < 0) && (one >= other) == (one.CompareTo(other) >= 0)
        && (one > other) == (other < one) && (one <= other) == (other >= one);

    [Property(Arbitrary = [typeof(PartialDates)], MaxTest = 2_000)]
    public bool What_is_written_is_read_again(PartialDate date) => PartialDate.Parse(date.ToString()) == date;

    [Property(Arbitrary = [typeof(PartialDates)], MaxTest = 2_000)]
    public bool Of_two_dates_one_is_before_or_they_overlap(PartialDate one, PartialDate other)
    {
        var overlap = one.Earliest <= other.Latest && other.Earliest <= one.Latest;
        return (one.IsBefore(other) ? 1 : 0) + (other.IsBefore(one) ? 1 : 0) + (overlap ? 1 : 0) == 1;
    }

    [Property(MaxTest = 2_000)]
    public bool Any_text_is_a_date_or_none(string? text) => !PartialDate.TryParse(text, out var date) || PartialDate.Parse(date.ToString()) == date;
}

/// <summary>Days, months and years, near enough to one another to meet.</summary>
public static class PartialDates
{
    public static Arbitrary<PartialDate> All() =>
        (from day in Gen.Choose(0, 4_000).Select(n => new DateOnly(2018, 1, 1).AddDays(n / 4))
         from exactness in Gen.Choose(0, 2)
         select exactness switch
         {
             0 => new PartialDate(day.Year),
             1 => new PartialDate(day.Year, day.Month),
             _ => PartialDate.Of(day),
         }).ToArbitrary();
}
