using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Gaps;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Gaps;

/// <summary>The gaps of one kind as tasks: one page of them, or all, a thousand at a time.</summary>
public sealed class GapList(TrackerDbContext db, ReferenceCache reference, GapQuery gaps)
{
    private const int AtOnce = 1_000;

    public async Task<IReadOnlyList<GapTask>> PageAsync(GapFilter filter, Paging paging, CancellationToken cancellation)
    {
        if (filter.Kind == GapKind.NeverResearched)
        {
            var page = (await gaps.UnresearchedAsync(filter.Scope, cancellation)).Page(paging.Skip, paging.PerPage);
            return await NamedAsync(page.Select(g => GapTask.Unresearched(g.Place, g.Topic)).ToList(), cancellation);
        }

        return await TasksAsync(filter.Kind, await gaps.InOrder(filter.Kind, filter.Scope).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(cancellation), cancellation);
    }

    public async IAsyncEnumerable<GapTask> AllAsync(GapFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (filter.Kind == GapKind.NeverResearched)
        {
            foreach (var (place, topic) in (await gaps.UnresearchedAsync(filter.Scope, cancellation)).All())
            {
                yield return GapTask.Unresearched(place, topic);
            }

            yield break;
        }

        foreach (var chunk in (await gaps.InOrder(filter.Kind, filter.Scope).ToListAsync(cancellation)).Chunk(AtOnce))
        {
            foreach (var task in await TasksAsync(filter.Kind, chunk, cancellation))
            {
                yield return task;
            }
        }
    }

    private async Task<IReadOnlyList<GapTask>> TasksAsync(GapKind kind, IReadOnlyCollection<GapKey> keys, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var refs = keys.Select(k => k.Ref).ToList();
        var records = await db.Records.AsNoTracking().Include(r => r.Agency).Include(r => r.Citations).Where(r => refs.Contains(r.Ref)).AsSplitQuery().ToListAsync(cancellation);
        var checks = await db.Checks.AsNoTracking().Where(c => refs.Contains(c.Ref)).ToListAsync(cancellation);
        var tasks = records.Select(r => GapTask.Of(kind, r, gazetteer[r.JurisdictionGeoid]))
            .Concat(checks.Select(c => GapTask.StaleCheck(c, gazetteer[c.JurisdictionGeoid]))).ToDictionary(t => t.Ref!, StringComparer.Ordinal);
        return await NamedAsync(refs.Where(tasks.ContainsKey).Select(r => tasks[r]).ToList(), cancellation);
    }

    private async Task<IReadOnlyList<GapTask>> NamedAsync(List<GapTask> tasks, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return tasks.ConvertAll(t => t with { FullName = gazetteer.FullNameOf(t.Place) });
    }
}
