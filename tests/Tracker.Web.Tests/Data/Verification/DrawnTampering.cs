using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tracker.Web.Data;
using Tracker.Web.Data.Verification;

namespace Tracker.Web.Tests.Data.Verification;

/// <summary>One alteration of history, drawn from a number, in the transaction under way.</summary>
/// <param name="Sets">The change sets that it touched: the fault names one of them, or what follows one that is gone.</param>
internal sealed record DrawnTampering(string What, IReadOnlyList<long> Sets)
{
    private static readonly string[] SetColumns = ["Id", "Origin", "UserId", "By", "Reason", "AtUtc", "BatchId", "Undoes", "RecordCount", "SomeRecords", "ChangeCount", "BySalt", "ByDigest", "Digest"];
    private static readonly string[] ChangeColumns = ["ChangeSetId", "Ordinal", "Action", "Entity", "Key", "RecordRef", "JurisdictionGeoid", "Values"];

    public bool IsNamedBy(Fault fault) => fault.ChangeSet is { } set && set >= Sets.Min() && fault.Message.Length > 0;

    public static async Task<DrawnTampering> DoAsync(TrackerDbContext db, int seed, CancellationToken cancellation)
    {
        var drawn = new Drawing(db, new Random(seed), cancellation);
        await drawn.ExecuteAsync("PRAGMA defer_foreign_keys = ON");
        return (seed % 8) switch
        {
            0 => await drawn.RemoveSetAsync(),
            1 => await drawn.RemoveChangeAsync(),
            2 => await drawn.SwapSetsAsync(),
            3 => await drawn.SwapChangesAsync(),
            4 => await drawn.InsertAsync(),
            5 or 6 => await drawn.FlipInSetAsync(),
            _ => await drawn.FlipInChangeAsync(),
        };
    }

    private sealed class Drawing(TrackerDbContext db, Random random, CancellationToken cancellation)
    {
        public async Task<DrawnTampering> RemoveSetAsync()
        {
            var set = await SetAsync();
            await ExecuteAsync($"DELETE FROM \"ChangeSets\" WHERE \"Id\" = {set}");
            return new($"removed change set {set}", [set]);
        }

        public async Task<DrawnTampering> RemoveChangeAsync()
        {
            var (set, ordinal) = await ChangeAsync();
            await ExecuteAsync($"DELETE FROM \"Changes\" WHERE \"ChangeSetId\" = {set} AND \"Ordinal\" = {ordinal}");
            return new($"removed change {ordinal} of {set}", [set]);
        }

        public async Task<DrawnTampering> SwapSetsAsync()
        {
            var (one, other) = (await SetAsync(), await SetAsync());
            other = other == one ? one - 1 : other;
            foreach (var (from, to) in new[] { (one, -1L), (other, one), (-1L, other) })
            {
                await ExecuteAsync($"UPDATE \"ChangeSets\" SET \"Id\" = {to} WHERE \"Id\" = {from}");
                await ExecuteAsync($"UPDATE \"Changes\" SET \"ChangeSetId\" = {to} WHERE \"ChangeSetId\" = {from}");
            }

            return new($"swapped change sets {one} and {other}", [one, other]);
        }

        public async Task<DrawnTampering> SwapChangesAsync()
        {
            var (set, ordinal) = await ChangeAsync();
            var next = ordinal == 0 ? 1 : ordinal - 1;
            foreach (var (from, to) in new[] { (ordinal, -1L), (next, ordinal), (-1L, next) })
            {
                await ExecuteAsync($"UPDATE \"Changes\" SET \"Ordinal\" = {to} WHERE \"ChangeSetId\" = {set} AND \"Ordinal\" = {from}");
            }

            return new($"swapped changes {ordinal} and {next} of {set}", [set]);
        }

