using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Records;

/// <summary>One field in which two versions of a record differ.</summary>
/// <param name="KeepsTheirs">Only the other person changed it: theirs is proposed.</param>
public sealed record ConflictField(string Column, string Label, string Yours, string Theirs, bool KeepsTheirs);

public sealed record ConflictModel(FormPurpose Purpose, string Ref, string Title, string? BeganFrom, int Current, IReadOnlyList<ConflictField> Fields, IReadOnlyList<KeyValuePair<string, string>> Typed);

/// <summary>What somebody typed beside what somebody else has saved since: field by field, to choose from.</summary>
internal static class RecordConflict
{
    private const string KeepTheirs = "keep:";
    private const string AllSources = "sources";

    public static ConflictModel Of(
        FormPurpose purpose, CooperationRecord record, RecordInput yours, string? beganFrom, Dictionary<string, string?> before, IFormCollection form, IReadOnlyList<KeyValuePair<string, string>> files)
    {
        var theirs = record.ToInput();
        var changes = RecordContent.Differences(record.Type, theirs, yours);
        var fields = changes.Where(c => CitationColumn.Find(c.Column) is null)
            .Select(c => (Change: c, Column: record.Type.Column(c.Column)!))
            .Select(c => new ConflictField(c.Column.Name, c.Column.Label, c.Column.Display(c.Change.New), c.Column.Display(c.Change.Old), before.TryGetValue(c.Column.Property, out var old) && old == c.Change.New)).ToList();
        if (changes.Any(c => CitationColumn.Find(c.Column) is not null))
        {
            fields.Add(new ConflictField(AllSources, "Sources", Titles(yours), Titles(theirs), KeepsTheirs: false));
        }

        var kept = form.Where(f => f.Key is not ("version" or "__RequestVerificationToken") && !files.Any(k => k.Key == f.Key))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).Concat(files).ToList();
        return new ConflictModel(purpose, record.Ref, RecordCard.TitleOf(record), beganFrom, record.Version, fields, kept);
    }

    /// <summary>What stood in the fields that others have changed since the version a person began from.</summary>
    public static async Task<Dictionary<string, string?>> BeforeOthersAsync(TrackerDbContext db, string recordRef, string? beganFrom, CancellationToken cancellation)
    {
        var before = new Dictionary<string, string?>(StringComparer.Ordinal);
        var changes = await db.Changes.AsNoTracking().Where(c => c.RecordRef == recordRef && c.Action == ChangeAction.Changed)
            .OrderBy(c => c.ChangeSetId).Select(c => c.Values).ToListAsync(cancellation);
        foreach (var values in changes.Select(v => JsonNode.Parse(v)!.AsObject()).SkipWhile(v => v[nameof(CooperationRecord.Version)]?[0]?.ToString() != beganFrom))
        {
            foreach (var (property, pair) in values)
            {
                before.TryAdd(property, pair![0]?.ToString());
            }
        }

        return before;
    }

    /// <summary>Takes over what the person chose to keep of the other's version.</summary>
    public static void Settle(RecordType type, IFormCollection form, RecordInput typed, RecordInput stored)
    {
        foreach (var column in type.Columns.Where(c => form[KeepTheirs + c.Name] == "theirs"))
        {
            column.Write(typed, column.Read(stored));
        }

        if (form[KeepTheirs + AllSources] == "theirs")
        {
            typed.Sources.Clear();
            typed.Sources.AddRange(stored.Sources);
        }
    }

    private static string Titles(RecordInput input) => string.Join("; ", input.Sources.Select(s => s.Title ?? s.Url));
}
