using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Review;

public enum ProposalState
{
    [Label("Waiting for an editor")] Waiting,
    [Label("Accepted")] Accepted,
    [Label("Declined")] Declined,
    [Label("Withdrawn")] Withdrawn,
}

/// <summary>
/// What a contributor would record or change. Nothing of it is public, and nobody but its author and the editors sees it, until an
/// editor accepts it; then it is a change like any other, in its author's name.
/// </summary>
public sealed class Proposal
{
    public const string RefPrefix = "prop";
    public const int TitleMaxLength = 300;
    public const int WordMaxLength = 1_000;

    private Proposal() { }

    /// <param name="recordRef">The record it would change; null for one to be recorded.</param>
    /// <param name="began">What stood in the record when it was made; null for one to be recorded.</param>
    public Proposal(string reference, RecordType type, string? recordRef, RecordInput? began, string authorId, string author, DateTime atUtc)
    {
        Ref = reference;
        TypeSlug = type.Slug;
        RecordRef = recordRef;
        Began = began is null ? null : InputText.Write(began);
        (AuthorId, Author) = (authorId, author);
        MadeAtUtc = atUtc;
    }

    public string Ref { get; private set; } = "";

    public string TypeSlug { get; private set; } = "";

    public RecordType Type => RecordTypes.Of(TypeSlug);

    public string? RecordRef { get; private set; }

    public GeoId JurisdictionGeoid { get; private set; }

    /// <summary>What it is about, in a few words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>An <see cref="InputText"/>.</summary>
    public string? Began { get; private set; }

    /// <summary>An <see cref="InputText"/>.</summary>
    public string Proposed { get; private set; } = "";

    public string? Reason { get; private set; }

    /// <summary>Null once its author's account is gone.</summary>
    public string? AuthorId { get; private set; }

    /// <summary>The author's pseudonym.</summary>
    public string Author { get; private set; } = "";

    public DateTime MadeAtUtc { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>Raised by whatever happens to it, so that two editors do not decide the same.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The pseudonym of the editor who decided.</summary>
    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>What the editor said to the author.</summary>
    public string? Word { get; private set; }

    /// <summary>What accepting it changed.</summary>
    public long? ChangeSetId { get; private set; }

    public ChangeSet? ChangeSet { get; private set; }

    /// <summary>Its author read the decision.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>Whether it is a record to be recorded, rather than a change to one.</summary>
    public bool IsNew => Began is null;

    public string StateLabel => Codes<ProposalState>.LabelOf(State);

    public bool IsWaiting => State == ProposalState.Waiting;

    public RecordInput? BeganInput => Began is null ? null : InputText.Read(Type, Began);

    public RecordInput ProposedInput => InputText.Read(Type, Proposed);

    /// <summary>Says what is proposed, at first or in place of what its author proposed before.</summary>
    /// <param name="draft">Judged and sound.</param>
    public void Say(RecordDraft draft, string title, string? reason)
    {
        Require();
        JurisdictionGeoid = draft.Geoid;
        Title = title.Length > TitleMaxLength ? title[..TitleMaxLength] : title;
        Proposed = InputText.Write(Unmade(draft));
        Reason = reason;
        Revision++;
    }

    /// <param name="by">What it becomes; null where all of it stood already.</param>
    public void Accept(ChangeSet? by, string recordRef, string editor, string? word, DateTime atUtc)
    {
        Decide(ProposalState.Accepted, editor, word, atUtc);
        ChangeSet = by;
        RecordRef = recordRef;
    }

    public void Decline(string editor, string word, DateTime atUtc) => Decide(ProposalState.Declined, editor, word, atUtc);

    public void Withdraw(DateTime atUtc)
    {
        Require();
        (State, DecidedAtUtc, IsSeen) = (ProposalState.Withdrawn, atUtc, true);
        Revision++;
    }

    public void BeSeen() => IsSeen = true;

    private void Decide(ProposalState state, string editor, string? word, DateTime atUtc)
    {
        Require();
        (State, DecidedBy, Word, DecidedAtUtc) = (state, editor, word, atUtc);
        Revision++;
    }

    private void Require()
    {
        if (!IsWaiting)
        {
            throw new DomainException($"{Ref} is decided already.");
        }
    }

    /// <summary>A source that is yet to be made has no reference that anybody could find it by.</summary>
    private static RecordInput Unmade(RecordDraft draft)
    {
        var input = draft.Type.Copy(draft.Input);
        foreach (var (choice, citation) in draft.Sources.Zip(input.Sources).Where(s => s.First.IsNew))
        {
            citation.SourceRef = null;
        }

        return input;
    }
}
