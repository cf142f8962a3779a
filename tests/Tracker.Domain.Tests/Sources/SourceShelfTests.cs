using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Tests.Sources;

public sealed class SourceShelfTests
{
    private const string Address = "https://example.org/page";

    [Fact]
    public void A_source_is_found_by_its_reference()
    {
        var shelf = new SourceShelf([Known("source-1", Address, "One")]);

        shelf.Find("source-1")!.Source.Title.ShouldBe("One");
        shelf.Find("source-1")!.IsNew.ShouldBeFalse();
        shelf.Find("source-2").ShouldBeNull();
        shelf.FindOrAdd(new CitationInput { SourceRef = "source-1" }).Ref.ShouldBe("source-1");
    }

    [Fact]
    public void A_source_is_found_by_its_address_and_another_title_is_another_source()
    {
        var shelf = new SourceShelf([Known("source-1", Address, "One")]);

        shelf.FindOrAdd(new CitationInput { Url = Address }).Ref.ShouldBe("source-1");
        shelf.FindOrAdd(new CitationInput { Url = Address, Title = "One" }).Ref.ShouldBe("source-1");
        var other = shelf.FindOrAdd(new CitationInput { Url = Address, Title = "Two" });
        other.IsNew.ShouldBeTrue();
        other.Ref.ShouldStartWith("source-");
        shelf.FindOrAdd(new CitationInput { Url = Address, Title = "Two" }).Ref.ShouldBe(other.Ref);
    }

    [Fact]
    public void What_is_not_on_the_web_is_found_by_its_title()
    {
        var shelf = new SourceShelf([Known("source-1", null, "A letter")]);

        shelf.FindOrAdd(new CitationInput { Title = "A letter" }).Ref.ShouldBe("source-1");
        shelf.FindOrAdd(new CitationInput { Title = "Another" }).IsNew.ShouldBeTrue();
        shelf.FindOrAdd(new CitationInput { Title = "A letter", Url = Address }).IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Of_several_new_ones_at_an_address_without_a_title_the_first_is_meant()
    {
        using var shelf = new SourceShelf([]);
        var first = shelf.FindOrAdd(new CitationInput { Url = Address, Title = "One", Kind = "news", Publisher = "P" });
        shelf.FindOrAdd(new CitationInput { Url = Address, Title = "Two" });

        var found = shelf.FindOrAdd(new CitationInput { Url = Address });
        (found.Ref, found.IsNew, found.Source.Title, found.Source.Kind, found.Source.Publisher).ShouldBe((first.Ref, true, "One", "news", "P"));
    }

    [Fact]
    public void What_it_drew_is_found_among_a_hundred_thousand_whatever_stored_ones_it_holds()
    {
        using var shelf = new SourceShelf([Known("source-1", Address, "One")]);
        CitationInput Citation(int n) => new() { Url = $"{Address}/{n}", Title = new string('t', n % 150) + n };
        var drawn = Enumerable.Range(0, 100_000).Select(n => shelf.FindOrAdd(Citation(n)).Ref).ToList();

        shelf.Hold([]);
        shelf.Find("source-1").ShouldBeNull();
        drawn.Distinct(StringComparer.Ordinal).Count().ShouldBe(drawn.Count);
        foreach (var n in Enumerable.Range(0, 100).Select(i => i * 997))
        {
            shelf.FindOrAdd(Citation(n)).Ref.ShouldBe(drawn[n]);
            shelf.FindOrAdd(new CitationInput { Url = $"{Address}/{n}" }).Source.Title.ShouldBe(Citation(n).Title);
        }
    }

    [Fact]
    public void A_new_source_without_a_title_is_called_by_its_address()
    {
        new SourceShelf([]).FindOrAdd(new CitationInput { Url = Address, Kind = "news" }).Source.Title.ShouldBe(Address);
    }

    [Fact]
    public void A_source_that_awaits_identification_says_so()
    {
        var source = new Source("source-cited-3");
        source.BeCitedAs(3, "Detainers (section 4)");

        source.AwaitsIdentification.ShouldBeTrue();
        source.DisplayTitle.ShouldBe("Cited source [3], awaiting identification");
    }

    [Fact]
    public void A_sources_form_says_what_to_do()
    {
        var input = new SourceInput { Title = " ", Kind = "rumour", PublishedOn = "13/40/2025", Url = "javascript:alert(1)", ArchiveUrl = "x", Publisher = new string('p', 201) }.Tidied();

        new SourceInputValidator().Validate(input).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}").ShouldBe(
        [
            "Title: Enter the title of the source.",
            "Publisher: Shorten the publisher to 200 characters.",
            "Kind: Choose the kind of source from the list.",
            "PublishedOn: Write the date as 2025-03-10, 3/10/2025, or 2025-03 or 2025 if only the month or year is known.",
            "Url: Enter a whole address that begins with https:// or http://.",
            "ArchiveUrl: Enter a whole address that begins with https:// or http://.",
        ]);
    }

    [Fact]
    public void A_sources_form_is_put_in_stored_form()
    {
        var input = new SourceInput { Title = " A\r\nB ", Kind = "News report", PublishedOn = "3/10/2025", Url = " https://example.org ", Publisher = "" }.Tidied();

        (input.Title, input.Kind, input.PublishedOn, input.Url, input.Publisher).ShouldBe(("A\nB", "news", "2025-03-10", "https://example.org", null));
        new SourceInputValidator().Validate(input).IsValid.ShouldBeTrue();
    }

    private static Source Known(string sourceRef, string? url, string title)
    {
        var source = new Source(sourceRef);
        source.Describe(new SourceInput { Url = url, Title = title, Kind = "news" });
        return source;
    }
}
