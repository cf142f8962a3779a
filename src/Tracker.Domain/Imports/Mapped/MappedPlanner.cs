using Tracker.Domain.Imports.TrackerRecords;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>Reads each row as the mapping says, has the tracker's own planner plan it, and speaks of the file's own headings.</summary>
internal sealed class MappedPlanner(ColumnMapping mapping, MappedColumns columns, ImportContext context) : RowPlanner
{
    private readonly TrackerRecordsPlanner _planner = new(context, columns.Headers, mapping.Type);

    public override IEnumerable<CitationInput> CitationsIn(TableRow row) => _planner.CitationsIn(columns.Read(row));

    public override PlannedRow Plan(TableRow row)
    {
        var read = columns.Read(row);
        var planned = columns.PlaceIn(row) is { } place && Text.Squeeze(place.Text).Length > 0 ? PlanAt(place.Target, Text.Squeeze(place.Text), read) : _planner.Plan(read);
        return planned with { Cells = row.Cells, Problems = planned.Problems.Select(p => columns.AsPrinted(p, row)).ToList() };
    }

    private PlannedRow PlanAt(string target, string text, TableRow read)
    {
        var gazetteer = context.Judge.Gazetteer;
        var state = target == MappingTargets.County ? gazetteer.FindState(columns.Headers.Cell(read, "state").Text) : null;
        var match = state is null ? gazetteer.FindAnywhere(text) : state.Found is null ? state : gazetteer.FindCounty(state.Found, text);
        if (match.Found is { } found)
        {
            return _planner.Plan(read with { Cells = [.. columns.Headers.Printed.Zip(read.Cells, (name, cell) => name == "geoid" ? new TableCell(found.Geoid.Value) : cell)] });
        }

        var problem = state is { Found: null }
            ? new FieldProblem("state", columns.Headers.Cell(read, "state").Text, match.Problem!)
            : new FieldProblem("geoid", text, match.Problem + gazetteer.Question(match.Offered)) { Asks = state?.Found is { } where ? PlaceQuestion.Of(where, text, match.Offered) : null };
        return new PlannedRow(read.Number, RowOutcome.Refused, null, null, read.Cells) { Problems = [problem] };
    }
}
