namespace Tracker.Domain.Imports;

public enum ImportState
{
    [Label("Previewed, nothing written")] Previewed,
    [Label("Applied")] Applied,
    [Label("Taken back")] Undone,
    [Label("Being applied")] Applying,
    [Label("Being taken back")] TakingBack,
    [Label("Being read")] Reading,
    [Label("Could not be read")] Unread,
}

/// <summary>A file somebody gave, what it would do, and what became of it.</summary>
public sealed class ImportBatch
{
    public const string RefPrefix = "imp";
    public const int FileNameMaxLength = 255;
    private const int MostNamed = 50;

    private ImportBatch() { }

    public ImportBatch(string id, string profile, string fileName, string fileSha256, DateOnly? observedOn, string? encoding, string by, DateTime atUtc)
    {
        Id = id;
        Profile = profile;
        FileName = fileName.Length > FileNameMaxLength ? fileName[..FileNameMaxLength] : fileName;
        FileSha256 = fileSha256;
        ObservedOn = observedOn;
        Encoding = encoding;
        By = by;
        CreatedAtUtc = atUtc;
    }

    public string Id { get; private set; } = "";

    public string Profile { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string FileSha256 { get; private set; } = "";

    public DateOnly? ObservedOn { get; private set; }

    public string? Encoding { get; private set; }

    /// <summary>How the columns were read, as a copy in JSON that later changes of the mapping leave alone; null where the kind of file tells.</summary>
    public string? Mapping { get; private set; }

    /// <summary>The address it was fetched from; null where somebody gave the file.</summary>
    public string? FetchedFrom { get; private set; }

    public DateTime? FetchedAtUtc { get; private set; }

    public string By { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }

    public ImportState State { get; private set; } = ImportState.Previewed;

    public int Rows { get; private set; }

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int Conflict { get; private set; }

    public int Refused { get; private set; }

    public int Gone { get; private set; }

    /// <summary>Records and agencies beside the file's rows that change too.</summary>
    public int Besides { get; private set; }

    /// <summary>What somebody must look at before it may be applied; null where nothing is odd about the file.</summary>
    public string? Question { get; private set; }

    /// <summary>JSON of the <see cref="AskedPlace"/>s; null where there are none.</summary>
    public string? AskedPlaces { get; private set; }

    /// <summary>JSON of the <see cref="AskedAgency"/>s; null where there are none.</summary>
    public string? AskedAgencies { get; private set; }

    /// <summary>Of the new and changed rows, those that a person left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Nothing in the file is new: no record and no sight of the list.</summary>
    public bool NothingToDo { get; private set; }

    /// <summary>The headers as the file prints them, divided by line ends.</summary>
    public string Headers { get; private set; } = "";

    /// <summary>Headers nobody read, divided by line ends.</summary>
    public string IgnoredColumns { get; private set; } = "";

    /// <summary>Sentences about the file as a whole, divided by line ends.</summary>
    public string Notes { get; private set; } = "";

    /// <summary>Tells whether a plan made later would do the same.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>The newest change set when the plan was made: while it is the newest, the plan holds as it stands.</summary>
    public long PlannedAfter { get; private set; }

    public DateTime? AppliedAtUtc { get; private set; }

    public long? ChangeSetId { get; private set; }

    public DateTime? UndoneAtUtc { get; private set; }

    /// <summary>Who asked to have it applied or taken back.</summary>
    public string? AskedBy { get; private set; }

    public string? AskedByUserId { get; private set; }

    public DateTime? AskedAtUtc { get; private set; }

    /// <summary>Why it is applied, for history.</summary>
    public string? Reason { get; private set; }

    /// <summary>How the last attempt ended, in a sentence; null before the first.</summary>
    public string? LastWord { get; private set; }

    /// <summary>Whoever gave the file may not apply it, and asks an editor to; null where nobody asks.</summary>
    public DateTime? ProposedAtUtc { get; private set; }

    public bool IsAtWork => State is ImportState.Applying or ImportState.TakingBack or ImportState.Reading;

    /// <summary>Whether there is a plan that somebody may still have applied.</summary>
    public bool IsOpen => State is ImportState.Previewed or ImportState.Undone;

    /// <summary>It is kept, and its rows are planned later.</summary>
    /// <param name="rows">How many rows it has.</param>
    public void AwaitReading(int rows) => (State, Rows) = (ImportState.Reading, rows);

    /// <summary>A person has said something by which its rows may be understood otherwise: they are planned again. False where there is no plan to be replaced.</summary>
    public bool ReadAgain()
    {
        if (!IsOpen)
        {
            return false;
        }

        (State, LastWord) = (ImportState.Reading, null);
        return true;
    }

    /// <summary>Asks an editor to look at it and apply it. False where there is no plan that could be applied.</summary>
    public bool Propose(string? reason, DateTime atUtc)
    {
        if (!IsOpen || NothingToDo)
        {
            return false;
        }

        (ProposedAtUtc, Reason, LastWord) = (atUtc, reason, null);
        return true;
    }

    /// <summary>An editor does not apply it, and says why; it can be mended and proposed again.</summary>
    public void BeDeclined(string editor, string word) => (ProposedAtUtc, LastWord) = (null, $"{editor} did not apply it: {word}");

    public void Ask(string? places, string? agencies) => (AskedPlaces, AskedAgencies) = (places, agencies);

    public void LeaveOut(int rows) => LeftOut = rows;

    public void ReadWith(Mapped.ColumnMapping? mapping) => Mapping = mapping is null ? null : Mapped.MappingJson.Write(mapping);

    public void BeFetched(Uri from, DateTime atUtc) => (FetchedFrom, FetchedAtUtc) = (from.AbsoluteUri, atUtc);

    /// <summary>Takes over what a plan says; a later plan of the same file replaces it while nothing is applied.</summary>
    public void Show(PlanSummary plan, RowCounts counts, string fingerprint, long plannedAfter)
    {
        State = State == ImportState.Reading ? ImportState.Previewed : State;
        PlannedAfter = plannedAfter;
        Rows = counts.All;
        New = counts[RowOutcome.New];
        Changed = counts[RowOutcome.Changed];
        Unchanged = counts[RowOutcome.Unchanged];
        Conflict = counts[RowOutcome.Conflict];
        Refused = counts[RowOutcome.Refused];
        Gone = plan.List?.Gone.Count ?? 0;
        Besides = plan.List?.Besides.Count ?? 0;
        Question = plan.List?.Question;
        NothingToDo = New + Changed == 0 && plan.HasNothingBeside;
        Headers = string.Join('\n', plan.Headers.Select(h => h.ReplaceLineEndings(" ")));
        IgnoredColumns = string.Join('\n', plan.IgnoredColumns);
        Notes = string.Join('\n', plan.Notes);
        Fingerprint = fingerprint;
    }

    public void BeApplied(long changeSetId, DateTime atUtc)
    {
        if (State == ImportState.Applied)
        {
            throw new DomainException($"{Id} is applied already.");
        }

        State = ImportState.Applied;
        ProposedAtUtc = null;
        LastWord = $"{Id} is applied. You can take it back here at any time.";
        ChangeSetId = changeSetId;
        AppliedAtUtc = atUtc;
        UndoneAtUtc = null;
    }

    /// <param name="kept">What has changed since, and was kept.</param>
    public void BeUndone(DateTime atUtc, IReadOnlyCollection<string> kept)
    {
        State = ImportState.Undone;
        UndoneAtUtc = atUtc;
        LastWord = kept.Count == 0 ? $"{Id} is taken back; everything stands as before."
            : $"{Id} is taken back, except what has changed since and was kept: {string.Join(", ", kept.Take(MostNamed))}{(kept.Count > MostNamed ? $" and {kept.Count - MostNamed:N0} more" : "")}.";
    }

    /// <summary>Somebody asks for it; it is done in its turn. False when it is not there to be applied.</summary>
    public bool AskToApply(string? userId, string by, string reason, DateTime atUtc)
    {
        if (!IsOpen)
        {
            return false;
        }

        Reason = reason;
        Ask(ImportState.Applying, userId, by, atUtc);
        return true;
    }

    /// <inheritdoc cref="AskToApply"/>
    public bool AskToTakeBack(string? userId, string by, DateTime atUtc)
    {
        if (State != ImportState.Applied)
        {
            return false;
        }

        Ask(ImportState.TakingBack, userId, by, atUtc);
        return true;
    }

    /// <summary>What was asked for is not done, and stands as it stood before.</summary>
    public void GiveUp(string why)
    {
        State = State switch
        {
            ImportState.TakingBack => ImportState.Applied,
            ImportState.Reading => ImportState.Unread,
            ImportState.Applying => UndoneAtUtc is null ? ImportState.Previewed : ImportState.Undone,
            var other => other,
        };
        LastWord = why;
    }

    private void Ask(ImportState state, string? userId, string by, DateTime atUtc)
    {
        State = state;
        (AskedByUserId, AskedBy, AskedAtUtc) = (userId, by, atUtc);
        LastWord = null;
    }
}

/// <summary>One row of a stored preview.</summary>
public sealed class ImportBatchRow
{
    private ImportBatchRow() { }

