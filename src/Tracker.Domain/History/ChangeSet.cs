using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.History;

/// <summary>Where a change came from.</summary>
public enum ChangeOrigin
{
    [Label("Form")] Form,
    [Label("Import")] Import,
    [Label("Proposal")] Proposal,
    [Label("Undo")] Undo,
    [Label("Starter data")] Starter,
}

/// <summary>One save: who, when, why and from where. Every change to a record belongs to one.</summary>
public sealed class ChangeSet
{
    public const int ReasonMaxLength = 500;
    public const int ByMaxLength = 100;
    public const int RecordsNamed = 3;

    /// <summary>The name of everybody who has been forgotten.</summary>
    public const string FormerContributor = "former contributor";

    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private int _changes;

    private ChangeSet() { }

    public ChangeSet(ChangeOrigin origin, string? userId, string by, string reason, DateTime atUtc)
    {
        Origin = origin;
        UserId = userId;
        By = by;
        Reason = reason;
        AtUtc = atUtc;
    }

    public long Id { get; private set; }

    public ChangeOrigin Origin { get; private set; }

    public string? UserId { get; private set; }

    /// <summary>The pseudonym shown in public.</summary>
    public string By { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>The import batch it applied, if it did.</summary>
    public string? BatchId { get; private set; }

    /// <summary>The change set it took back, if it did.</summary>
    public long? Undoes { get; private set; }

    /// <summary>How many records it touched.</summary>
    public int RecordCount { get; private set; }

    /// <summary>The first few of them, divided by blanks, for the feed.</summary>
    public string SomeRecords { get; private set; } = "";

    /// <summary>How many changes it has; null until it is sealed, as what follows is.</summary>
    public int? ChangeCount { get; private set; }

    /// <summary>16 random bytes, so that nobody can guess from <see cref="ByDigest"/> who it was; null once they are forgotten.</summary>
    public byte[]? BySalt { get; private set; }

    /// <summary>32 bytes: the name and the account, in a form that stays when both are forgotten.</summary>
    public byte[]? ByDigest { get; private set; }

    /// <summary>32 bytes: the seal, which follows from the one before and from everything that is kept here.</summary>
    public byte[]? Digest { get; private set; }

    /// <summary>Each record counts once, in however many savings it is touched.</summary>
    public void Touch(IEnumerable<string> recordRefs)
    {
        var further = recordRefs.Where(_touched.Add).ToList();
        RecordCount += further.Count;
        SomeRecords = string.Join(' ', SomeRecords.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(further).Order(StringComparer.Ordinal).Take(RecordsNamed));
    }

    /// <summary>The place of its next change.</summary>
    public int NextOrdinal() => _changes++;

    public void Apply(string batchId) => BatchId = batchId;

    public void TakeBack(long changeSetId) => Undoes = changeSetId;
}

public enum ChangeAction
{
    [Label("Added")] Added,
    [Label("Changed")] Changed,
    [Label("Removed")] Removed,
}

/// <summary>What a change set did to one stored thing, field by field.</summary>
public sealed class Change
{
    private Change() { }

    public Change(long changeSetId, int ordinal, ChangeAction action, string entity, string key, string? recordRef, GeoId? jurisdiction, string values)
    {
        ChangeSetId = changeSetId;
        Ordinal = ordinal;
        Action = action;
        Entity = entity;
        Key = key;
        RecordRef = recordRef;
        JurisdictionGeoid = jurisdiction;
        Values = values;
    }

    public long ChangeSetId { get; private set; }

    public ChangeSet ChangeSet { get; private set; } = null!;

    /// <summary>Its place within the change set.</summary>
    public int Ordinal { get; private set; }

    public ChangeAction Action { get; private set; }

    /// <summary>The kind of thing: <c>Agreement287g</c>, <c>Citation</c>…</summary>
    public string Entity { get; private set; } = "";

    /// <summary>Its key as a JSON array.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The record it is, or is part of.</summary>
    public string? RecordRef { get; private set; }

    /// <summary>Where the thing belonged once the change was made, or until it was removed; null for what belongs to no place of its own.</summary>
    public GeoId? JurisdictionGeoid { get; private set; }

    /// <summary>A JSON object: field → [old, new], as the database stores them.</summary>
    public string Values { get; private set; } = "";
}
