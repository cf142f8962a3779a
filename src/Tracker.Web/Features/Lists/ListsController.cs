using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Lists;

public sealed record ListLine(string Slug, string Name, int Editions, DateOnly? Oldest, DateOnly? Newest, int Left);

/// <summary>One cell, or one agreement, that an edition shows otherwise: a line of the list's file.</summary>
internal sealed record ChangeLine(string List, EditionPart Part, EditionChange Change, CellChange? Cell);

/// <param name="Part">The edition that is shown; null while there is none.</param>
public sealed record ListModel(PublishedList List, Source Source, EditionPart? Part, int Left, ListNavigation Navigation);

/// <summary>Published lists: which editions there are, and what each shows otherwise than the one before.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ListsController(TrackerDbContext db, ListEditions editions) : TrackerController
{
    private static readonly TableColumn<ListLine>[] ListColumns =
    [
        new("list", l => l.Slug),
        new("name", l => l.Name),
        new("editions", l => l.Editions.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
        new("oldest_edition", l => Iso(l.Oldest)),
        new("newest_edition", l => Iso(l.Newest)),
        new("no_longer_listed", l => l.Left.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
    ];

    private static readonly TableColumn<ChangeLine>[] ChangeColumns =
    [
        new("list", c => c.List),
        new("observed_on", c => Iso(c.Part.Edition.ObservedOn)),
        new("file", c => c.Part.Edition.FileName),
        new("compared_with", c => Iso(c.Part.Before?.ObservedOn)),
        new("change", c => Codes<EditionChangeKind>.Of(c.Change.Kind)),
        new("ref", c => c.Change.Row.RecordRef),
        new("state", c => c.Change.Row.State),
        new("agency", c => c.Change.Row.Agency),
        new("county", c => c.Change.Row.County),
        new("support_type", c => c.Change.Row.Model),
        new("column", c => c.Cell?.Column),
        new("old", c => c.Cell?.Old),
        new("new", c => c.Cell?.New),
    ];

    [HttpGet("/lists")]
    public async Task<IActionResult> Index() => View(await LinesAsync());

    [HttpGet("/lists" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format) =>
        DownloadResult.Table(format, "lists", async (s, c) => await TableFile.WriteAsync(format, ListColumns, (await LinesAsync()).ToAsyncEnumerable(), s, c));

    /// <summary>One edition a page, the newest first.</summary>
    [HttpGet("/lists/{slug}")]
    public async Task<IActionResult> Show([FromRoute] string slug)
    {
        var query = new QueryValues(Request.Query);
        var paging = Paging.From(query) with { PerPage = 1 };
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        if (await db.PublishedLists.AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, Aborted) is not { } list)
        {
            return NotFound();
        }

        var all = await editions.AllAsync(slug, Aborted);
        var shown = await editions.PartsAsync(slug, all, paging.Skip, 1, Aborted).ToListAsync(Aborted);
        var source = await db.Sources.AsNoTracking().SingleAsync(s => s.Ref == list.SourceRef, Aborted);
        var navigation = ListNavigation.Of("/lists/" + slug, query, new Paged<EditionPart>(shown, all.Count, paging)) with { PerPage = Paging.DefaultPerPage };
        return View(new ListModel(list, source, shown.FirstOrDefault(), await db.LeftOf(slug).CountAsync(Aborted), navigation));
    }

    /// <summary>Every change of every edition.</summary>
    [HttpGet("/lists/{slug}" + TableFile.Route)]
    public async Task<IActionResult> Changes([FromRoute] string slug, [FromRoute] TableFormat format) =>
        await db.PublishedLists.AnyAsync(l => l.Slug == slug, Aborted)
            ? DownloadResult.Table(format, slug, (s, c) => TableFile.WriteAsync(format, ChangeColumns, AllChangesAsync(slug, c), s, c))
            : NotFound();

    private async IAsyncEnumerable<ChangeLine> AllChangesAsync(string slug, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = await editions.AllAsync(slug, cancellation);
        await foreach (var part in editions.PartsAsync(slug, all, 0, all.Count, cancellation))
        {
            foreach (var change in part.Changes)
            {
                foreach (var cell in change.Edits.Cast<CellChange?>().DefaultIfEmpty())
                {
                    yield return new ChangeLine(slug, part, change, cell);
                }
            }
        }
    }

    private async Task<List<ListLine>> LinesAsync()
    {
        var lists = await db.PublishedLists.AsNoTracking().OrderBy(l => l.Name)
            .Select(l => new { l.Slug, l.Name, Editions = l.Snapshots.Count, Oldest = l.Snapshots.Min(s => (DateOnly?)s.ObservedOn), Newest = l.Snapshots.Max(s => (DateOnly?)s.ObservedOn) })
            .ToListAsync(Aborted);
        var lines = new List<ListLine>();
        foreach (var list in lists)
        {
            lines.Add(new ListLine(list.Slug, list.Name, list.Editions, list.Oldest, list.Newest, await db.LeftOf(list.Slug).CountAsync(Aborted)));
        }

        return lines;
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
