using FluentValidation;

namespace Tracker.Domain.Records;

/// <summary>Everything the program needs to know of one kind of record; lists, forms, imports and exports follow from it.</summary>
public abstract class RecordType
{
    /// <summary>The code in URLs, CSV and database: <c>agreement-287g</c>.</summary>
    public required string Slug { get; init; }

    public required string RefPrefix { get; init; }

    public required string Name { get; init; }

    public required string PluralName { get; init; }

    /// <summary>One sentence that says what belongs here.</summary>
    public required string About { get; init; }

    /// <summary>The type's own columns, between those that every type has.</summary>
    public required IReadOnlyList<RecordColumn> OwnColumns { get; init; }

    /// <summary>The columns that tell a day on which something happened to it.</summary>
    public IReadOnlyList<RecordColumn> Milestones => field ??= [.. OwnColumns.Where(c => c is { Kind: FieldKind.Date, Derived: false })];

    /// <summary>The terms that live here, the proposed one first.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>The columns of <see cref="OwnColumns"/> that a list and a profile card show first.</summary>
    public required IReadOnlyList<string> Headline { get; init; }

    /// <summary>True where a record without its agency says nothing, as of an agreement.</summary>
    public bool AgencyRequired { get; init; }

    /// <summary>Words for a status where the type has better ones: an open case is not “in force”.</summary>
    public IReadOnlyDictionary<RecordStatus, string> StatusLabels { get; init; } = new Dictionary<RecordStatus, string>();

    /// <summary>The status in the type's words.</summary>
    public string LabelOf(RecordStatus status) => StatusLabels.GetValueOrDefault(status) ?? Codes<RecordStatus>.LabelOf(status);

    /// <summary>All columns but the sources', in the order of the file.</summary>
    public IReadOnlyList<RecordColumn> Columns => field ??=
    [
        .. RecordColumns.Head.Select(c => c.Name == "agency" ? c with { Required = AgencyRequired } : c),
        .. OwnColumns,
        .. RecordColumns.Body,
        .. RecordColumns.Tail,
    ];

    /// <summary>Those that somebody may fill.</summary>
    public IReadOnlyList<RecordColumn> GivenColumns => field ??= [.. Columns.Where(c => !c.Derived)];

    /// <summary>Those that say something, and do not only tell one record from another.</summary>
    public IReadOnlyList<RecordColumn> TellingColumns => field ??= [.. GivenColumns.Where(c => !c.Hidden)];

    /// <summary>The columns an import cannot do without; of <c>geoid</c> and <c>jurisdiction</c> one is enough.</summary>
    public IReadOnlyList<string> RequiredColumns =>
        field ??= ["state", .. Columns.Where(c => c.Required).Select(c => c.Name), "source_1_url"];

    public RecordColumn? Column(string name) => ByName.GetValueOrDefault(name);

    public RecordColumn? ColumnOfProperty(string property) => Columns.FirstOrDefault(c => c.Property == property);

    public abstract RecordInput NewInput();

    public abstract CooperationRecord NewRecord(string @ref);

    /// <summary>What a judged input breaks of this type's rules; property names of the input, messages for people.</summary>
    public abstract IEnumerable<FieldProblem> Validate(RecordInput input);

    /// <summary>The term for an input that names none.</summary>
    public virtual string ProposeTerm(RecordInput input) => Terms[0];

    public RecordInput Copy(RecordInput input)
    {
        var copy = NewInput();
        foreach (var column in Columns)
        {
            column.Write(copy, column.Read(input));
        }

        copy.Sources.AddRange(input.Sources.Select(CopyOf));
        return copy;
    }

    private static CitationInput CopyOf(CitationInput citation)
    {
        var copy = new CitationInput { SourceRef = citation.SourceRef, File = citation.File };
        foreach (var column in CitationColumn.Known)
        {
            column.Write(copy, column.Read(citation));
        }

        return copy;
    }

    private Dictionary<string, RecordColumn> ByName => field ??= Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
}

/// <inheritdoc/>
public sealed class RecordType<TRecord, TInput>(Func<string, TRecord> create, IValidator<TInput> validator) : RecordType
    where TRecord : CooperationRecord
    where TInput : RecordInput, new()
{
    /// <summary>Chooses a narrower term from what the input says.</summary>
    public Func<TInput, string?> TermFrom { get; init; } = _ => null;

    public override RecordInput NewInput() => new TInput();

    public override CooperationRecord NewRecord(string @ref) => create(@ref);

    public override string ProposeTerm(RecordInput input) => TermFrom((TInput)input) ?? base.ProposeTerm(input);

    public override IEnumerable<FieldProblem> Validate(RecordInput input) =>
        validator.Validate((TInput)input).Errors.Select(e => new FieldProblem(ColumnNameOf(e.PropertyName), e.AttemptedValue as string, e.ErrorMessage));

    private string ColumnNameOf(string property) => ColumnOfProperty(property)?.Name ?? property;
}
