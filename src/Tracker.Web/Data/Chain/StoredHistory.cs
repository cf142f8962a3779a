using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tracker.Web.Data.Chain;

/// <summary>
/// History as the seals take it: every field as the bytes of its text, exactly as the database has it, so that nothing that was put
/// into a field by other hands is read as what ought to be there.
/// </summary>
internal sealed class StoredHistory(TrackerDbContext db)
{
    private const int SetsAtOnce = 500;

    // In the order in which the seal takes them. The name is sealed by its digest, so that it can be forgotten.
    private static readonly string[] Sealed = ["Id", "Origin", "Reason", "AtUtc", "BatchId", "Undoes", "RecordCount", "SomeRecords"];
    private static readonly string[] Beside = ["ChangeCount", "ByDigest", "By", "UserId", "BySalt", "Digest"];
    private static readonly string[] OfChanges = ["Ordinal", "Action", "Entity", "Key", "RecordRef", "JurisdictionGeoid", "Values"];

    private readonly bool _isSqlite = db is SqliteTrackerDbContext;

    public async Task<StoredChangeSet> SetAsync(long id, CancellationToken cancellation)
    {
        await using var command = Command($"SELECT {SetColumns} FROM \"ChangeSets\" WHERE \"Id\" = @id", id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? SetIn(reader) : throw new InvalidOperationException($"Change set {id} is gone before it was sealed.");
    }

    /// <summary>All of them in the order of their numbers; some are held in memory at a time.</summary>
    public async IAsyncEnumerable<StoredChangeSet> SetsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = long.MinValue; await SomeAsync(after, cancellation) is { Count: > 0 } sets; after = sets[^1].Id)
        {
            foreach (var set in sets)
            {
                yield return set;
            }
        }
    }

    /// <summary>The changes of one change set in their order, one at a time.</summary>
    public async IAsyncEnumerable<byte[]?[]> ChangesAsync(long changeSetId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = Command($"SELECT {Columns(OfChanges)} FROM \"Changes\" WHERE \"ChangeSetId\" = @id ORDER BY \"Ordinal\"", changeSetId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return FieldsIn(reader, 0, OfChanges.Length);
        }
    }

    private async Task<List<StoredChangeSet>> SomeAsync(long after, CancellationToken cancellation)
    {
        await using var command = Command($"SELECT {SetColumns} FROM \"ChangeSets\" WHERE \"Id\" > @id ORDER BY \"Id\" LIMIT {SetsAtOnce}", after);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sets = new List<StoredChangeSet>();
        while (await reader.ReadAsync(cancellation))
        {
            sets.Add(SetIn(reader));
        }

        return sets;
    }

    private string SetColumns => $"\"Id\", {Columns(Sealed)}, {Columns(Beside)}";

    private string Columns(string[] names) => string.Join(", ", names.Select(Bytes));

    private string Bytes(string column) => (_isSqlite, column) switch
    {
        (true, _) => $"CAST(\"{column}\" AS BLOB)",
        (_, "BySalt" or "ByDigest" or "Digest") => $"\"{column}\"",
        // As SQLite has it: no noughts at the end.
        (_, "AtUtc") => "convert_to(rtrim(rtrim(to_char(\"AtUtc\" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.'), 'UTF8')",
        _ => $"convert_to(\"{column}\"::text, 'UTF8')",
    };

    private static StoredChangeSet SetIn(DbDataReader reader)
    {
        var beside = FieldsIn(reader, 1 + Sealed.Length, Beside.Length);
        return new StoredChangeSet(reader.GetInt64(0), FieldsIn(reader, 1, Sealed.Length))
        {
            ChangeCount = beside[0],
            ByDigest = beside[1],
            By = beside[2],
            UserId = beside[3],
            BySalt = beside[4],
            Digest = beside[5],
        };
    }

    private static byte[]?[] FieldsIn(DbDataReader reader, int from, int count)
    {
        var fields = new byte[]?[count];
        for (var i = 0; i < count; i++)
        {
            fields[i] = reader.IsDBNull(from + i) ? null : reader.GetFieldValue<byte[]>(from + i);
        }

        return fields;
    }

    private DbCommand Command(string sql, long id)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", id);
        command.Parameters.Add(parameter);
        return command;
    }
}
