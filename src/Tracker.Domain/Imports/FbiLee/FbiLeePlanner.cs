using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>
/// A row is one agency, by its ORI. New ones are made; those that are there get the ORI and the published name as another name.
/// Their name, kind and home stay as people left them.
/// </summary>
internal sealed class FbiLeePlanner(ImportContext context, TableHeaders headers) : RowPlanner
{
    private readonly Dictionary<int, IReadOnlyList<FieldProblem>> _refused = [];
    private readonly Dictionary<int, FbiLeeAgency> _agencies = [];
    private readonly Dictionary<string, FbiLeeReading> _byOri = new(StringComparer.Ordinal);

    public override bool NeedsSurvey => true;

    public override void Survey(IEnumerable<TableRow> rows)
    {
        var reader = new FbiLeeReader(context.Judge.Gazetteer);
        foreach (var row in rows)
        {
            var problems = new List<FieldProblem>();
            var reading = reader.Read(FbiLeeRow.Read(row, headers), problems);
            if (reading is null)
            {
                _refused[row.Number] = problems;
            }
            else
            {
                _byOri.TryAdd(reading.Row.Ori, reading);
            }
        }

        foreach (var agency in new FbiLeeMatcher(context.Judge.Agencies, context.Refs).Match(_byOri.Values))
        {
            agency.Rows.ToList().ForEach(r => _agencies[r] = agency);
        }
    }

    public override PlannedRow Plan(TableRow row)
    {
        if (_refused.TryGetValue(row.Number, out var problems))
        {
            return Refused(row, problems);
        }

        if (_agencies.TryGetValue(row.Number, out var agency))
        {
            return agency.Primary.Row.Number == row.Number ? Decide(row, agency) : SameAgency(row, agency);
        }

        return Repeated(row, FbiLeeRow.Read(row, headers));
    }

    private PlannedRow Decide(TableRow row, FbiLeeAgency agency)
    {
        var draft = DraftOf(agency, agency.OriToAdd, agency.NamesToAdd());
        if (agency.Choice.IsNew)
        {
            return Planned(row, RowOutcome.New, draft) with { Notes = [.. new[] { agency.Primary.Note, agency.Note }.OfType<string>()] };
        }

        List<CellChange> changes = [.. draft.OtherNames.Select(n => new CellChange("also called", null, n))];
        if (draft.Ori is not null)
        {
            changes.Insert(0, new CellChange(headers.PrintedAs(FbiLeeProfile.Ori), null, draft.Ori));
        }

        return changes.Count == 0 ? Planned(row, RowOutcome.Unchanged, draft)
            : IsElsewhere(agency) ? Contradicted(row, agency, draft) with { Changes = changes }
            : Planned(row, RowOutcome.Changed, draft) with { Changes = changes };
    }

    /// <summary>An ORI that was given to another agency, or typed for the wrong one: nobody's name is to be taken over from there.</summary>
    private bool IsElsewhere(FbiLeeAgency agency)
    {
        var recorded = context.Judge.Gazetteer[agency.Choice.Home];
        var given = agency.Primary.Home;
        return recorded.StateCode != given.StateCode
            || (recorded.Level != JurisdictionLevel.State && given.Level != JurisdictionLevel.State && CountyOf(recorded) != CountyOf(given));
    }

    private static GeoId CountyOf(Jurisdiction place) =>
        place.SameGovernmentAs ?? (place.Level == JurisdictionLevel.County ? place.Geoid : place.ParentGeoid!.Value);

    private PlannedRow Contradicted(TableRow row, FbiLeeAgency agency, AgencyDraft draft) =>
        Planned(row, RowOutcome.Conflict, draft) with
        {
            Problems = [new FieldProblem(headers.PrintedAs(FbiLeeProfile.Ori), agency.Primary.Row.Ori, $"This is recorded as {agency.Choice.Name}, {draft.HomeName}, but the file says {agency.Primary.Name}, {context.Judge.Gazetteer.FullNameOf(agency.Primary.Home)}. Correct the agency or the row.")],
        };

    private PlannedRow SameAgency(TableRow row, FbiLeeAgency agency) =>
        Nothing(row, agency, $"The same agency as row {agency.Primary.Row.Number}, which has the newer ORI; this one is kept as another name of it.");

    /// <summary>An ORI twice in one file: once more is nothing new, otherwise is a contradiction.</summary>
    private PlannedRow Repeated(TableRow row, FbiLeeRow read)
    {
        var first = _byOri[read.Ori].Row;
        return read.Name == first.Name && read.Counties.SequenceEqual(first.Counties)
            ? Nothing(row, _agencies[first.Number], $"The same as row {first.Number}.")
            : Refused(row, [new FieldProblem(FbiLeeProfile.Ori, read.Ori, $"Row {first.Number} has this ORI already, for “{first.Name}”. Keep the right one of the two.")]);
    }

    private PlannedRow Nothing(TableRow row, FbiLeeAgency agency, string note) =>
        Planned(row, RowOutcome.Unchanged, DraftOf(agency, null, [])) with { RecordRef = agency.Choice.IsNew ? null : agency.Choice.Ref, Notes = [note] };

    private AgencyDraft DraftOf(FbiLeeAgency agency, string? ori, IReadOnlyList<string> names) =>
        new(agency.Choice, context.Judge.Gazetteer.FullNameOf(context.Judge.Gazetteer[agency.Choice.Home]), ori, names);

    private static PlannedRow Planned(TableRow row, RowOutcome outcome, AgencyDraft draft) =>
        new(row.Number, outcome, draft.Agency.Ref, null, row.Cells) { Agency = draft };

    private PlannedRow Refused(TableRow row, IReadOnlyList<FieldProblem> problems) =>
        new(row.Number, RowOutcome.Refused, null, null, row.Cells)
        {
            Problems = problems.Select(p => p with { Column = headers.PrintedAs(p.Column) }).ToList(),
        };
}
