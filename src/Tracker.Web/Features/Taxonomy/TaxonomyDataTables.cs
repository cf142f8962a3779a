using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Taxonomy;

/// <summary>The founding document in the data package: its sections, the terms that records are filed under, and its claims.</summary>
public sealed class TaxonomyDataTables(TrackerDbContext db) : IDataTables
{
    private static readonly TableColumn<TaxonomySection>[] Sections =
    [
        TableColumn<TaxonomySection>.Of(new("number", "Its number in the founding document; 0 is the summary.", DataKind.WholeNumber) { Required = true }, s => Text(s.Number)),
        TableColumn<TaxonomySection>.Of(new("title", "Its title.") { Required = true }, s => s.Title),
    ];

    private static readonly TableColumn<TaxonomyTerm>[] Terms =
    [
        TableColumn<TaxonomyTerm>.Of(new("slug", "The term as records have it in “term” and “tags”.") { Required = true }, t => t.Slug),
        TableColumn<TaxonomyTerm>.Of(new("section", "The section it belongs to.", DataKind.WholeNumber) { Required = true }, t => Text(t.SectionNumber)),
        TableColumn<TaxonomyTerm>.Of(new("name", "Its name.") { Required = true }, t => t.Name),
        TableColumn<TaxonomyTerm>.Of(new("covers", "What it covers.") { Required = true }, t => t.Covers),
        TableColumn<TaxonomyTerm>.Of(new("parent", "The slug above it, which is not always a term."), t => t.ParentSlug),
    ];

    private static readonly TableColumn<Claim>[] Claims =
    [
        TableColumn<Claim>.Of(new("id", "Its number.", DataKind.WholeNumber) { Required = true }, c => Text(c.Id)),
        TableColumn<Claim>.Of(new("section", "The section that claims it.", DataKind.WholeNumber) { Required = true }, c => Text(c.SectionNumber)),
        TableColumn<Claim>.Of(new("claim", "What it claims, in our own words.") { Required = true }, c => c.Text),
        TableColumn<Claim>.Of(new("cites", "The numbers of the sources it cites, divided by blanks; “cited_number” of the sources."), c => c.Cites),
    ];

    public int Place => 5;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>(
    [
        Of("sections", "Sections of the founding document", "A section of the document that everything is filed by.", Sections, db.TaxonomySections.AsNoTracking().OrderBy(s => s.Number), "number"),
        Of("terms", "Terms", "A term that records are filed under.", Terms, db.TaxonomyTerms.AsNoTracking().OrderBy(t => t.Position), "slug") with { Links = [new("section", "sections", "number")] },
        Of("claims", "Claims of the founding document", "A claim, in our own words, with the numbers of its sources.", Claims, db.Claims.AsNoTracking().OrderBy(c => c.Id), "id") with { Links = [new("section", "sections", "number")] },
    ]);

    private static DataTable Of<T>(string name, string title, string about, TableColumn<T>[] columns, IQueryable<T> rows, string key) =>
        new(name, title, about, TableFile.About(columns), (s, c) => TableFile.WriteCsvAsync(columns, rows.AsAsyncEnumerable(), s, c)) { Key = [key] };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
