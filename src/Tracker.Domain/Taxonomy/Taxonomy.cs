namespace Tracker.Domain.Taxonomy;

/// <summary>A numbered section of the founding document; 0 is its executive summary.</summary>
public sealed class TaxonomySection
{
    private TaxonomySection() { }

    public TaxonomySection(int number, string title)
    {
        Number = number;
        Title = title;
    }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";
}

/// <summary>A term that records are filed under; its slug is the key in CSV, URLs and API.</summary>
public sealed class TaxonomyTerm
{
    public const int SlugMaxLength = 80;

    private TaxonomyTerm() { }

    public TaxonomyTerm(string slug, int section, int position, string name, string covers)
    {
        Slug = slug;
        SectionNumber = section;
        Position = position;
        Name = name;
        Covers = covers;
    }

    public string Slug { get; private set; } = "";

    public int SectionNumber { get; private set; }

    public TaxonomySection Section { get; private set; } = null!;

    /// <summary>Its place in the document's own order.</summary>
    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public string Covers { get; private set; } = "";

    /// <summary>The term above it, named by its slug: <c>deputization</c> of <c>deputization/jail-enforcement</c>.</summary>
    public string? ParentSlug => Slug.LastIndexOf('/') is > 0 and var slash ? Slug[..slash] : null;
}

/// <summary>A claim of the founding document in our own words, with the numbers of the sources it cites.</summary>
public sealed class Claim
{
    private Claim() { }

    public Claim(int id, int section, string text, string cites)
    {
        Id = id;
        SectionNumber = section;
        Text = text;
        Cites = cites;
    }

    public int Id { get; private set; }

    public int SectionNumber { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Numbers divided by blanks, in the document's order.</summary>
    public string Cites { get; private set; } = "";

    public IEnumerable<int> CitedNumbers => Cites.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);
}
