using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>One field in which two versions of a record differ.</summary>
/// <param name="KeepsTheirs">Only the other person changed it: theirs is proposed.</param>
public sealed record ConflictField(string Column, string Label, string Yours, string Theirs, bool KeepsTheirs);

public sealed record ConflictModel(string Ref, string Title, string? BeganFrom, int Current, IReadOnlyList<ConflictField> Fields, IReadOnlyList<KeyValuePair<string, string>> Typed);

public sealed record DeleteModel(RecordCard Card, int Version, string? Problem);

/// <summary>Adds, edits and deletes records, by one form for every type.</summary>
[Route("/records")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecordEditingController(RecordDesk desk, ReferenceCache reference, TrackerDbContext db, TimeProvider clock) : TrackerController
{
    private const string KeepTheirs = "keep:";
    private const string AllSources = "sources";

    [HttpGet("{type}/new")]
    [Authorize(Policy = Policies.WriteRecords)]
    public async Task<IActionResult> New([FromRoute] string type, string? jurisdiction)
    {
        if (RecordTypes.Find(type) is not { } found)
        {
            return NotFound();
        }

        var input = found.NewInput();
        var gazetteer = await reference.GazetteerAsync(Aborted);
        if (GeoId.TryParse(jurisdiction, out var geoid) && gazetteer.Find(geoid) is { } place)
        {
            (input.Geoid, input.Jurisdiction) = (place.Geoid.Value, gazetteer.FullNameOf(place));
        }

        return await FormAsync(found, input, [], [], null, null);
    }

    [HttpPost("{type}/new")]
    [Authorize(Policy = Policies.WriteRecords)]
    [FormWithFiles]
    public async Task<IActionResult> New([FromRoute] string type, [FromServices] RecordForm form)
    {
        if (RecordTypes.Find(type) is not { } found)
        {
            return NotFound();
        }

        var posted = await form.ReadAsync(found, Request.Form, Aborted);
        var (typed, finds) = (posted.Input, posted.Finds);
        if (MoreSources(typed))
        {
            return await FormAsync(found, typed, posted.Problems, finds, null, Reason);
        }

        var draft = await desk.JudgeAsync(found, found.Copy(typed), finds, Aborted);
        if (!draft.IsSound || posted.Problems.Count > 0)
        {
            return await FormAsync(found, typed, [.. draft.Problems, .. posted.Problems], finds, null, Reason);
        }

        var recordRef = await desk.AddAsync(draft, Actor, Reason, Aborted);
        Say($"{recordRef} is recorded.");
        return Redirect("/records/" + recordRef);
    }

    [HttpGet("{recordRef}/edit")]
    [Authorize(Policy = Policies.WriteRecords)]
    public async Task<IActionResult> Edit([FromRoute] string recordRef)
    {
        if (await desk.LoadAsync(recordRef, Aborted) is not { } record)
        {
            return NotFound();
        }

        return await FormAsync(record.Type, await StoredAsync(record), [], [], recordRef, null);
    }

    [HttpPost("{recordRef}/edit")]
    [Authorize(Policy = Policies.WriteRecords)]
    [FormWithFiles]
    public async Task<IActionResult> Save([FromRoute] string recordRef, [FromServices] RecordForm form)
    {
        if (await desk.LoadAsync(recordRef, Aborted) is not { } record)
        {
            return NotFound();
        }

        var stored = await StoredAsync(record);
        var posted = await form.ReadAsync(record.Type, Request.Form, Aborted);
        var (typed, finds) = (posted.Input, posted.Finds);
        Settle(record.Type, typed, stored);
        if (MoreSources(typed))
        {
            return await FormAsync(record.Type, typed, posted.Problems, finds, recordRef, Reason);
        }

        var draft = await desk.JudgeAsync(record.Type, record.Type.Copy(typed), finds, Aborted);
        if (posted.Problems.Count == 0 && typed.Version != stored.Version)
        {
            return await ConflictAsync(record, typed, draft, posted.Files);
        }

        if (!draft.IsSound || posted.Problems.Count > 0)
        {
            return await FormAsync(record.Type, typed, [.. draft.Problems, .. posted.Problems], finds, recordRef, Reason);
        }

        if (!await desk.ChangeAsync(record, draft, Actor, Reason, Aborted))
        {
            return await Save(recordRef, form);
        }

        Say($"{recordRef} is saved.");
        return Redirect("/records/" + recordRef);
    }

    [HttpGet("{recordRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> Delete([FromRoute] string recordRef) => await DeletePageAsync(recordRef, null);

    [HttpPost("{recordRef}/delete")]
    [Authorize(Policy = Policies.DeleteRecords)]
    public async Task<IActionResult> ConfirmDelete([FromRoute] string recordRef)
    {
        if (Reason is null)
        {
            return await DeletePageAsync(recordRef, "Say why the record is deleted: history keeps it.");
        }

        if (await desk.LoadAsync(recordRef, Aborted) is not { } record)
        {
            return NotFound();
        }

        if (Request.Form["version"] != record.ToInput().Version || !await desk.DeleteAsync(record, Actor, Reason, Aborted))
        {
            return await DeletePageAsync(recordRef, "Somebody changed the record a moment ago. This is how it stands now; delete it again if you still want to.", StatusCodes.Status409Conflict);
        }

        Say($"{recordRef} is deleted. Its history stays.");
        return Redirect($"/jurisdictions/{record.JurisdictionGeoid}");
    }

    /// <summary>“Add another source” without the script: the form comes back with one more block, unjudged.</summary>
    private bool MoreSources(RecordInput typed)
    {
        if (int.TryParse(Request.Form["remove-source"], out var index) && index >= 0 && index < typed.Sources.Count)
        {
            typed.Sources.RemoveAt(index);
            return true;
        }

        if (!Request.Form.ContainsKey("add-source"))
        {
            return false;
        }

        typed.Sources.Add(new CitationInput());
        return true;
    }

    /// <summary>The record as its own form shows it.</summary>
    private async Task<RecordInput> StoredAsync(CooperationRecord record)
    {
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var input = record.ToInput();
        input.Jurisdiction = gazetteer.FullNameOf(gazetteer[record.JurisdictionGeoid]);
        return input;
    }

    private async Task<IActionResult> FormAsync(
        RecordType type, RecordInput input, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string?> finds, string? recordRef, string? reason)
    {
        Response.StatusCode = problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        await NameChosenAsync(input);
        return View("Form", new RecordFormLayout(type, await reference.TermsAsync(Aborted)).Lay(input, problems, finds, recordRef, reason));
    }

    /// <summary>A chosen source is posted by its reference only; the form shows its title.</summary>
    private async Task NameChosenAsync(RecordInput input)
    {
        foreach (var citation in input.Sources.Where(c => c.SourceRef is not null))
        {
            if (await db.Sources.FindAsync([citation.SourceRef], Aborted) is { } source)
            {
                (citation.Title, citation.Url) = (source.DisplayTitle, source.Url);
            }
        }
    }

    private async Task<IActionResult> ConflictAsync(CooperationRecord record, RecordInput typed, RecordDraft draft, IReadOnlyList<KeyValuePair<string, string>> files)
    {
        var before = await BeforeOthersAsync(record.Ref, typed.Version);
        var yours = draft.IsSound ? draft.Input : typed;
        var theirs = record.ToInput();
        var changes = RecordContent.Differences(record.Type, theirs, yours);
        var fields = changes.Where(c => CitationColumn.Find(c.Column) is null)
            .Select(c => (Change: c, Column: record.Type.Column(c.Column)!))
            .Select(c => new ConflictField(c.Column.Name, c.Column.Label, c.Column.Display(c.Change.New), c.Column.Display(c.Change.Old), before.TryGetValue(c.Column.Property, out var old) && old == c.Change.New)).ToList();
        if (changes.Any(c => CitationColumn.Find(c.Column) is not null))
        {
            fields.Add(new ConflictField(AllSources, "Sources", Titles(yours), Titles(theirs), KeepsTheirs: false));
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        var kept = Request.Form.Where(f => f.Key is not ("version" or "__RequestVerificationToken") && !files.Any(k => k.Key == f.Key))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).Concat(files).ToList();
        return View("Conflict", new ConflictModel(record.Ref, RecordCard.TitleOf(record), typed.Version, record.Version, fields, kept));
    }

    /// <summary>What stood in the fields that others have changed since the version a person began from.</summary>
    private async Task<Dictionary<string, string?>> BeforeOthersAsync(string recordRef, string? beganFrom)
    {
        var before = new Dictionary<string, string?>(StringComparer.Ordinal);
        var changes = await db.Changes.AsNoTracking().Where(c => c.RecordRef == recordRef && c.Action == ChangeAction.Changed)
            .OrderBy(c => c.ChangeSetId).Select(c => c.Values).ToListAsync(Aborted);
        foreach (var values in changes.Select(v => JsonNode.Parse(v)!.AsObject()).SkipWhile(v => v[nameof(CooperationRecord.Version)]?[0]?.ToString() != beganFrom))
        {
            foreach (var (property, pair) in values)
            {
                before.TryAdd(property, pair![0]?.ToString());
            }
        }

        return before;
    }

    private static string Titles(RecordInput input) => string.Join("; ", input.Sources.Select(s => s.Title ?? s.Url));

    /// <summary>Takes over what the person chose to keep of the other's version.</summary>
    private void Settle(RecordType type, RecordInput typed, RecordInput stored)
    {
        foreach (var column in type.Columns.Where(c => Request.Form[KeepTheirs + c.Name] == "theirs"))
        {
            column.Write(typed, column.Read(stored));
        }

        if (Request.Form[KeepTheirs + AllSources] == "theirs")
        {
            typed.Sources.Clear();
            typed.Sources.AddRange(stored.Sources);
        }
    }

    private async Task<IActionResult> DeletePageAsync(string recordRef, string? problem, int status = StatusCodes.Status400BadRequest)
    {
        if (await db.LoadWithEverythingAsync(db.Records.Where(r => r.Ref == recordRef), Aborted) is not [var record])
        {
            return NotFound();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : status;
        return View("Delete", new DeleteModel(RecordCard.Of(record, clock.Day()), record.Version, problem));
    }
}
