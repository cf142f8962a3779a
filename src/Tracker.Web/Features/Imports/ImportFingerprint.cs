using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracker.Domain.Agencies;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Imports;

/// <summary>What a plan would do as one short text, but for the references it would draw: two plans that do the same have the same.</summary>
/// <param name="repeats">True where later rows may name what earlier ones drew.</param>
internal sealed class ImportFingerprint(bool repeats) : IDisposable
{
    private const int AtOnce = 4_000;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public void Add(PlannedRow row)
    {
        if (repeats && row is { Outcome: RowOutcome.New, RecordRef: { } drawn })
        {
            _drawn.Add(drawn);
        }

        _text.Append(CultureInfo.InvariantCulture, $"{row.Number}|{row.Outcome}|{(row.RecordRef is null || row.Outcome == RowOutcome.New || _drawn.Contains(row.RecordRef) ? "" : row.RecordRef)}");
        foreach (var change in row.Changes)
        {
            _text.Append(CultureInfo.InvariantCulture, $"|{change.Column}={change.Old}>{change.New}");
        }

        if (row.Outcome == RowOutcome.New)
        {
            _text.Append('|').Append(row.Agency is { } agency ? ContentOf(agency) : row.Content is { } content ? content.ToString("x32", CultureInfo.InvariantCulture) : RecordContent.Of(row.Draft!.Type, row.Draft.Input));
        }

        _text.Append('\n');
        if (_text.Length > AtOnce)
        {
            Flush();
        }
    }

    public string Finish(PlanSummary plan)
    {
        foreach (var beside in plan.List?.Besides ?? [])
        {
            Add(beside);
        }

        _text.AppendJoin('|', plan.List?.Gone ?? []).Append('|').Append(plan.List?.Seen.Count ?? 0).Append('|').Append(plan.List?.Question);
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        foreach (var piece in _text.GetChunks())
        {
            _hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(piece.Span));
        }

        _text.Clear();
    }

    private static string ContentOf(AgencyDraft draft) =>
        $"{draft.Ori}|{draft.Agency.Name}|{draft.Agency.Kind}|{draft.Agency.Home}|{string.Join('|', draft.OtherNames)}";
}
