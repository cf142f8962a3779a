using System.Globalization;
using System.Text;
using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

/// <summary>A change set as the database has it, every field as the bytes of its text.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Fields">What the seal covers as it is: number, origin, reason, moment, batch, what it took back, how many records, and some of them.</param>
internal sealed record StoredChangeSet(long Id, byte[]?[] Fields)
{
    private const int ReasonField = 2;
    private const int MomentField = 3;
    private const int DayLength = 10;

    public byte[]? ChangeCount { get; init; }

    public byte[]? ByDigest { get; init; }

    public byte[]? By { get; init; }

    public byte[]? UserId { get; init; }

    public byte[]? BySalt { get; init; }

    public byte[]? Digest { get; init; }

    public string Reason => Text(Fields[ReasonField]);

    /// <summary>As it is written, be it a day or not.</summary>
    public string DayText => Text(Fields[MomentField]) is { Length: > DayLength } moment ? moment[..DayLength] : Text(Fields[MomentField]);

    /// <summary>Null where the moment is none.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(DayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public byte[] SealAfter(byte[] before, byte[] changes) => HistoryChain.SealOf(before, [.. Fields, ChangeCount, ByDigest], changes);

    /// <summary>Whether the name is the one that was sealed, or was forgotten as it should be.</summary>
    public bool IsNameSound => BySalt is { } salt
        ? ByDigest is { } digest && HistoryChain.NameOf(salt, By, UserId).AsSpan().SequenceEqual(digest)
        : UserId is null && Text(By) == ChangeSet.FormerContributor;

    public static byte[] Bytes(int number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static string Text(byte[]? field) => field is null ? "" : Encoding.UTF8.GetString(field);
}
