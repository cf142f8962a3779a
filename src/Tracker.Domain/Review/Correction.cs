using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Review;

public enum CorrectionState
{
    [Label("Waiting for an editor")] Waiting,
    [Label("Taken up")] TakenUp,
    [Label("Declined")] Declined,
}

/// <summary>
/// What a reader without an account says is wrong or missing, with a source. Only editors see it. Nothing tells of the reader but what
/// they wrote: the day is kept, not the hour.
/// </summary>
public sealed class Correction
{
    public const string RefPrefix = "corr";
    public const int KeyLength = 32;
    public const int TitleMaxLength = 300;
    public const int WordMaxLength = Proposal.WordMaxLength;

    private Correction() { }

    /// <param name="reference">What editors call it.</param>
    /// <param name="key">By which its sender finds out what became of it; nobody can guess it.</param>
    /// <param name="recordRef">The record it is about; null where it is about a place.</param>
    /// <param name="place">The place it is about, or the record's.</param>
    /// <param name="title">What it is about, in words.</param>
    /// <param name="input">Judged sound.</param>
    /// <param name="sentOn">The day.</param>
    public Correction(string reference, string key, string? recordRef, GeoId place, string title, CorrectionInput input, DateOnly sentOn)
    {
        (Ref, Key, RecordRef, JurisdictionGeoid, SentOn) = (reference, key, recordRef, place, sentOn);
        Title = title.Length > TitleMaxLength ? title[..TitleMaxLength] : title;
        Statement = Text.Tidy(input.Statement)!;
        SourceUrl = input.Address!;
        SourceNote = Text.Tidy(input.SourceNote);
    }

    public string Ref { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string? RecordRef { get; private set; }

    public GeoId JurisdictionGeoid { get; private set; }

    public string Title { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public string SourceUrl { get; private set; } = "";

    /// <summary>Where in the source it stands.</summary>
    public string? SourceNote { get; private set; }

    public DateOnly SentOn { get; private set; }

    public CorrectionState State { get; private set; }

    /// <summary>Raised by the decision, so that two editors do not decide the same.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The pseudonym of the editor who decided.</summary>
    public string? DecidedBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>What the sender is told.</summary>
    public string? Word { get; private set; }

    public bool IsWaiting => State == CorrectionState.Waiting;

    public string StateLabel => Codes<CorrectionState>.LabelOf(State);

    /// <summary>The page that it is about.</summary>
    public string About => RecordRef is null ? $"/jurisdictions/{JurisdictionGeoid}" : $"/records/{RecordRef}";

    /// <exception cref="DomainException">It is decided already.</exception>
    public void Decide(bool isTakenUp, string editor, string? word, DateOnly day)
    {
        if (!IsWaiting)
        {
            throw new DomainException($"{Ref} is decided already.");
        }

        State = isTakenUp ? CorrectionState.TakenUp : CorrectionState.Declined;
        (DecidedBy, Word, DecidedOn) = (editor, word, day);
        Revision++;
    }
}
