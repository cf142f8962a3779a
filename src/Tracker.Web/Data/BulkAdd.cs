using Microsoft.EntityFrameworkCore.Metadata;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data;

/// <summary>
/// Adds new things to the database by prepared statements, each with its history, as part of one change set: for imports, whose
/// hundred thousand records the change tracker would hold all at once. The change set must be saved, within a transaction.
/// What is to be written is composed first, so that one thread can compose while another writes.
/// </summary>
internal sealed class BulkAdd(TrackerDbContext db, ChangeSet changeSet) : IAsyncDisposable
{
    private readonly Dictionary<IEntityType, PreparedInsert> _inserts = [];
    private readonly HashSet<string> _namedBefore = new(StringComparer.Ordinal);
    private readonly IModel _model = db.Model;

    /// <summary>Writes what was composed, one kind after the other, and notes in the change set which records there are now.</summary>
    public async Task WriteAsync(Composed composed, CancellationToken cancellation)
    {
        foreach (var (columns, rows) in composed.Rows)
        {
            var insert = await InsertAsync(columns.Type, cancellation);
            foreach (var row in rows)
            {
                await insert.WriteAsync(row, cancellation);
            }
        }

        changeSet.Touch(composed.Records);
    }

    /// <summary>These references were given out before, to the very things that are composed from now on.</summary>
    public void NameAgain(IEnumerable<string> refs) => _namedBefore.UnionWith(refs);

    public Composed Compose() => new(_model, changeSet, db.Seals, _namedBefore);

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values)
        {
            await insert.DisposeAsync();
        }
    }

    private async ValueTask<PreparedInsert> InsertAsync(IEntityType kind, CancellationToken cancellation)
    {
        if (!_inserts.TryGetValue(kind, out var insert))
        {
            _inserts[kind] = insert = await PreparedInsert.OpenAsync(db, kind, PreparedInsert.OnConflict.Fail, cancellation);
        }

        return insert;
    }

    /// <summary>
    /// Things to be added with their history and their references. Those of a kind are written together: side by side in one table
    /// they take half the time.
    /// </summary>
    internal sealed class Composed(IModel model, ChangeSet changeSet, OpenSeals seals, HashSet<string> namedBefore)
    {
        private readonly Dictionary<Type, (StoredColumns Columns, List<StoredRow> Rows)> _kinds = [];
        private readonly List<string> _records = [];

        /// <summary>In the order in which they point at each other.</summary>
        public IEnumerable<(StoredColumns Columns, List<StoredRow> Rows)> Rows => _kinds.OrderBy(k => Rank(k.Key)).Select(k => k.Value);

        public IReadOnlyCollection<string> Records => _records;

        public void Add(Source source) => Add(source, null, source.Ref);

        /// <summary>With its other names.</summary>
        public void Add(Agency agency)
        {
            Add(agency, null, agency.Ref);
            foreach (var alias in agency.Aliases)
            {
                Add(alias, null, null);
            }
        }

        /// <summary>With its tags and citations; what they point at must be there, or be added before.</summary>
        public void Add(CooperationRecord record)
        {
            record.BeRecorded(changeSet.AtUtc);
            AddRestored(record);
        }

        /// <inheritdoc cref="Add(CooperationRecord)"/>
        /// <remarks>It was recorded before, elsewhere, and knows when.</remarks>
        public void AddRestored(CooperationRecord record)
        {
            _records.Add(record.Ref);
            Add(record, record, record.Ref);
            foreach (var tag in record.Tags)
            {
                Add(tag, record, null);
            }

            foreach (var citation in record.Citations)
            {
                Add(citation, record, null);
            }
        }

        private void Add(object entity, CooperationRecord? record, string? namedBy)
        {
            var (columns, row) = Keep(entity);
            KeepSealed(KeptChange.OfNew(columns, row, record?.Ref, entity is CooperationRecord ? record?.JurisdictionGeoid : null, namedBy).In(changeSet));
            if (namedBy is not null && !namedBefore.Contains(namedBy))
            {
                Keep(new IssuedRef(namedBy));
            }
        }

        private (StoredColumns Columns, StoredRow Row) Keep(object entity)
        {
            var (columns, rows) = KindOf(entity);
            rows.Add(columns.RowOf(entity));
            return (columns, rows[^1]);
        }

        // Here, since whoever writes has enough to do.
        private void KeepSealed(Change change)
        {
            seals.Add(change);
            var (columns, rows) = KindOf(change);
            rows.Add(columns.RowOf(change) with { IsSealed = true });
        }

        private (StoredColumns Columns, List<StoredRow> Rows) KindOf(object entity)
        {
            if (!_kinds.TryGetValue(entity.GetType(), out var kind))
            {
                _kinds[entity.GetType()] = kind = (StoredColumns.Of(model.FindEntityType(entity.GetType())!), []);
            }

            return kind;
        }

        private static int Rank(Type kind) =>
            kind == typeof(Source) ? 0 : kind == typeof(Agency) ? 1 : kind == typeof(AgencyAlias) ? 2
            : kind.IsSubclassOf(typeof(CooperationRecord)) ? 3 : kind == typeof(Change) ? 5 : 4;
    }
}
