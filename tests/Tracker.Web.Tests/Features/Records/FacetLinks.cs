using AngleSharp.Html.Dom;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>What stands beside a list to narrow it down.</summary>
internal static class FacetLinks
{
    public static string TotalOf(IHtmlDocument page) => page.QuerySelector(".list-head b")!.TextContent;

    public static List<(string Url, string Count)> Of(IHtmlDocument page, string title) => LinksIn(page, title);

    /// <summary>Each number is how many the list has that it leads to.</summary>
    public static async Task AreTrueAsync(HttpClient reader, string address, int atLeast)
    {
        var links = LinksIn(await reader.GetPageAsync(address), null);
        links.Count.ShouldBeGreaterThan(atLeast);
        foreach (var (url, count) in links)
        {
            TotalOf(await reader.GetPageAsync(url)).ShouldBe(count, url);
        }
    }

    private static List<(string Url, string Count)> LinksIn(IHtmlDocument page, string? title) => page.QuerySelectorAll(".facet")
        .Where(g => title is null || g.QuerySelector("b")!.TextContent == title)
        .SelectMany(g => g.QuerySelectorAll("a.chip:not(.chip-on)"))
        .Select(a => (a.GetAttribute("href")!, a.QuerySelector("small")!.TextContent)).ToList();
}
