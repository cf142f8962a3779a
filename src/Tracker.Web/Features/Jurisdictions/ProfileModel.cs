using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>A record as one line.</summary>
public sealed record ProfileLine(string Ref, string Title, string Status, string StatusLabel, string? When)
{
    public string Url => "/records/" + Ref;
}

/// <summary>The last look that found nothing.</summary>
public sealed record ProfileCheck(string Ref, string CheckedOn, string SourceRef, string SourceTitle, string? Note)
{
    public static ProfileCheck? Of(Check? check) =>
        check is null ? null : new ProfileCheck(check.Ref, PartialDate.Of(check.CheckedOn).ToText(), check.SourceRef, check.Source.DisplayTitle, check.Note);
}

/// <summary>What is recorded for one topic, and the state of it in a word.</summary>
/// <param name="More">How many records are not shown here.</param>
public sealed record ProfileTopic(
    RecordType Type, string State, string StateLabel, string Direction, string DirectionLabel, bool IsContested, int Records,
    IReadOnlyList<RecordCard> Cards, int More, IReadOnlyList<ProfileLine> Later, ProfileCheck? Check, int Inherited)
{
    public string Id => Type.Slug;
}

/// <summary>A sentence on two facts that pull in different directions, both with a source.</summary>
public sealed record ProfileTension(string Kind, string Sentence, RecordCard One, RecordCard Other);

/// <summary>An agency at home here, and what it has signed or takes part in.</summary>
public sealed record ProfileAgency(string Ref, string Name, string Kind, IReadOnlyList<ProfileLine> Records, int More);

public sealed record RelatedPlace(string Geoid, string Name, string What);

/// <param name="Inside">Not of earlier knowledge, like <paramref name="Neighbours"/>.</param>
/// <param name="Neighbours">Places to compare it with.</param>
/// <param name="Known">The earlier knowledge that is shown; null for now.</param>
/// <param name="Query">The day and the knowledge, for links that keep them; empty for today and now.</param>
public sealed record ProfileModel(
    Jurisdiction Jurisdiction,
    string FullName,
    string KindLabel,
    IReadOnlyList<RelatedPlace> Above,
    IReadOnlyList<RelatedPlace> Inside,
    IReadOnlyList<RelatedPlace> Neighbours,
    DateOnly Day,
    DateOnly Today,
    KnownUntil? Known,
    string Query,
    CitedPage Cited,
    int TopicsResearched,
    IReadOnlyList<ProfileTopic> Topics,
    IReadOnlyList<RecordCard> Imposed,
    IReadOnlyList<ProfileTension> Tensions,
    int MoreTensions,
    IReadOnlyList<ProfileAgency> Agencies,
    int MoreAgencies,
    TimelineChart? Timeline)
{
    public bool IsPast => Day != Today || Known is not null;
}
