using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// Plans an edition of the list by reckoning it together with all editions that are stored: a row's agreement becomes what all of
/// them say of it, and what changes beside the file's rows is planned too.
/// </summary>
internal sealed class IceParticipatingPlanner(ImportContext context, TableHeaders headers) : RowPlanner
{
    private readonly Dictionary<ListedAgreement, PlannedRow> _planned = [];
    private ListComparison _list = null!;

    public override bool NeedsSurvey => true;

    public override void Survey(IEnumerable<TableRow> rows)
    {
        var edition = context.Edition! with
        {
            Rows = rows.Select(r => IceRow.Read(r, headers).ToListed(context.Edition!.ObservedOn, context.Edition.FileSha256, r.Number)).ToList(),
        };
        _list = new ListComparison(context, edition);
    }

    public override PlannedRow Plan(TableRow row)
    {
        var reckoned = _list.Row(row.Number);
        var problems = Unreadable(reckoned).ToList();
        if (problems.Count > 0)
        {
            return Refused(row, reckoned.Agreement?.Existing?.Ref, problems);
        }

        return reckoned.Agreement is not { } agreement
            ? Refused(row, null, [reckoned.Home.Problem ?? new FieldProblem(IceParticipatingProfile.County, reckoned.Cells.County, $"Several agencies of this name are listed in {reckoned.State!.Name}. Enter the county.")])
            : _planned.TryGetValue(agreement, out var first) ? Repeated(row, reckoned, first, agreement)
            : _planned[agreement] = Decide(row, reckoned, agreement);
    }

    public override ListOutcome Outcome() => _list.Outcome(_planned.Keys);

    private PlannedRow Decide(TableRow row, ReckonedRow reckoned, ListedAgreement agreement)
    {
        var (draft, changes) = _list.Draft(agreement);
        if (!draft.IsSound)
        {
            return Refused(row, agreement.Existing?.Ref, draft.Problems.Select(Printed).ToList());
        }

        var outcome = agreement.Existing is null ? RowOutcome.New : changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Changed;
        return new PlannedRow(row.Number, outcome, agreement.Ref, draft, row.Cells)
        {
            Changes = agreement.Existing is null ? [] : changes,
            Notes = [.. Understood(reckoned, agreement), .. IceRow.Unkept(row, headers)],
        };
    }

    /// <summary>The same agreement twice in one file: once more is nothing new, otherwise is a contradiction.</summary>
    private PlannedRow Repeated(TableRow row, ReckonedRow reckoned, PlannedRow first, ListedAgreement agreement)
    {
        var word = _list.Row(first.Number);
        var contradictions = new[]
        {
            (Column: IceParticipatingProfile.SignedOn, Before: word.SignedOn.ToString(), Now: reckoned.SignedOn.ToString()),
            (Column: IceParticipatingProfile.Moa, Before: word.Cells.MoaUrl, Now: reckoned.Cells.MoaUrl),
            (Column: IceParticipatingProfile.Addendum, Before: word.Cells.AddendumUrl, Now: reckoned.Cells.AddendumUrl),
        }.Where(c => c.Before != c.Now).ToList();
        return contradictions.Count == 0
            ? first with { Number = row.Number, Cells = row.Cells, Outcome = RowOutcome.Unchanged, Changes = [], Problems = [], Notes = [.. Understood(reckoned, agreement), .. IceRow.Unkept(row, headers), $"The same as row {first.Number}."] }
            : Refused(row, first.RecordRef, contradictions.ConvertAll(c => new FieldProblem(c.Column, c.Now, $"Row {first.Number} gives this agreement already, with “{c.Before}” here. Keep the right one of the two.")));
    }

    private static IEnumerable<string> Understood(ReckonedRow row, ListedAgreement agreement)
    {
        if (row.Home.Place is null)
        {
            yield return $"The county “{row.Cells.County}” does not fit; the agreement is known as {agreement.Ref}.";
        }
        else if (row.Home.Note is { } note)
        {
            yield return note;
        }
    }

    private IEnumerable<FieldProblem> Unreadable(ReckonedRow row)
    {
        var read = row.Cells;
        if (read.Agency.Length == 0)
        {
            yield return new FieldProblem(IceParticipatingProfile.Agency, null, "The agency is missing. Enter it, or take the row out.");
        }

        if (read.Model.Length == 0)
        {
            yield return new FieldProblem(IceParticipatingProfile.SupportType, null, "The support type is missing. Enter it, or take the row out.");
        }

        if (row.SignedOn is null)
        {
            yield return new FieldProblem(IceParticipatingProfile.SignedOn, read.SignedOn, SignedOnProblem(read));
        }

        if (row.State is null)
        {
            yield return new FieldProblem(IceParticipatingProfile.State, read.State, row.Placing.State.Problem!);
        }
    }

    private string SignedOnProblem(IceRow read)
    {
        if (read.SignedOnIso() is not { } text)
        {
            return "The signing date is missing. Enter it, or take the row out.";
        }

        if (!PartialDate.TryParse(text, out var date))
        {
            return DateSuggestion.For(text) is { } suggestion ? $"“{text}” is no date. Did you mean {suggestion}?" : $"“{text}” is no date. {RecordColumn.DateHelp}";
        }

        return $"The list of {PartialDate.Of(context.ObservedOn!.Value).ToText()} cannot show an agreement signed later, on {date.ToText()}. Correct the date of the list or of the agreement.";
    }

    private static FieldProblem Printed(FieldProblem problem) => problem with { Column = PrintedColumn(problem.Column) };

    private static string PrintedColumn(string column) => column switch
    {
        "geoid" or "jurisdiction" => IceParticipatingProfile.County,
        "state" => IceParticipatingProfile.State,
        "agency" => IceParticipatingProfile.Agency,
        "model" or "model_as_printed" => IceParticipatingProfile.SupportType,
        "signed_on" => IceParticipatingProfile.SignedOn,
        "moa_url" => IceParticipatingProfile.Moa,
        "addendum_url" => IceParticipatingProfile.Addendum,
        _ => column,
    };

    private PlannedRow Refused(TableRow row, string? recordRef, IReadOnlyList<FieldProblem> problems) =>
        new(row.Number, RowOutcome.Refused, recordRef, null, row.Cells)
        {
            Problems = problems.Select(p => p with { Column = headers.PrintedAs(p.Column) }).ToList(),
        };
}
