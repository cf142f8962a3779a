using System.Globalization;
using Tracker.Domain.Agreements287g;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>A list that is much shorter than the one before it may have been cut short, or be another list.</summary>
internal static class ListShrinkage
{
    /// <summary>The share of rows whose loss is asked about.</summary>
    private const double MostLost = 0.3;

    /// <summary>What to look at before such an edition is applied; null where it is about as long as the newest earlier one, or longer.</summary>
    public static string? Question(ListEdition edition, ListEdition? earlier)
    {
        if (earlier is null || edition.Rows.Count > earlier.Rows.Count * (1 - MostLost))
        {
            return null;
        }

        var lost = 1 - (edition.Rows.Count / (double)earlier.Rows.Count);
        return string.Create(CultureInfo.InvariantCulture, $"This list has {Text.Plural(edition.Rows.Count, "row", "rows")}. The one of {earlier.ObservedOn:d MMMM yyyy} has {earlier.Rows.Count:N0}: {lost:P0} fewer. ICE has published lists that were cut short, and lists under each other’s names. Compare it with what ice.gov shows before you apply it.");
    }
}
