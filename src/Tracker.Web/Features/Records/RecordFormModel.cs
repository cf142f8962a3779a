using Tracker.Domain;
using Tracker.Domain.Files;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Taxonomy;

namespace Tracker.Web.Features.Records;

/// <summary>One field of the form, ready to draw.</summary>
public sealed record FormField(string Name, string Label, string? Hint, bool Required, string Control, string? Text, IReadOnlyList<Code> Options, int MaxLength, string? Problem, string? Suggest = null, string? Target = null)
{
    public string Id => Name.Replace('[', '-').Replace("].", "-", StringComparison.Ordinal);

    public bool Has(string value) => RecordColumn.Split(Text).Contains(value, StringComparer.Ordinal);

    public string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Problem is null ? null : Id + "-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}

/// <param name="Fields">What everybody is asked.</param>
/// <param name="More">What only some know, folded away until it is wanted.</param>
public sealed record FormGroup(string Legend, IReadOnlyList<FormField> Fields, IReadOnlyList<FormField> More)
{
    public bool IsMoreOpen => More.Any(f => f.Problem is not null || !string.IsNullOrEmpty(f.Text));
}

/// <summary>A field for a file, and the file that was given in it before, when the form comes back.</summary>
public sealed record FormUpload(FormField Field, GivenFile? Kept)
{
    public static string Hint { get; } = $"It shows what the source says, for whoever reads later: {FileKind.Allowed}, at most {FileSize.ToText(Attachment.MaxBytes)}.";

    public static string Accept { get; } = string.Join(',', FileKind.All.SelectMany(k => k.Extensions));
}

/// <summary>The block of one source.</summary>
public sealed record FormSource(
    string Index, string Number, string? Ref, string? Chosen, bool IsNewOpen, FormField Find, IReadOnlyList<FormField> New, IReadOnlyList<FormField> Citing, FormUpload Upload)
{
    private const string Supports = "supports";

    public bool IsMoreOpen => Upload.Kept is not null || Upload.Field.Problem is not null
        || New.Skip(2).Concat(Citing).Any(f => f.Problem is not null || (!string.IsNullOrEmpty(f.Text) && f.Text != Supports));
}

public sealed record FormError(string Anchor, string Message);

/// <summary>The form of one record, with what was typed, and what is wrong with it.</summary>
public sealed record RecordFormModel(
    FormPurpose Purpose, string? Version, string? Geoid, IReadOnlyList<FormGroup> Groups, IReadOnlyList<FormSource> Sources, FormSource Blank, IReadOnlyList<FormError> Errors, string? Reason)
{
    public RecordType Type => Purpose.Type;

    public bool IsNew => Purpose.RecordRef is null;
}

/// <summary>Lays the columns of a type out as a form.</summary>
public sealed class RecordFormLayout(FormPurpose purpose, TermList terms)
{
    private static readonly string[] GroupOrder = [RecordColumns.Where, RecordColumns.What, RecordColumns.Dates, RecordColumns.Filing];

    private readonly RecordType _type = purpose.Type;

    public RecordFormModel Lay(RecordInput input, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string?> finds, string? reason)
    {
        var groups = GroupOrder.Select(g => Group(g, input, problems)).Where(g => g.Fields.Count + g.More.Count > 0).ToList();
        var sources = (input.Sources.Count == 0 ? [new CitationInput()] : input.Sources).Select((s, i) => Source(s, i, finds.ElementAtOrDefault(i), problems)).ToList();
        var blank = Source(new CitationInput(), null, null, []);
        return new RecordFormModel(purpose, input.Version, input.Geoid, groups, sources, blank, ErrorsOf(problems), reason);
    }

    private FormGroup Group(string name, RecordInput input, IReadOnlyList<FieldProblem> problems)
    {
        var columns = Columns.Where(c => c.Group == name).ToLookup(c => c.Required || c.Essential, c => Field(c, input, problems));
        return new FormGroup(name, [.. columns[true]], [.. columns[false]]);
    }

    // The GEOID is picked behind the name; the state is part of the name as it is shown.
    private IEnumerable<RecordColumn> Columns => _type.Columns.Where(c => c is { Derived: false, Hidden: false } && c.Name is not ("geoid" or "state"));

    private FormField Field(RecordColumn column, RecordInput input, IReadOnlyList<FieldProblem> problems) => new(
        column.Name,
        column.Label,
        column.Name switch
        {
            "jurisdiction" => "The state, county, city or town whose agency or law it is, such as Harris County, TX.",
            "term" => "Left open, the type and model decide.",
            _ => column.Kind == FieldKind.Date ? column.Hint ?? "As exactly as it is known: 2025-03-10, 2025-03 or 2025." : column.Hint,
        },
        column.Required || column.Name == "jurisdiction",
        ControlOf(column),
        column.Read(input),
        WithTyped(column.Name == "term" || column.Kind == FieldKind.Terms ? TermCodes(column) : column.Codes, column.Read(input)),
        column.MaxLength,
        problems.FirstOrDefault(p => AnchorOf(p.Column) == column.Name)?.Message,
        column.Name == "jurisdiction" ? "/jurisdictions/suggest.json?q={q}" : null,
        column.Name == "jurisdiction" ? "geoid" : null);