        public async Task<DrawnTampering> InsertAsync()
        {
            var (set, _) = await ChangeAsync();
            if (random.Next(2) == 0)
            {
                await ExecuteAsync($"INSERT INTO \"Changes\" (\"ChangeSetId\", \"Ordinal\", \"Action\", \"Entity\", \"Key\", \"Values\") SELECT {set}, MAX(\"Ordinal\") + 1, 'removed', 'Source', '[\"source-x\"]', '' FROM \"Changes\" WHERE \"ChangeSetId\" = {set}");
                return new($"added a change to {set}", [set]);
            }

            var last = await NumberAsync("SELECT MAX(\"Id\") FROM \"ChangeSets\"");
            await ExecuteAsync($"INSERT INTO \"ChangeSets\" (\"Id\", \"Origin\", \"By\", \"Reason\", \"AtUtc\", \"RecordCount\", \"SomeRecords\", \"ChangeCount\", \"BySalt\", \"ByDigest\", \"Digest\") SELECT {last + 1}, \"Origin\", \"By\", 'Slipped in', \"AtUtc\", 0, '', 0, \"BySalt\", \"ByDigest\", \"Digest\" FROM \"ChangeSets\" WHERE \"Id\" = {last}");
            return new($"added change set {last + 1}", [last + 1]);
        }

        public async Task<DrawnTampering> FlipInSetAsync()
        {
            var set = await SetAsync();
            var column = SetColumns[random.Next(SetColumns.Length)];
            await FlipAsync("ChangeSets", column, $"\"Id\" = {set}");
            return new($"altered {column} of change set {set}", [set]);
        }

        public async Task<DrawnTampering> FlipInChangeAsync()
        {
            var (set, ordinal) = await ChangeAsync();
            var column = ChangeColumns[random.Next(ChangeColumns.Length)];
            await FlipAsync("Changes", column, $"\"ChangeSetId\" = {set} AND \"Ordinal\" = {ordinal}");
            return new($"altered {column} of change {ordinal} of {set}", [set]);
        }

        public Task<int> ExecuteAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql, cancellation);

        /// <summary>The first, the last, or one between.</summary>
        private async Task<long> SetAsync() => await NumberAsync("SELECT \"Id\" FROM \"ChangeSets\" ORDER BY " + random.Next(4) switch
        {
            0 => "\"Id\"",
            1 => "\"Id\" DESC",
            _ => $"(\"Id\" * {random.Next(1, 1000)}) % 101",
        } + " LIMIT 1");

        private async Task<(long Set, long Ordinal)> ChangeAsync()
        {
            var set = await NumberAsync($"SELECT \"Id\" FROM \"ChangeSets\" WHERE \"ChangeCount\" > 1 ORDER BY (\"Id\" * {random.Next(1, 1000)}) % 101 LIMIT 1");
            var count = await NumberAsync($"SELECT \"ChangeCount\" FROM \"ChangeSets\" WHERE \"Id\" = {set}");
            return (set, random.Next(3) switch { 0 => 0, 1 => count - 1, _ => random.NextInt64(count) });
        }

        /// <summary>Another byte in the place of one of those that are there; something where there is nothing.</summary>
        private async Task FlipAsync(string table, string column, string where)
        {
            await using var read = Command($"SELECT typeof(\"{column}\"), CAST(\"{column}\" AS BLOB) FROM \"{table}\" WHERE {where}");
            string kind;
            byte[] bytes;
            await using (var reader = await read.ExecuteReaderAsync(cancellation))
            {
                (await reader.ReadAsync(cancellation)).ShouldBeTrue();
                kind = reader.GetString(0);
                bytes = reader.IsDBNull(1) ? [] : reader.GetFieldValue<byte[]>(1);
            }

            await using var write = Command($"UPDATE \"{table}\" SET \"{column}\" = @value WHERE {where}");
            var parameter = write.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@value", Altered(kind, bytes));
            write.Parameters.Add(parameter);
            (await write.ExecuteNonQueryAsync(cancellation)).ShouldBe(1);
        }

        private object Altered(string kind, byte[] bytes)
        {
            if (kind == "integer")
            {
                return long.Parse(Encoding.UTF8.GetString(bytes), System.Globalization.CultureInfo.InvariantCulture) ^ (1L << random.Next(40, 50));
            }

            if (bytes.Length == 0)
            {
                return "x";
            }

            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(kind == "blob" ? 8 : 5));
            return kind == "blob" ? bytes : Encoding.Latin1.GetString(bytes);
        }

        private async Task<long> NumberAsync(string sql)
        {
            await using var command = Command(sql);
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        }

        private DbCommand Command(string sql)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = sql;
            return command;
        }
    }
}
