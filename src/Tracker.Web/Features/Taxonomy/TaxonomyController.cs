using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Taxonomy;

public sealed record TermLine(TaxonomyTerm Term, int Records);

/// <param name="Records">How many records are filed under any of the section's terms.</param>
public sealed record SectionPart(TaxonomySection Section, IReadOnlyList<TermLine> Terms, IReadOnlyList<Claim> Claims, int Records);

public sealed record TaxonomyModel(Source? FoundingDocument, IReadOnlyList<SectionPart> Sections, IReadOnlyList<Source> CitedSources);

public sealed record TermModel(TaxonomyTerm Term, TaxonomyTerm? Parent, IReadOnlyList<TermLine> Narrower, IReadOnlyList<Claim> Claims, IReadOnlyList<RecordType> Types, IReadOnlyList<RecordCard> Latest, int Records, int SectionRecords);

/// <summary>The founding document as sections, terms, claims and cited sources, and the records filed under them.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class TaxonomyController(TrackerDbContext db, TimeProvider clock) : TrackerController
{
    private const int LatestShown = 20;

    [HttpGet("/taxonomy")]
    public async Task<IActionResult> Index()
    {
        var sections = await db.TaxonomySections.AsNoTracking().OrderBy(s => s.Number).ToListAsync(Aborted);
        var terms = await LinesAsync();
        var filed = await CountBySectionAsync();
        var claims = await db.Claims.AsNoTracking().OrderBy(c => c.Id).ToListAsync(Aborted);
        var sources = await db.Sources.AsNoTracking().Where(s => s.CitedNumber != null || s.Ref == Source.FoundingDocument).OrderBy(s => s.CitedNumber).ToListAsync(Aborted);
        return View(new TaxonomyModel(
            sources.Find(s => s.CitedNumber is null),
            sections.ConvertAll(s => new SectionPart(
                s, terms.Where(t => t.Term.SectionNumber == s.Number).ToList(), claims.Where(c => c.SectionNumber == s.Number).ToList(), filed.GetValueOrDefault(s.Number))),
            sources.Where(s => s.CitedNumber is not null).ToList()));
    }

    [HttpGet("/taxonomy/{**slug}")]
    public async Task<IActionResult> Term(string slug)
    {
        var terms = await LinesAsync();
        if (terms.Find(t => t.Term.Slug == slug) is not { } line)
        {
            return NotFound();
        }

        var filed = db.Records.AsNoTracking().Where(r => r.TermSlug == slug || r.Tags.Any(t => t.TermSlug == slug));
        var latest = await db.LoadWithEverythingAsync(filed.OrderByDescending(r => r.UpdatedAtUtc).ThenBy(r => r.Ref).Take(LatestShown), Aborted);
        var claims = await db.Claims.AsNoTracking().Where(c => c.SectionNumber == line.Term.SectionNumber).OrderBy(c => c.Id).ToListAsync(Aborted);
        return View(new TermModel(
            line.Term, terms.Find(t => t.Term.Slug == line.Term.ParentSlug)?.Term, terms.Where(t => t.Term.ParentSlug == slug).ToList(), claims,
            RecordTypes.All.Where(t => t.Terms.Contains(slug, StringComparer.Ordinal)).ToList(),
            latest.ConvertAll(r => RecordCard.Of(r, clock.Day())), await filed.CountAsync(Aborted), (await CountBySectionAsync()).GetValueOrDefault(line.Term.SectionNumber)));
    }

    private async Task<List<TermLine>> LinesAsync()
    {
        var terms = await db.TaxonomyTerms.AsNoTracking().Include(t => t.Section).OrderBy(t => t.Position).ToListAsync(Aborted);
        var counts = await Filings.GroupBy(f => f.TermSlug).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, Aborted);
        return terms.ConvertAll(t => new TermLine(t, counts.GetValueOrDefault(t.Slug)));
    }

    /// <summary>How many records each section has, one filed under several of its terms counted once.</summary>
    private Task<Dictionary<int, int>> CountBySectionAsync() =>
        Filings.Join(db.TaxonomyTerms, f => f.TermSlug, t => t.Slug, (f, t) => new { f.RecordRef, t.SectionNumber }).Distinct()
            .GroupBy(f => f.SectionNumber).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Aborted);

    /// <summary>Which record is filed under which term, the primary one or a further one.</summary>
    private IQueryable<Filing> Filings =>
        db.Records.Select(r => new Filing { RecordRef = r.Ref, TermSlug = r.TermSlug })
            .Union(db.Set<RecordTag>().Select(t => new Filing { RecordRef = t.RecordRef, TermSlug = t.TermSlug }));

    private sealed class Filing
    {
        public required string RecordRef { get; init; }

        public required string TermSlug { get; init; }
    }
}
