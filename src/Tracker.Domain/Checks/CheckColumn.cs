using Tracker.Domain.Records;

namespace Tracker.Domain.Checks;

/// <summary>One field of a check: it drives the form, and puts its text in the form in which it is stored.</summary>
public sealed record CheckColumn(RecordColumn Column, Func<CheckInput, string?> Read, Action<CheckInput, string?> Write)
{
    /// <summary>The field in which a source that is there is looked for; what is wrong with the choice is said there.</summary>
    public const string Find = "source_find";

    private const int TypedMaxLength = 200;

    public string Name => Column.Name;

    public static CheckColumn Jurisdiction { get; } = new(
        new("jurisdiction", "Jurisdiction", FieldKind.Text) { Required = true, MaxLength = TypedMaxLength, Hint = "The state, county, city or town you looked for, such as Harris County, TX." },
        c => c.Jurisdiction, (c, v) => c.Jurisdiction = v);

    public static CheckColumn Topic { get; } = new(
        new("topic", "Topic", FieldKind.Text) { Required = true, MaxLength = TypedMaxLength, Codes = RecordTypes.All.Select(t => new Code(t.Slug, t.PluralName)).ToList(), Hint = "What you looked for." },
        c => c.Topic, (c, v) => c.Topic = v);

    public static CheckColumn CheckedOn { get; } = new(
        new("checked_on", "Looked on", FieldKind.Date) { Required = true, Hint = "The whole day, such as 2026-10-02." },
        c => c.CheckedOn, (c, v) => c.CheckedOn = v);

    public static CheckColumn Note { get; } = new(
        new("note", "Note", FieldKind.LongText) { MaxLength = Check.NoteMaxLength, Hint = "How far you looked: which pages, which years, whom you asked." },
        c => c.Note, (c, v) => c.Note = v);

    /// <summary>What a new source needs, as beside a record.</summary>
    public static IReadOnlyList<CheckColumn> OfSource { get; } = CitationColumn.All.Concat(CitationColumn.OnlyRead)
        .Where(c => c.Suffix is "url" or "title" or "publisher" or "kind" or "published_on")
        .Select(c => new CheckColumn(c.Column with { Name = "source_" + c.Suffix }, i => c.Read(i.Source), (i, v) => c.Write(i.Source, v)))
        .ToList();

    public static IReadOnlyList<CheckColumn> All { get; } = [Jurisdiction, Topic, CheckedOn, Note, .. OfSource];
}
