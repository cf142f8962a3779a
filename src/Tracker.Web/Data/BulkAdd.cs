using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>
/// Adds new things to the database by prepared statements, each with its history, as part of one change set: for imports, whose
/// hundred thousand records the change tracker would hold all at once. The change set must be saved, within a transaction.
/// </summary>
internal sealed class BulkAdd(TrackerDbContext db, ChangeSet changeSet) : IAsyncDisposable
{
    private readonly Dictionary<Type, (IEntityType Type, PreparedInsert Insert)> _inserts = [];
    private readonly List<string> _records = [];
    private readonly HashSet<string> _namedBefore = new(StringComparer.Ordinal);

    public async Task AddAsync(Source source, CancellationToken cancellation) => await AddAsync(source, null, source.Ref, cancellation);

    /// <summary>With its other names.</summary>
    public async Task AddAsync(Agency agency, CancellationToken cancellation)
    {
        await AddAsync(agency, null, agency.Ref, cancellation);
        foreach (var alias in agency.Aliases)
        {
            await AddAsync(alias, null, null, cancellation);
        }
    }

    /// <summary>With its tags and citations; what they point at must be there.</summary>
    public async Task AddAsync(CooperationRecord record, CancellationToken cancellation)
    {
        record.BeRecorded(changeSet.AtUtc);
        _records.Add(record.Ref);
        await AddAsync(record, record, record.Ref, cancellation);
        foreach (var tag in record.Tags)
        {
            await AddAsync(tag, record, null, cancellation);
        }

        foreach (var citation in record.Citations)
        {
            await AddAsync(citation, record, null, cancellation);
        }
    }

    /// <summary>These references were given out before, to the very things that are added now.</summary>
    public void NameAgain(IEnumerable<string> refs) => _namedBefore.UnionWith(refs);

    /// <summary>Notes in the change set which records there are now.</summary>
    public void NoteRecords()
    {
        changeSet.Touch(_records);
        _records.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, insert) in _inserts.Values)
        {
            await insert.DisposeAsync();
        }
    }

    private async Task AddAsync(object entity, CooperationRecord? record, string? namedBy, CancellationToken cancellation)
    {
        var (type, insert) = await InsertAsync(entity.GetType(), cancellation);
        await insert.WriteAsync(entity, cancellation);
        var kept = KeptChange.OfNew(type, entity, record?.Ref, entity is CooperationRecord ? record?.JurisdictionGeoid : null, namedBy);
        await WriteAsync(kept.In(changeSet), cancellation);
        if (namedBy is not null && !_namedBefore.Contains(namedBy))
        {
            await WriteAsync(new IssuedRef(namedBy), cancellation);
        }
    }

    private async Task WriteAsync(object entity, CancellationToken cancellation) =>
        await (await InsertAsync(entity.GetType(), cancellation)).Insert.WriteAsync(entity, cancellation);

    private async ValueTask<(IEntityType Type, PreparedInsert Insert)> InsertAsync(Type kind, CancellationToken cancellation)
    {
        if (!_inserts.TryGetValue(kind, out var there))
        {
            var type = db.Model.FindEntityType(kind)!;
            _inserts[kind] = there = (type, await PreparedInsert.OpenAsync(db, type, PreparedInsert.OnConflict.Fail, cancellation));
        }

        return there;
    }
}
