using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data.Verification;

/// <summary>Reckons every seal of history again, from the first change set on. One change is in memory at a time, whatever their number.</summary>
internal sealed class HistoryCheck(TrackerDbContext db)
{
    private readonly StoredHistory _stored = new(db);
    private readonly Dictionary<DateOnly, HistoryHead> _heads = [];
    private byte[] _before = [.. HistoryChain.Beginning];
    private HistoryHead? _last;

    public long ChangeSets { get; private set; }

    public long Changes { get; private set; }

    /// <summary>Where history stands, as far as it was read.</summary>
    public HistoryHead? Last => _last;

    /// <summary>The first entry that is broken; null where every one is sound.</summary>
    public async Task<Fault?> RunAsync(CancellationToken cancellation)
    {
        using var digest = new ChangesDigest();
        await foreach (var set in _stored.SetsAsync(cancellation))
        {
            if (await FaultInAsync(set, digest, cancellation) is { } fault)
            {
                return fault;
            }
        }

        return await WithoutSetAsync(cancellation) ?? await FaultInHeadsAsync(cancellation);
    }

    private async Task<Fault?> FaultInAsync(StoredChangeSet set, ChangesDigest digest, CancellationToken cancellation)
    {
        if (set.Digest is null || set.Day is not { } day)
        {
            return Fault.In(set, set.Digest is null ? "It bears no seal: it was not written by the program, or its seal was taken off." : "Its time is none.");
        }

        long? odd = null;
        await foreach (var change in _stored.ChangesAsync(set.Id, cancellation))
        {
            if (odd is null && !StoredChangeSet.Bytes(digest.Count).AsSpan().SequenceEqual(change[0]))
            {
                odd = digest.Count;
            }

            digest.Add(change);
        }

        var count = digest.Count;
        var seal = set.SealAfter(_before, digest.Finish());
        if (FaultIn(set, odd, count, seal) is { } fault)
        {
            return fault;
        }

        (_before, ChangeSets, Changes) = (seal, ChangeSets + 1, Changes + count);
        _last = _heads[day] = new HistoryHead(day, set.Id, seal, ChangeSets, Changes);
        return null;
    }

    private Fault? FaultIn(StoredChangeSet set, long? odd, int count, byte[] seal)
    {
        if (odd is not null)
        {
            return Fault.In(set, $"Its change {odd} is missing, or another stands in its place.", odd);
        }

        if (!StoredChangeSet.Bytes(count).AsSpan().SequenceEqual(set.ChangeCount))
        {
            return Fault.In(set, $"It has {count} changes, and was sealed with {(set.ChangeCount is null ? "no number of them" : Encoding.UTF8.GetString(set.ChangeCount))}.", count);
        }

        if (!set.IsNameSound)
        {
            return Fault.In(set, "The name that it bears is not the one that was sealed.");
        }

        return seal.AsSpan().SequenceEqual(set.Digest) ? null
            : Fault.In(set, $"It is not what was sealed: something in it was altered{(set.Id - (_last?.LastChangeSetId ?? 0) > 1 ? $", or a change set between {_last?.LastChangeSetId ?? 0} and it was removed" : "")}.");
    }

    private async Task<Fault?> WithoutSetAsync(CancellationToken cancellation)
    {
        var stray = await db.Changes.Where(c => !db.ChangeSets.Any(s => s.Id == c.ChangeSetId)).OrderBy(c => c.ChangeSetId).Select(c => (long?)c.ChangeSetId).FirstOrDefaultAsync(cancellation);
        return stray is null ? null : Fault.InHistory($"Change set {stray} is missing: its changes are there without it.") with { ChangeSet = stray };
    }

    /// <summary>The heads tell of change sets that were removed from the end.</summary>
    private async Task<Fault?> FaultInHeadsAsync(CancellationToken cancellation)
    {
        foreach (var head in await db.HistoryHeads.AsNoTracking().OrderBy(h => h.Day).ToListAsync(cancellation))
        {
            if (!_heads.Remove(head.Day, out var found) || !IsSame(head, found))
            {
                return Fault.InHistory(head.LastChangeSetId > (_last?.LastChangeSetId ?? 0)
                    ? $"Change set {head.LastChangeSetId} is missing: it was the last one when the head of {Day(head.Day)} was written."
                    : $"The head of {Day(head.Day)} does not agree with the change sets: it, or they, were altered.") with
                { ChangeSet = head.LastChangeSetId, Day = Day(head.Day) };
            }
        }

        return _heads.Count == 0 ? null : Fault.InHistory($"The head of {Day(_heads.Keys.Min())} is missing.") with { Day = Day(_heads.Keys.Min()) };
    }

    private static bool IsSame(HistoryHead one, HistoryHead other) =>
        one.LastChangeSetId == other.LastChangeSetId && one.ChangeSets == other.ChangeSets && one.Changes == other.Changes && one.Digest.AsSpan().SequenceEqual(other.Digest);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