    /// <param name="draft">What it would write; null where it writes nothing.</param>
    public ImportBatchRow(string batchId, int ordinal, int number, RowOutcome outcome, string? recordRef, string title, string details, string? draft, bool leftOut = false)
    {
        LeftOut = leftOut;
        Draft = draft;
        BatchId = batchId;
        Ordinal = ordinal;
        Number = number;
        Outcome = outcome;
        RecordRef = recordRef;
        Title = title;
        Details = details;
    }

    public string BatchId { get; private set; } = "";

    public int Ordinal { get; private set; }

    public int Number { get; private set; }

    public RowOutcome Outcome { get; private set; }

    public string? RecordRef { get; private set; }

    /// <summary>What the row is about, in a few words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>JSON of <see cref="RowDetails"/>.</summary>
    public string Details { get; private set; } = "";

    /// <summary>The judged record or agency as JSON, where the row would write one.</summary>
    public string? Draft { get; private set; }

    /// <summary>A person left it out: nothing of it is written.</summary>
    public bool LeftOut { get; private set; }
}

/// <summary>What a stored row shows: changes, problems, notes and the cells as they stand in the file.</summary>
public sealed record RowDetails(
    IReadOnlyList<Records.CellChange> Changes,
    IReadOnlyList<Records.FieldProblem> Problems,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Spreadsheets.TableCell> Cells);