    private static string ControlOf(RecordColumn column) => column switch
    {
        { Name: "term" } => "select",
        { Kind: FieldKind.LongText } => "textarea",
        { Kind: FieldKind.Date } => "date",
        { Kind: FieldKind.Code, Required: true, Codes.Count: <= 7 } => "radios",
        { Kind: FieldKind.Code } => "select",
        { Kind: FieldKind.CodeSet } => "checks",
        { Kind: FieldKind.Terms } => "folded-checks",
        { Kind: FieldKind.YesNo } => "yes-no",
        { Kind: FieldKind.Url } => "url",
        { Kind: FieldKind.Number } => "number",
        { Name: "jurisdiction" } => "search",
        _ => "text",
    };

    /// <summary>What stands in the field but is no choice stays to be seen, beside the message that says so.</summary>
    private static List<Code> WithTyped(IReadOnlyList<Code> options, string? text) => options.Count == 0
        ? []
        : [.. options, .. RecordColumn.Split(text).Distinct(StringComparer.Ordinal).Where(t => !options.Any(o => o.Value == t)).Select(t => new Code(t, t))];

    private List<Code> TermCodes(RecordColumn column) =>
        terms.All.Where(t => column.Kind == FieldKind.Terms || _type.Terms.Contains(t.Slug, StringComparer.Ordinal)).Select(t => new Code(t.Slug, t.Name)).ToList();

    private static FormSource Source(CitationInput citation, int? index, string? find, IReadOnlyList<FieldProblem> problems)
    {
        var at = index?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "__i__";
        FormField Make(string field, string column, string label, string control, string? text, string? hint = null, IReadOnlyList<Code>? options = null, int max = 500) => new(
            $"Sources[{at}].{field}", label, hint, false, control, text, WithTyped(options ?? [], text), max, index is null ? null : problems.FirstOrDefault(p => p.Column == $"source_{index + 1}_{column}")?.Message);
        var chosen = citation.SourceRef is null ? null : citation.Title ?? citation.Url;
        FormField[] added =
        [
            Make("Url", "url", "Address", "url", citation.SourceRef is null ? citation.Url : null, "Begins with https://.", max: WebAddress.MaxLength),
            Make("Title", "title", "Title", "text", citation.SourceRef is null ? citation.Title : null, "As printed.", max: Domain.Sources.Source.TitleMaxLength),
            Make("Publisher", "publisher", "Publisher", "text", citation.SourceRef is null ? citation.Publisher : null, max: Domain.Sources.Source.PublisherMaxLength),
            Make("Kind", "kind", "Kind", "select", citation.SourceRef is null ? citation.Kind : null, options: Codes<SourceKind>.All),
            Make("PublishedOn", "published_on", "Published on", "date", citation.SourceRef is null ? citation.PublishedOn : null),
        ];
        return new FormSource(
            at, index is null ? "__n__" : (index.Value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), citation.SourceRef, chosen,
            Array.Exists(added, f => f.Text is not null || f.Problem is not null) || (find is null && citation.SourceRef is null),
            Make("Find", "find", "A source already in the tracker", "search", find ?? chosen, "Type part of its title, publisher or address.") with { Suggest = "/sources/suggest.json?q={q}", Target = $"Sources[{at}].Ref" },
            added,
            [
                Make("Stance", "stance", "What it does for this record", "radios", citation.Stance ?? "supports", options: Codes<CitationStance>.All),
                Make("Locator", "locator", "Where in it", "text", citation.Locator, "Page, section or row.", max: Citation.LocatorMaxLength),
                Make("AccessedOn", "accessed_on", "Seen on", "date", citation.AccessedOn),
                Make("Quotation", "quotation", "Its words", "text", citation.Quotation, "At most 300 characters.", max: Citation.QuotationMaxLength),
                Make("ArchiveUrl", "archive_url", "Archived copy", "url", citation.ArchiveUrl, "Where the page is kept as you saw it, such as at web.archive.org.", max: WebAddress.MaxLength),
            ],
            new FormUpload(Make("File", "file", "Attach a file to the source", "file", null, FormUpload.Hint), citation.File));
    }

    private List<FormError> ErrorsOf(IReadOnlyList<FieldProblem> problems) =>
        problems.Select(p => new FormError(AnchorFor(p.Column), Labelled(p))).ToList();

    private string Labelled(FieldProblem problem) => _type.Column(AnchorOf(problem.Column)) is { } column ? $"{column.Label}: {problem.Message}"
        : CitationColumn.Split(problem.Column) is { } source ? $"Source {source.Number}: {problem.Message}" : problem.Message;

    private static string AnchorOf(string column) => column is "geoid" or "state" ? "jurisdiction" : column;

    private static string AnchorFor(string column) =>
        CitationColumn.Split(column) is { } source ? $"Sources-{source.Number - 1}-{FieldOf(source.Suffix)}" : AnchorOf(column);

    private static string FieldOf(string suffix) => string.Concat(suffix.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
