using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain;
using Tracker.Web.Data.Search;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Search;

public sealed record SearchModel(string? Text, IReadOnlyList<SearchGroup> Groups)
{
    public bool IsEmpty => Groups.All(g => g.Total == 0);
}

/// <summary>One box that finds everything.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class SearchController(SearchHits hits) : TrackerController
{
    private const int OfAKind = 8;
    private const int Suggestions = 4;

    [HttpGet("/search")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var text = query.Text("q");
        return query.Problems.Count > 0
            ? RefuseQuery(query.Problems)
            : View("Search", new SearchModel(text, SearchWords.Of(text) is { } words ? await hits.FindAsync(words, text!, OfAKind, Aborted) : []));
    }

    /// <summary>The first few of each kind that fit what is being typed.</summary>
    [HttpGet("/search/suggest.json")]
    public async Task<IActionResult> Suggest()
    {
        var query = new QueryValues(Request.Query);
        var text = query.Text("q");
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var groups = SearchWords.Of(text) is { } words ? await hits.SuggestAsync(words, text!, Suggestions, Aborted) : [];
        return Json(groups.SelectMany(g => g.Hits).Select(h => new { kind = Codes<SearchKind>.Of(h.Kind), @ref = h.Ref, title = h.Title, note = h.Note, url = h.Url }));
    }
}
