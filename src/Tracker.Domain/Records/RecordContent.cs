using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Records;

/// <summary>One cell of a record that differs.</summary>
public sealed record CellChange(string Column, string? Old, string? New);

/// <summary>The cells of a record as one text, to find two that say the same.</summary>
public static class RecordContent
{
    private static readonly HashSet<string> OfOthers = new(StringComparer.Ordinal) { "state", "jurisdiction", "agency", "agency_kind" };

    public static string Of(RecordType type, RecordInput input)
    {
        using var cells = new JoinedCells(type.Slug);
        AddAll(cells, type, input);
        return cells.Text.ToString();
    }

    /// <summary>
    /// The record's own fields in eight bytes, without what other things are called: it stays the same when an agency or a source is
    /// renamed. By it a database finds the few that may say the same as another.
    /// </summary>
    public static long OwnKeyOf(RecordType type, RecordInput input)
    {
        using var cells = new JoinedCells(type.Slug);
        foreach (var column in type.TellingColumns)
        {
            if (!OfOthers.Contains(column.Name))
            {
                cells.Add(column.Read(input));
            }
        }

        return unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(cells.Text)));
    }

    /// <summary>All of it in sixteen bytes: no two texts that anybody has found share them.</summary>
    public static UInt128 KeyOf(RecordType type, RecordInput input)
    {
        using var cells = new JoinedCells(type.Slug);
        AddAll(cells, type, input);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (Ascii.IsValid(cells.Text))
        {
            HashAscii(cells.Text, hash);
        }
        else
        {
            SHA256.HashData(MemoryMarshal.AsBytes(cells.Text), hash);
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // Half as many bytes. No text looks like another in the other form: each begins with a type's name, of which the second byte is a letter here and 0 there.
    private static void HashAscii(ReadOnlySpan<char> text, Span<byte> hash)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        Ascii.FromUtf16(text, bytes, out var written);
        SHA256.HashData(bytes.AsSpan(0, written), hash);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static void AddAll(JoinedCells cells, RecordType type, RecordInput input)
    {
        foreach (var column in type.TellingColumns)
        {
            cells.Add(column.Read(input));
        }

        foreach (var source in input.Sources)
        {
            foreach (var column in CitationColumn.All)
            {
                cells.Add(column.Read(source));
            }
        }
    }

    /// <summary>The references of records by <see cref="KeyOf"/>; of several that say the same, the first.</summary>
    public static IReadOnlyDictionary<UInt128, string> KeysOf(IEnumerable<(RecordType Type, RecordInput Input, string Ref)> records)
    {
        var keys = new Dictionary<UInt128, string>();
        foreach (var (type, input, recordRef) in records)
        {
            keys.TryAdd(KeyOf(type, input), recordRef);
        }

        return keys;
    }

    /// <summary>The cells that differ, in the order of the file.</summary>
    public static IReadOnlyList<CellChange> Differences(RecordType type, RecordInput old, RecordInput current)
    {
        var changes = new List<CellChange>();
        foreach (var column in type.TellingColumns)
        {
            Compare(column.Name, column.Read(old), column.Read(current), changes);
        }

        for (var i = 0; i < Math.Max(old.Sources.Count, current.Sources.Count); i++)
        {
            foreach (var column in CitationColumn.All)
            {
                Compare(column.NameFor(i + 1), Cell(old, i, column), Cell(current, i, column), changes);
            }
        }

        return changes;
    }

    private static string? Cell(RecordInput input, int index, CitationColumn column) =>
        index < input.Sources.Count ? column.Read(input.Sources[index]) : null;

    private static void Compare(string column, string? old, string? current, List<CellChange> changes)
    {
        if (old != current)
        {
            changes.Add(new CellChange(column, old, current));
        }
    }
}
