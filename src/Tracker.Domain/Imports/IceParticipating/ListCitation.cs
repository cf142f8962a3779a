using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>The list among the sources of an agreement.</summary>
internal static class ListCitation
{
    private const string OtherDate = "gives the signing date as ";

    /// <summary>Cites the list, which says which date it gives where another one is recorded.</summary>
    public static void Write(Agreement287gInput input, CitationInput list, string signedOn)
    {
        var citation = input.Sources.Find(s => s.SourceRef == list.SourceRef);
        if (citation is null)
        {
            citation = new CitationInput { SourceRef = list.SourceRef };
            input.Sources.Add(citation);
        }

        if (input.SignedOn != signedOn)
        {
            citation.Locator = OtherDate + signedOn;
        }
        else if (citation.Locator?.StartsWith(OtherDate, StringComparison.Ordinal) == true)
        {
            citation.Locator = null;
        }
    }

    /// <summary>A source other than the list supports the record.</summary>
    public static bool RestsElsewhere(RecordInput input, CitationInput list) =>
        input.Sources.Exists(s => s.SourceRef != list.SourceRef && s.Stance == Codes<CitationStance>.Of(CitationStance.Supports));
}
