using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>How one kind of file is read: which it is, and what its columns mean.</summary>
public abstract class ImportProfile
{
    /// <summary>As after <c>--as</c>.</summary>
    public abstract string Slug { get; }

    public abstract string Name { get; }

    /// <summary>The published list that the file is a sight of; null for files that are no list.</summary>
    public virtual string? ListSlug => null;

    /// <summary>True when the headers are those of this kind of file, whatever its name.</summary>
    public abstract bool Recognises(TableHeaders headers);

    /// <summary>Why a file with these headers cannot be read as this kind, and what to do; null when it can.</summary>
    public abstract string? Refuses(TableHeaders headers);

    /// <summary>Headers nobody reads.</summary>
    public abstract IReadOnlyList<string> Ignored(TableHeaders headers);

    /// <summary>Whether this kind of file is published with formulas in that column that failed, which its planner can read.</summary>
    public virtual bool MayHoldErrors(string header) => false;

    /// <summary>What to say of the file as a whole.</summary>
    public virtual IEnumerable<string> Notes(Table table, TableHeaders headers) => [];

    /// <summary>True where rows may name stored records by their references, and otherwise may say what one says already.</summary>
    public virtual bool NamesRecords => false;

    /// <summary>The stored record that a row names by its reference; null where it names none.</summary>
    public virtual string? RefIn(TableRow row, TableHeaders headers) => null;

    /// <summary>What somebody said the columns are; null where the kind of file alone tells.</summary>
    public virtual ColumnMapping? Mapping => null;

    /// <summary>Reads the rows of one file in their order; rows may depend on those before them.</summary>
    public abstract RowPlanner PlannerFor(ImportContext context, TableHeaders headers);
}

/// <summary>What rows are judged against, and the day the file's list stood published.</summary>
public sealed record ImportContext(RecordJudge Judge, RecordShelf Shelf, CitationInput? ListSource, DateOnly? ObservedOn)
{
    public RefDrawer Refs { get; init; } = new();

    /// <summary>The editions of the file's list that are stored.</summary>
    public ListHistory History { get; init; } = ListHistory.None;

    /// <summary>The file as an edition of its list, its rows still to be read; null for files that are no list.</summary>
    public ListEdition? Edition { get; init; }
}

/// <summary>Plans one row after another.</summary>
public abstract class RowPlanner
{
    /// <summary>True where what a row means depends on those after it.</summary>
    public virtual bool NeedsSurvey => false;

    /// <summary>Sees all rows before the first is planned.</summary>
    public virtual void Survey(IEnumerable<TableRow> rows) { }

    /// <summary>The addresses and titles by which a row may mean stored sources, in stored form.</summary>
    public virtual IEnumerable<CitationInput> CitationsIn(TableRow row) => [];

    public abstract PlannedRow Plan(TableRow row);

    /// <summary>What the file does as an edition of a list, once all rows are planned; null for files that are no list.</summary>
    public virtual ListOutcome? Outcome() => null;
}
