using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>
/// Takes back what a change set only added, and nobody has touched since, by prepared statements, each with its history: of an import
/// that is nearly everything, and the change tracker would hold it all at once. The rest is for <see cref="ChangeSetUndo"/>, before.
/// </summary>
/// <param name="undone">The change set to take back.</param>
/// <param name="changeSet">The one that does; it must be saved, within a transaction.</param>
internal sealed class BulkUndo(TrackerDbContext db, long undone, ChangeSet changeSet) : IAsyncDisposable
{
    private const int AtOnce = 1_000;

    private static readonly string[] PartsOfRecords = [nameof(Citation), nameof(RecordTag)];
    private static readonly string[] Others = [nameof(Source), nameof(Agency), nameof(AgencyAlias)];
    private static readonly string[] Kinds = [.. RecordTypes.All.Select(t => t.NewRecord("").GetType().Name)];

    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private readonly List<string> _kept = [];
    private PreparedInsert? _history;
    private int _takenBack;

    /// <summary>The names of things of which it did more than add them, or which have changed since.</summary>
    public async Task<HashSet<string>> NamesLeftAsync(CancellationToken cancellation)
    {
        string[] simple = [.. Kinds, .. PartsOfRecords, .. Others];
        var changes = db.Changes.Where(c => c.ChangeSetId == undone);
        var others = await changes.Where(c => c.Action != ChangeAction.Added || !simple.Contains(c.Entity)).Select(c => new { c.RecordRef, c.Key }).ToListAsync(cancellation);
        _left.UnionWith(others.Select(c => c.RecordRef ?? NameIn(c.Key)));
        _left.UnionWith(await db.Records.Where(r => r.HighestVersion != 1 && changes.Any(c => c.RecordRef == r.Ref)).Select(r => r.Ref).ToListAsync(cancellation));
        _left.UnionWith(await ChangedAsync(nameof(Source), db.Sources.Where(s => s.Version != 1).Select(s => s.Ref), cancellation));
        _left.UnionWith(await ChangedAsync(nameof(Agency), db.Agencies.Where(a => a.Version != 1).Select(a => a.Ref), cancellation));
        return _left;
    }

    /// <summary>Records first, then what they pointed at, unless something points at it still.</summary>
    public async Task<UndoResult> TakeBackAsync(CancellationToken cancellation)
    {
        _history = await PreparedInsert.OpenAsync(db, db.Model.FindEntityType(typeof(Change))!, PreparedInsert.OnConflict.Fail, cancellation);
        await foreach (var lot in LotsAsync(c => c.RecordRef != null, cancellation))
        {
            var refs = lot.Select(c => c.RecordRef!).Distinct(StringComparer.Ordinal).ToList();
            var there = (await db.Records.Where(r => refs.Contains(r.Ref)).Select(r => r.Ref).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            // A record comes after its parts here, and takes them with it; a lot may end between them.
            await RemoveAsync<CooperationRecord>(lot, c => c.RecordRef!, there, c => Kinds.Contains(c.Entity), cancellation);
            changeSet.Touch(lot.Where(c => Kinds.Contains(c.Entity) && there.Contains(c.RecordRef!)).Select(c => c.RecordRef!).ToList());
        }

        await foreach (var lot in LotsAsync(c => c.RecordRef == null, cancellation))
        {
            await RemoveAsync<Source>(lot.Where(c => c.Entity == nameof(Source)), Name, await FreeSourcesAsync(lot, cancellation), _ => true, cancellation);
            await RemoveAsync<Agency>(lot.Where(c => c.Entity != nameof(Source)), Name, await FreeAgenciesAsync(lot, cancellation), c => c.Entity == nameof(Agency), cancellation);
        }

        return new UndoResult(_takenBack, _kept.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
    }

    public ValueTask DisposeAsync() => _history?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task RemoveAsync<T>(IEnumerable<Change> changes, Func<Change, string> name, HashSet<string> free, Func<Change, bool> isWhole, CancellationToken cancellation)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        await using var delete = db.Database.GetDbConnection().CreateCommand();
        delete.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        delete.CommandText = $"DELETE FROM \"{type.GetTableName()}\" WHERE \"Ref\" = @ref";
        var parameter = delete.CreateParameter();
        parameter.ParameterName = "@ref";
        delete.Parameters.Add(parameter);
        foreach (var change in changes)
        {
            if (!free.Contains(name(change)))
            {
                _kept.Add(name(change));
                continue;
            }

            _takenBack++;
            await _history!.WriteAsync(new Change(changeSet.Id, changeSet.NextOrdinal(), ChangeAction.Removed, change.Entity, change.Key, change.RecordRef, change.JurisdictionGeoid, Reversed(change.Values)), cancellation);
            if (isWhole(change))
            {
                parameter.Value = name(change);
                await delete.ExecuteNonQueryAsync(cancellation);
            }
        }
    }

    private async Task<HashSet<string>> FreeSourcesAsync(List<Change> lot, CancellationToken cancellation)
    {
        var refs = lot.Where(c => c.Entity == nameof(Source)).Select(Name).ToList();
        var free = db.Sources.Where(s => refs.Contains(s.Ref) && !db.Citations.Any(c => c.SourceRef == s.Ref) && !db.Checks.Any(c => c.SourceRef == s.Ref) && !db.PublishedLists.Any(l => l.SourceRef == s.Ref));
        return (await free.Select(s => s.Ref).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> FreeAgenciesAsync(List<Change> lot, CancellationToken cancellation)
    {
        var refs = lot.Where(c => c.Entity != nameof(Source)).Select(Name).Distinct(StringComparer.Ordinal).ToList();
        var free = db.Agencies.Where(a => refs.Contains(a.Ref) && !db.Records.Any(r => r.AgencyRef == a.Ref) && !db.MergedAgencies.Any(m => m.IntoRef == a.Ref));
        return (await free.Select(a => a.Ref).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
    }

    private Task<List<string>> ChangedAsync(string entity, IQueryable<string> changed, CancellationToken cancellation) =>
        changed.Where(r => db.Changes.Any(c => c.ChangeSetId == undone && c.Entity == entity && c.Key == "[\"" + r + "\"]")).ToListAsync(cancellation);

    /// <summary>The last first, some at a time.</summary>
    private async IAsyncEnumerable<List<Change>> LotsAsync(System.Linq.Expressions.Expression<Func<Change, bool>> which, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var before = int.MaxValue; ;)
        {
            var from = before;
            var lot = await db.Changes.AsNoTracking().Where(c => c.ChangeSetId == undone && c.Ordinal < from).Where(which).OrderByDescending(c => c.Ordinal).Take(AtOnce).ToListAsync(cancellation);
            if (lot.Count == 0)
            {
                yield break;
            }

            before = lot[^1].Ordinal;
            yield return lot.FindAll(c => !_left.Contains(c.RecordRef ?? Name(c)));
        }
    }

    private static string Name(Change change) => NameIn(change.Key);

    private static string NameIn(string key) => JsonDocument.Parse(key).RootElement[0].GetString()!;

    /// <summary>What was [nothing, value] becomes [value, nothing].</summary>
    private static string Reversed(string values) => StoredValues.Written(values, static (writer, values) =>
    {
        using var document = JsonDocument.Parse(values);
        writer.WriteStartObject();
        foreach (var pair in document.RootElement.EnumerateObject())
        {
            writer.WriteStartArray(pair.Name);
            pair.Value[1].WriteTo(writer);
            writer.WriteNullValue();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });
}
