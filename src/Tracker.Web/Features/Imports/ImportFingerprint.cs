using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Agencies;
using Tracker.Domain.Imports;

namespace Tracker.Web.Features.Imports;

/// <summary>What a plan would do as one short text, but for the references it would draw: two plans that do the same have the same.</summary>
internal static class ImportFingerprint
{
    public static string Of(ImportPlan plan)
    {
        var drawn = plan.Rows.Where(r => r.Outcome == RowOutcome.New).Select(r => r.RecordRef).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var row in plan.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Number}|{row.Outcome}|{(drawn.Contains(row.RecordRef) ? "" : row.RecordRef)}");
            foreach (var change in row.Changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"|{change.Column}={change.Old}>{change.New}");
            }

            if (row.Outcome == RowOutcome.New)
            {
                text.Append('|').Append(row.Agency is { } agency ? ContentOf(agency) : RecordContent.Of(row.Draft!.Type, row.Draft.Input));
            }

            text.Append('\n');
        }

        text.AppendJoin('|', plan.Gone).Append('|').Append(plan.Seen.Count);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string ContentOf(AgencyDraft draft) =>
        $"{draft.Ori}|{draft.Agency.Name}|{draft.Agency.Kind}|{draft.Agency.Home}|{string.Join('|', draft.OtherNames)}";
}
