using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.Practices;

public static class PracticeColumns
{
    public static RecordType<Practice, PracticeInput> Type { get; } = new(r => new Practice(r), new PracticeInputValidator())
    {
        Slug = "practice",
        RefPrefix = "prac",
        Name = "Observed practice",
        PluralName = "Practices on the ground",
        About = "What happens without, or beyond, a written agreement. Name nobody who was arrested.",
        Terms = ["practice", "practice/ride-along", "practice/arrest-response", "practice/release-notification", "practice/probation-courthouse", "practice/jail-booking"],
        TermFrom = p => p.Kind is null or "other" ? null : "practice/" + p.Kind.Replace('_', '-'),
        Headline = ["practice", "frequency", "first_observed_on", "last_observed_on"],
        StatusLabels = new Dictionary<RecordStatus, string> { [RecordStatus.InForce] = "Observed", [RecordStatus.Ended] = "No longer observed" },
        OwnColumns =
        [
            Code<PracticeInput, PracticeKind>("practice", "What was observed", p => p.Kind) with { Required = true },
            Code<PracticeInput, PracticeFrequency>("frequency", "How often", p => p.Frequency),
            Date<PracticeInput>("first_observed_on", "First observed", p => p.FirstObservedOn) with { Essential = true },
            Date<PracticeInput>("last_observed_on", "Last observed", p => p.LastObservedOn),
            Date<PracticeInput>("stopped_on", "Stopped", p => p.StoppedOn) with { Hint = "Only where a source says that it has stopped." },
            CodeSet<PracticeInput, WitnessKind>("witnesses", "Seen by", p => p.Witnesses) with { Hint = "Kinds of witnesses; no names." },
            Computed("started_on", "Started"),
            Computed("ended_on", "Ended"),
        ],
    };
}
