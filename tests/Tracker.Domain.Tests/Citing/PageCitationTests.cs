using System.Text.RegularExpressions;
using Tracker.Domain.Citing;

namespace Tracker.Domain.Tests.Citing;

public sealed partial class PageCitationTests
{
    private const string Url = "https://tracker.example/jurisdictions/48201?as-of=2026-11-27&known-at=2026-11-27&save=1234";

    private static readonly PageCitation Plain = new("Jurisdiction Cooperation Tracker", "Harris County, TX: cooperation as of 27 November 2026", new DateOnly(2026, 11, 27), Url, new DateOnly(2026, 12, 1));

    [Fact]
    public void Each_style_says_who_what_when_and_where()
    {
        Plain.Apa.ShouldBe("Jurisdiction Cooperation Tracker. (2026, November 27). Harris County, TX: cooperation as of 27 November 2026. Retrieved December 1, 2026, from " + Url);
        Plain.Chicago.ShouldBe("Jurisdiction Cooperation Tracker. “Harris County, TX: cooperation as of 27 November 2026.” November 27, 2026. Accessed December 1, 2026. " + Url + ".");
        Plain.Wikipedia.ShouldBe("{{cite web |title=Harris County, TX: cooperation as of 27 November 2026 |website=Jurisdiction Cooperation Tracker |date=2026-11-27 |url=" + Url + " |access-date=2026-12-01}}");
        Plain.BibTex.ShouldBe(string.Join('\n',
            "@misc{tracker-jurisdictions-48201-as-of-2026-11-27-known-at-2026-11-27-save-1234,",
            "  author = {{Jurisdiction Cooperation Tracker}},",
            "  title = {{Harris County, TX: cooperation as of 27 November 2026}},",
            "  year = {2026},",
            "  month = nov,",
            "  howpublished = {\\url{" + Url + "}},",
            "  url = {" + Url + "},",
            "  urldate = {2026-12-01},",
            "  note = {As known on 2026-11-27, accessed on 2026-12-01}",
            "}"));
    }

    [Theory]
    [InlineData("a | b", "a {{!}} b")]
    [InlineData("a }} b {{c}}", "a &#125;&#125; b &#123;&#123;c&#125;&#125;")]
    [InlineData("[[link]] <ref> ''it'' ~~~~ &amp;", "&#91;&#91;link&#93;&#93; &#60;ref&#62; &#39;&#39;it&#39;&#39; &#126;&#126;&#126;&#126; &#38;amp;")]
    [InlineData("two\r\nlines\tand a tab", "two lines and a tab")]
    public void A_title_is_no_markup_on_Wikipedia(string title, string written) =>
        (Plain with { Title = title }).Wikipedia.ShouldStartWith($"{{{{cite web |title={written} |website=");

    [Theory]
    [InlineData("50 % of A & B, $1 #2 x_y", @"50 \% of A \& B, \$1 \#2 x\_y")]
    [InlineData(@"~ ^ \", @"\textasciitilde{} \textasciicircum{} \textbackslash{}")]
    [InlineData("} unbalanced {{", @"\textbraceright{} unbalanced \textbraceleft{}\textbraceleft{}")]
    [InlineData("Doña Ana “County”", "Doña Ana “County”")]
    public void A_title_is_no_command_in_BibTeX(string title, string written) =>
        (Plain with { Title = title }).BibTex.ShouldContain("  title = {{" + written + "}},\n");

    [Fact]
    public void Whatever_the_names_are_braces_and_parameters_stay_whole()
    {
        string[] pieces = ["{", "}", "{{", "}}", "|", "\\", "%", "&", "#", "_", "$", "~", "^", "\"", "'", "''", "[", "]", "<!--", "@", "\n", "ñ", "🌵", "a", " ", "url="];
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, 8).Select(_ => pieces[random.Next(pieces.Length)]));
            var citation = Plain with { Title = "x" + text + "x", Site = "y" + text + "y" };

            citation.BibTex.Count(c => c == '{').ShouldBe(citation.BibTex.Count(c => c == '}'), text);
            citation.BibTex.Split('\n').Length.ShouldBe(10, text);
            var wiki = citation.Wikipedia.Replace("{{!}}", "", StringComparison.Ordinal);
            wiki.LastIndexOf("{{", StringComparison.Ordinal).ShouldBe(0, text);
            wiki.IndexOf("}}", StringComparison.Ordinal).ShouldBe(wiki.Length - 2, text);
            Parameter().Count(wiki).ShouldBe(5, text);
            citation.Apa.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void An_address_with_odd_characters_is_percent_encoded()
    {
        var citation = Plain with { Url = "https://tracker.example/records/x?a={b}|c" };

        citation.Wikipedia.ShouldContain("|url=https://tracker.example/records/x?a=%7Bb%7D%7Cc |");
        citation.BibTex.ShouldContain("url = {https://tracker.example/records/x?a=%7Bb%7D|c},");
    }

    [GeneratedRegex(@"\|(title|website|date|url|access-date)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
