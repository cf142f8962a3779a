using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Gaps;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Gaps;

/// <summary>How many gaps there are of a kind, of a topic or in a state, and the list that counts them.</summary>
public sealed record GapCount(string Name, int Count, string Url);

public sealed record GapsModel(
    GapFilter Filter, IReadOnlyDictionary<GapKind, GapCount> Kinds, IReadOnlyList<GapCount> Topics, IReadOnlyList<GapCount> States, IReadOnlyList<GapTask> Tasks, ListNavigation Navigation);

/// <summary>What is never researched, stale, or resting on one source: as tasks by state and topic that volunteers can divide.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class GapsController(GapQuery gaps, GapList list, GapExport export, TimeProvider clock) : TrackerController
{
    [HttpGet("/gaps")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var (filter, paging) = (GapFilter.From(query, clock.Day()), Paging.From(query));
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var tallies = new Dictionary<GapKind, IReadOnlyList<GapTally>>();
        foreach (var kind in GapKind.All)
        {
            tallies[kind] = await gaps.TalliesAsync(kind, filter.Scope, Aborted);
        }

        var tasks = await list.PageAsync(filter, paging, Aborted);
        return View(ModelOf(filter, tallies, tasks, ListNavigation.Of("/gaps", query, new Paged<GapTask>(tasks, tallies[filter.Kind].Sum(t => t.Count), paging))));
    }

    [HttpGet("/gaps" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format)
    {
        var query = new QueryValues(Request.Query);
        var filter = GapFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : DownloadResult.Table(format, $"gaps-{filter.Kind.Slug}", (s, c) => export.WriteAsync(format, filter, s, c));
    }

    private static GapsModel ModelOf(GapFilter filter, Dictionary<GapKind, IReadOnlyList<GapTally>> tallies, IReadOnlyList<GapTask> tasks, ListNavigation navigation)
    {
        var topics = tallies[filter.Kind].GroupBy(t => t.Topic, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(t => t.Count), StringComparer.Ordinal);
        var states = tallies[filter.Kind].GroupBy(t => t.State, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new GapsModel(
            filter,
            GapKind.All.ToDictionary(k => k, k => new GapCount(k.Name, tallies[k].Sum(t => t.Count), navigation.With("kind", k.Slug))),
            RecordTypes.All.Where(t => topics.ContainsKey(t.Slug)).Select(t => new GapCount(t.PluralName, topics[t.Slug], navigation.With("topic", t.Slug))).ToList(),
            states.Select(g => new GapCount(g.Key, g.Sum(t => t.Count), navigation.With("state", g.Key))).ToList(),
            tasks,
            navigation);
    }
}
