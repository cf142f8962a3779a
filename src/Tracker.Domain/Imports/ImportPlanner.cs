using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports;

/// <summary>Plans a whole file at once, for whom it is to be held in memory.</summary>
public static class ImportPlanner
{
    /// <exception cref="UnusableTableException">The file cannot be read to its end.</exception>
    public static ImportPlan Plan(Table table, TableHeaders headers, ImportProfile profile, ImportContext context, CancellationToken cancellation = default)
    {
        var planning = new ImportPlanning(table, headers, profile, context);
        var rows = new List<PlannedRow>();
        var recorded = RecordContent.KeysOf(context.Shelf.All.Select(r => (r.Type, r.Input, r.Ref)));
        foreach (var lot in planning.Lots())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(ImportPlanning.Recognise(planning.Plan(lot), recorded));
        }

        return new ImportPlan(planning.Summarise(), rows);
    }
}
