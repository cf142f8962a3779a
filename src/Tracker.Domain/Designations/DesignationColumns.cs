using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.Designations;

public static class DesignationColumns
{
    public static RecordType<Designation, DesignationInput> Type { get; } = new(r => new Designation(r), new DesignationInputValidator())
    {
        Slug = "designation",
        RefPrefix = "des",
        Name = "Designation",
        PluralName = "Designations by others",
        About = "Lists of the DOJ, DHS, ICE and others that name the jurisdiction: a claim about it, not its policy.",
        Terms = ["resistance/sanctuary", "narratives"],
        Headline = ["list", "designating_body", "listed_on", "removed_on"],
        StatusLabels = new Dictionary<RecordStatus, string> { [RecordStatus.InForce] = "Listed", [RecordStatus.Ended] = "Taken off the list" },
        OwnColumns =
        [
            Code<DesignationInput, DesignatingBody>("designating_body", "Whose list", d => d.Body) with { Required = true },
            Text<DesignationInput>("list", "List", d => d.List, Designation.ListMaxLength) with { Required = true, Group = What, Hint = "As its publisher calls it." },
            Date<DesignationInput>("listed_on", "Listed", d => d.ListedOn) with { Essential = true },
            Date<DesignationInput>("removed_on", "Taken off", d => d.RemovedOn) with { Hint = "Leave open where it is still listed." },
            LongText<DesignationInput>("stated_reason", "Stated reason", d => d.StatedReason, Designation.WordsMaxLength) with { Group = What },
            LongText<DesignationInput>("response", "The jurisdiction’s response", d => d.Response, Designation.WordsMaxLength) with { Group = What },
            Computed("started_on", "Started"),
            Computed("ended_on", "Ended"),
        ],
    };
}
