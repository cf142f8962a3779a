using Tracker.Domain.Files;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Sources;

/// <summary>A document, page or list that says something; facts rest on it by citation.</summary>
public sealed class Source
{
    public const int TitleMaxLength = 300;
    public const int PublisherMaxLength = 200;
    public const string RefPrefix = "source";
    public const string FoundingDocument = "source-founding";

    private readonly List<Attachment> _attachments = [];

    private Source() { }

    public Source(string @ref) => Ref = @ref;

    public string Ref { get; private set; } = "";

    /// <summary>Null where nobody has said what kind it is.</summary>
    public SourceKind? Kind { get; private set; }

    /// <summary>Null while a source that the founding document cites by number alone awaits identification.</summary>
    public string? Title { get; private set; }

    public string? Publisher { get; private set; }

    public PartialDate? PublishedOn { get; private set; }

    public string? Url { get; private set; }

    public string? ArchiveUrl { get; private set; }

    /// <summary>Its number in the founding document, 1 to 11, where it has one.</summary>
    public int? CitedNumber { get; private set; }

    /// <summary>What the founding document cites it for.</summary>
    public string? CitedFor { get; private set; }

    /// <summary>The words by which a search finds it, folded.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Copies of it that are kept here, loaded where they are needed.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <summary>Raised by one with every change to the source or its files.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The founding document, or one of those that it cites by number: the taxonomy's claims rest on it.</summary>
    public bool IsOfFoundingDocument => CitedNumber is not null || Ref == FoundingDocument;

    public bool AwaitsIdentification => Title is null;

    public string DisplayTitle => Title ?? $"Cited source [{CitedNumber}], awaiting identification";

    public void Describe(SourceInput input)
    {
        Kind = Codes<SourceKind>.ParseOrNull(input.Kind);
        Title = input.Title;
        Publisher = input.Publisher;
        PublishedOn = PartialDate.ParseOrNull(input.PublishedOn);
        Url = input.Url;
        ArchiveUrl = input.ArchiveUrl;
        FoldWords();
    }

    public void BeCitedAs(int number, string citedFor)
    {
        CitedNumber = number;
        CitedFor = citedFor;
        FoldWords();
    }

    /// <summary>Adds a file, once: the same content under another name is the same file. The source's files must be loaded.</summary>
    public void Attach(GivenFile file)
    {
        if (!_attachments.Exists(a => a.Sha256 == file.Sha256))
        {
            _attachments.Add(new Attachment(Ref, file));
        }
    }

    public void Detach(string sha256) => _attachments.RemoveAll(a => a.Sha256 == sha256);

    /// <summary>Makes the words of what it says.</summary>
    public void FoldWords() => SearchText = FoldedName.Of($"{DisplayTitle} {Publisher} {Url} {Ref}");
}
