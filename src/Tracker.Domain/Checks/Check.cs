using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Checks;

/// <summary>
/// Somebody looked for a topic in a jurisdiction on a day and found nothing. It makes “none found” differ from “not researched”.
/// </summary>
public sealed class Check
{
    public const string RefPrefix = "check";
    public const int NoteMaxLength = 500;

    /// <summary>A day before this one is a slip of the keyboard.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    private Check() { }

    public Check(string @ref, GeoId jurisdiction, string topicSlug, DateOnly checkedOn, string sourceRef, string? note)
    {
        Ref = @ref;
        JurisdictionGeoid = jurisdiction;
        TopicSlug = topicSlug;
        CheckedOn = checkedOn;
        SourceRef = sourceRef;
        Note = note;
    }

    public string Ref { get; private set; } = "";

    public GeoId JurisdictionGeoid { get; private set; }

    public Jurisdiction Jurisdiction { get; private set; } = null!;

    /// <summary>The slug of the record type that was looked for.</summary>
    public string TopicSlug { get; private set; } = "";

    public RecordType Topic => RecordTypes.Of(TopicSlug);

    public DateOnly CheckedOn { get; private set; }

    /// <summary>Where was looked: the policy manual, the minutes, the answer to a request.</summary>
    public string SourceRef { get; private set; } = "";

    public Source Source { get; private set; } = null!;

    public string? Note { get; private set; }
}
