using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <param name="Fields">All that says something, as people read it; a text may have several lines.</param>
/// <param name="Sides">Its sources, by what they do for it.</param>
public sealed record VersionModel(
    string Ref, int Number, VersionList Versions, ChangeSet Set, string Origin, RecordType Type, string Title, string Geoid, string FullPlace,
    IReadOnlyList<CardFact> Fields, IReadOnlyList<CardSide> Sides, CitedPage Cited)
{
    public string Url => "/records/" + Ref;

    public bool StandsNow => Versions.Present == Number;

    public string To(int version) => $"{Url}/versions/{version}";

    public string CompareWith(int from, int to) => $"{Url}/compare?from={from}&to={to}";
}

/// <summary>Two sides of a comparison, and what each is called.</summary>
public sealed record ComparisonModel(RecordComparison Comparison, string OldName, string NewName);

public sealed record CompareVersionsModel(string Ref, string Title, PastRecord From, PastRecord To, ComparisonModel Differences);

/// <summary>Shows a record as it stood as one of its versions, and two versions beside each other.</summary>
[AllowAnonymous]
[Route("/records/{recordRef}")]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class RecordVersionsController(RecordVersions versions, ReferenceCache reference) : TrackerController
{
    [HttpGet("versions/{number}")]
    public async Task<IActionResult> Version([FromRoute] string recordRef, [FromRoute] string number) =>
        await FindAsync(recordRef, number) is var (list, past) ? View("/Features/Changes/Version.cshtml", await ModelAsync(list, past)) : NotFound();

    [HttpGet("versions/{number}.json")]
    public async Task<IActionResult> VersionJson([FromRoute] string recordRef, [FromRoute] string number)
    {
        if (await FindAsync(recordRef, number) is not var (_, past))
        {
            return NotFound();
        }

        Response.Headers["X-Robots-Tag"] = "noindex";
        return DownloadResult.Json((s, c) => VersionExport.WriteAsync(past, s, c));
    }

    [HttpGet("compare")]
    public async Task<IActionResult> Compare([FromRoute] string recordRef)
    {
        if (await versions.ListAsync(recordRef, Aborted) is not { } list)
        {
            return NotFound();
        }

        var query = new QueryValues(Request.Query);
        var to = Chosen(query, "to", list.Present ?? list.Numbers[^1], list);
        var from = Chosen(query, "from", list.Before(to) ?? to, list);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var (old, current) = (await versions.ReadAsync(recordRef, list, from, Aborted), await versions.ReadAsync(recordRef, list, to, Aborted));
        var comparison = new RecordComparison(current.Record.Type, old.Record.ToInput(), current.Record.ToInput());
        return View("/Features/Changes/CompareVersions.cshtml", new CompareVersionsModel(recordRef, RecordCard.TitleOf(current.Record), old, current, new ComparisonModel(comparison, $"Version {from}", $"Version {to}")));
    }

    /// <summary>The number of a version as it stands in an address; null for anything else.</summary>
    internal static int? NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Chosen(QueryValues query, string name, int otherwise, VersionList list)
    {
        var number = query.Number(name, otherwise, 1, int.MaxValue);
        if (!list.SetOf.ContainsKey(number))
        {
            query.Refuse(name, query.Text(name), $"There is no such version. Choose two in the record’s history: the first is {list.Numbers[0]}, the last {list.Numbers[^1]}.");
        }

        return number;
    }

    private async Task<(VersionList List, PastRecord Past)?> FindAsync(string recordRef, string number) =>
        NumberOf(number) is { } wanted && await versions.ListAsync(recordRef, Aborted) is { } list && list.SetOf.ContainsKey(wanted)
            ? (list, await versions.ReadAsync(recordRef, list, wanted, Aborted))
            : null;

    private async Task<VersionModel> ModelAsync(VersionList list, PastRecord past)
    {
        var record = past.Record;
        var input = record.ToInput();
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var day = DateOnly.FromDateTime(past.Set.AtUtc);
        var fields = record.Type.Columns.Where(c => c is { Derived: false, Hidden: false }).Select(c => new CardFact(c.Label, c.Display(c.Read(input)), c.Kind == FieldKind.Url ? c.Read(input) : null)).Where(f => f.Text.Length > 0);
        return new VersionModel(
            record.Ref, past.Number, list, past.Set, Codes<ChangeOrigin>.LabelOf(past.Set.Origin), record.Type, RecordCard.TitleOf(record), record.JurisdictionGeoid.Value,
            gazetteer.FullNameOf(record.Jurisdiction), [.. fields], RecordCard.Of(record, day).Sides,
            new CitedPage(
                $"{RecordCard.TitleOf(record)} ({record.Type.Name}, {record.Ref}, version {past.Number})", "/records/" + record.Ref,
                [new("as-of", PartialDate.Of(day).ToString())], new KnownUntil(day, past.Set.Id)));
    }
}
