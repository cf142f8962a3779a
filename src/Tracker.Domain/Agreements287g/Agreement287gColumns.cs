using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.Agreements287g;

public static class Agreement287gColumns
{
    public static RecordType<Agreement287g, Agreement287gInput> Type { get; } = new(r => new Agreement287g(r), new Agreement287gInputValidator())
    {
        Slug = "agreement-287g",
        RefPrefix = "287g",
        Name = "287(g) agreement",
        PluralName = "287(g) agreements",
        About = "ICE delegates set immigration powers to trained officers of one agency, under INA 287(g).",
        AgencyRequired = true,
        Terms = ["deputization", "deputization/jail-enforcement", "deputization/warrant-service", "deputization/task-force-model", "border-interior/national-guard"],
        TermFrom = TermOf,
        Headline = ["model", "signed_on", "ended_on"],
        OwnColumns =
        [
            Code<Agreement287gInput, AgreementModel>("model", "Model", a => a.Model) with { Required = true },
            Text<Agreement287gInput>("model_as_printed", "Model as printed", a => a.ModelAsPrinted, Agreement287g.PrintedMaxLength) with { Group = What, Hint = "Only where a list prints it in other words." },
            Date<Agreement287gInput>("requested_on", "Requested", a => a.RequestedOn),
            Date<Agreement287gInput>("signed_on", "Signed", a => a.SignedOn) with { Essential = true, Hint = "As written on the agreement or on ICE’s list." },
            Date<Agreement287gInput>("effective_on", "Effective", a => a.EffectiveOn) with { Hint = "Only where it differs from the day of signing." },
            RecordColumns.EndedOn,
            Code<Agreement287gInput, AgreementEnding>("ending", "How it ended", a => a.Ending) with { Group = Dates, Essential = false },
            Url<Agreement287gInput>("moa_url", "Agreement (MOA)", a => a.MoaUrl) with { Hint = "Address of the memorandum of agreement." },
            Url<Agreement287gInput>("addendum_url", "Addendum", a => a.AddendumUrl),
            Text<Agreement287gInput>("signatories", "Signatories", a => a.Signatories, Agreement287g.SignatoriesMaxLength) with { Group = What, Hint = "Officials who signed, with their offices." },
            Number<Agreement287gInput>("officers_trained", "Officers trained", a => a.OfficersTrained) with { MaxLength = 6 },
            Computed("first_listed_on", "First listed"),
            Computed("last_listed_on", "Last listed"),
        ],
    };

    private static string? TermOf(Agreement287gInput input) => input.Model switch
    {
        "jail_enforcement" => "deputization/jail-enforcement",
        "warrant_service_officer" => "deputization/warrant-service",
        "task_force" or "tribal_task_force" => "deputization/task-force-model",
        _ => null,
    };
}
