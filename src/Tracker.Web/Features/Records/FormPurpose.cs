using Tracker.Domain.Records;

namespace Tracker.Web.Features.Records;

/// <summary>What becomes of what is typed in a form about a record.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="RecordRef">The record it changes; null where none is there yet.</param>
/// <param name="Button">What sending it does.</param>
/// <param name="UnlessSaid">What history says where nobody says why.</param>
/// <param name="Back">Where “Cancel” leads.</param>
public sealed record FormPurpose(RecordType Type, string Title, string Action, string? RecordRef, string Button, string UnlessSaid, string Back)
{
    public const string Added = "Added";
    public const string Corrected = "Corrected";

    /// <summary>Said above the form.</summary>
    public string? Note { get; init; }

    /// <summary>What is sent along unseen.</summary>
    public IReadOnlyDictionary<string, string> Along { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <param name="isProposal">Whether an editor looks at it first.</param>
    public static FormPurpose New(RecordType type, bool isProposal) => new(
        type, $"New {type.Name}", $"/records/{type.Slug}/new", null, isProposal ? "Propose it" : "Record it", Added, "/records?type=" + type.Slug)
    { Note = NoteOn(isProposal) };

    /// <inheritdoc cref="New"/>
    public static FormPurpose Edit(RecordType type, string recordRef, bool isProposal) => new(
        type, $"Edit {recordRef}", $"/records/{recordRef}/edit", recordRef, isProposal ? "Propose it" : "Save", Corrected, "/records/" + recordRef)
    { Note = NoteOn(isProposal) };

    private static string? NoteOn(bool isProposal) => isProposal ? "An editor looks at it before it is public. You see what becomes of it under “My proposals”." : null;
}
