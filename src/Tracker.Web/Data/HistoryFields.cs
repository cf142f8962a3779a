using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>
/// Which fields of a thing history keeps: all but the words by which a search finds it, which only repeat what its other fields say and were
/// a third of what was kept. Change sets from before still have them; they are read past.
/// </summary>
internal static class HistoryFields
{
    public static bool IsKept(IReadOnlyProperty property) => property.Name != nameof(CooperationRecord.SearchText);

    /// <summary>Makes of the fields that were put back what history does not keep.</summary>
    public static void Complete(object thing)
    {
        switch (thing)
        {
            case CooperationRecord record: record.FoldWords(); break;
            case Source source: source.FoldWords(); break;
        }
    }
}
