using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agreements287g;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Lists;

/// <summary>Published lists in the data package: their editions with every row they printed, and the spells in which they showed agreements.</summary>
public sealed class ListDataTables(TrackerDbContext db) : IDataTables
{
    private static readonly TableColumn<PublishedList>[] Lists =
    [
        TableColumn<PublishedList>.Of(new("list", "The list’s short name.") { Required = true }, l => l.Slug),
        TableColumn<PublishedList>.Of(new("name", "Its name.") { Required = true }, l => l.Name),
        TableColumn<PublishedList>.Of(new("source_ref", "The list as a source.") { Required = true }, l => l.SourceRef),
    ];

    private static readonly TableColumn<ListSnapshot>[] Editions =
    [
        TableColumn<ListSnapshot>.Of(new("list", "The list.") { Required = true }, s => s.ListSlug),
        TableColumn<ListSnapshot>.Of(new("observed_on", "The day it stood published.", DataKind.Day) { Required = true }, s => Iso(s.ObservedOn)),
        TableColumn<ListSnapshot>.Of(new("file_sha256", "The SHA-256 of the file.") { Required = true, Pattern = "[0-9a-f]{64}" }, s => s.FileSha256),
        TableColumn<ListSnapshot>.Of(new("file_name", "The file’s name.") { Required = true }, s => s.FileName),
        TableColumn<ListSnapshot>.Of(new("rows", "How many rows it has.", DataKind.WholeNumber) { Required = true }, s => Text(s.Rows)),
    ];

    private static readonly TableColumn<ListedRow>[] Rows =
    [
        TableColumn<ListedRow>.Of(new("list", "The list.") { Required = true }, r => r.ListSlug),
        TableColumn<ListedRow>.Of(new("observed_on", "The day of the edition.", DataKind.Day) { Required = true }, r => Iso(r.ObservedOn)),
        TableColumn<ListedRow>.Of(new("file_sha256", "The edition’s file.") { Required = true, Pattern = "[0-9a-f]{64}" }, r => r.FileSha256),
        TableColumn<ListedRow>.Of(new("row", "The row’s number in the file; the header is row 1.", DataKind.WholeNumber) { Required = true }, r => Text(r.Number)),
        TableColumn<ListedRow>.Of(new("state", "The state as printed."), r => r.State),
        TableColumn<ListedRow>.Of(new("agency", "The agency as printed."), r => r.Agency),
        TableColumn<ListedRow>.Of(new("agency_type", "Its type as printed."), r => r.AgencyType),
        TableColumn<ListedRow>.Of(new("county", "The county as printed."), r => r.County),
        TableColumn<ListedRow>.Of(new("model", "The model as printed."), r => r.Model),
        TableColumn<ListedRow>.Of(new("signed_on", "The signing date as printed."), r => r.SignedOn),
        TableColumn<ListedRow>.Of(new("moa_url", "The agreement’s address.", DataKind.Text), r => r.MoaUrl),
        TableColumn<ListedRow>.Of(new("addendum_url", "The addendum’s address.", DataKind.Text), r => r.AddendumUrl),
        TableColumn<ListedRow>.Of(new("record", "The agreement that the row is; empty while it cannot be told."), r => r.RecordRef),
    ];

    private static readonly TableColumn<Listing>[] Listings =
    [
        TableColumn<Listing>.Of(new("record", "The agreement.") { Required = true }, l => l.RecordRef),
        TableColumn<Listing>.Of(new("list", "The list that showed it.") { Required = true }, l => l.ListSlug),
        TableColumn<Listing>.Of(new("first_seen_on", "The first edition that showed it.", DataKind.Day) { Required = true }, l => Iso(l.FirstSeenOn)),
        TableColumn<Listing>.Of(new("last_seen_on", "The last edition that showed it.", DataKind.Day) { Required = true }, l => Iso(l.LastSeenOn)),
        TableColumn<Listing>.Of(new("date_elsewhere", "The signing date as others than the list gave it.", DataKind.PartialDate), l => l.DateElsewhere?.ToString()),
        TableColumn<Listing>.Of(new("stands_after", "The last sight after which somebody decided that the agreement stands although the list leaves it out.", DataKind.Day), l => l.StandsAfter is { } day ? Iso(day) : null),
    ];

    private static readonly DataLink ToList = new("list", "lists", "list");
    private static readonly DataLink ToAgreement = new("record", Agreement287gColumns.Type.Slug, "ref");

    public int Place => 40;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>(
    [
        new("lists", "Published lists", "A list that is published again and again.", TableFile.About(Lists), (s, c) => TableFile.WriteCsvAsync(Lists, db.PublishedLists.AsNoTracking().OrderBy(l => l.Slug).AsAsyncEnumerable(), s, c))
        {
            Key = ["list"],
            Links = [new("source_ref", "sources", "ref")],
        },
        new("list-editions", "Editions of published lists", "A list as it stood on a day.", TableFile.About(Editions), (s, c) => TableFile.WriteCsvAsync(Editions, db.ListSnapshots.AsNoTracking().OrderBy(e => e.ListSlug).ThenBy(e => e.ObservedOn).ThenBy(e => e.FileSha256).AsAsyncEnumerable(), s, c))
        {
            Key = ["list", "observed_on", "file_sha256"],
            Links = [ToList],
        },
        new("list-rows", "Rows of published lists", "A row as an edition printed it.", TableFile.About(Rows), (s, c) => TableFile.WriteCsvAsync(Rows, db.ListedRows.AsNoTracking().OrderBy(r => r.ListSlug).ThenBy(r => r.ObservedOn).ThenBy(r => r.FileSha256).ThenBy(r => r.Number).AsAsyncEnumerable(), s, c))
        {
            Key = ["list", "observed_on", "file_sha256", "row"],
            Links = [ToList],
        },
        new("listings", "Listings", "The spell in which a list showed an agreement.", TableFile.About(Listings), (s, c) => TableFile.WriteCsvAsync(Listings, db.Set<Listing>().AsNoTracking().OrderBy(l => l.RecordRef).ThenBy(l => l.ListSlug).AsAsyncEnumerable(), s, c))
        {
            Key = ["record", "list"],
            Links = [ToList, ToAgreement],
        },
    ]);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
