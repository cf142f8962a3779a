using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Gaps;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Meaning;

/// <summary>A word of the tracker, and what it means here.</summary>
/// <param name="Anchor">Its place on the glossary’s page; for codes the code itself, unless another entry has it.</param>
/// <param name="Code">How files write it; null for words that are no code.</param>
public sealed record GlossaryEntry(string Anchor, string Term, string Meaning, string? Code);

/// <summary>Words that belong together.</summary>
public sealed record GlossaryGroup(string Slug, string Title, IReadOnlyList<GlossaryEntry> Entries);

/// <summary>
/// What the words and codes of the tracker mean, for pages and for terms in place. Labels come from the codes themselves; here is what
/// each stands for.
/// </summary>
public static class Glossary
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["in_force"] = "It has begun and no end is known by the day that is asked about. Some kinds have a better word for it: an open case, a request that was sent.",
        ["pending"] = "It was asked for, proposed or begun as a process, but does not hold yet.",
        ["no_longer_listed"] = "ICE’s list showed the agreement and, from a later edition on, does not. Nobody has found out yet whether it ended; until somebody does, it counts neither as in force nor as ended.",
        ["ended"] = "A source says that it ended by the day that is asked about, on a known day or at an unknown time.",
        ["none_found"] = "Nothing is recorded, and somebody looked on a day that is told, in a source that is told, and found nothing. It does not say that there is nothing.",
        ["nothing_yet"] = "Something is recorded, but nothing of it had happened by the day that is asked about.",
        ["not_researched"] = "Neither a record nor a check: nobody has looked, or said so. It says nothing of the place.",
    };

    private static readonly Dictionary<string, string> Directions = new(StringComparer.Ordinal)
    {
        ["cooperates"] = "While it is in force, the record tells of cooperation with immigration enforcement.",
        ["limits"] = "While it is in force, the record tells of a limit to cooperation.",
        ["mixed"] = "It does both: it cooperates in some cases and limits in others.",
        ["unknown"] = "What is recorded does not tell.",
    };

    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["jail_enforcement"] = "Trained officers of a jail question people who were arrested about their immigration status, check databases and begin removal proceedings for ICE.",
        ["warrant_service_officer"] = "Trained officers of a jail serve ICE’s administrative warrants on people who are held there. They do not question people about their status.",
        ["task_force"] = "Trained officers use some powers of immigration officers in their ordinary work outside the jail, as on patrol and at traffic stops, under ICE’s supervision.",
        ["tribal_task_force"] = "The task force model, with a tribe’s agency.",
        ["jail_and_task_force"] = "Both models in one agreement, as some had before 2013.",
        ["other"] = "A list printed a model that is none of these; the record keeps its words.",
    };

    private static readonly Dictionary<string, string> Holds = new(StringComparer.Ordinal)
    {
        ["all"] = "The jail holds whomever ICE asks it to hold.",
        ["by_state_mandate"] = "The jail holds whomever ICE asks it to hold because a law of the state says so.",
        ["charge_or_conviction_limited"] = "The jail holds only people with certain charges or convictions.",
        ["judicial_warrant_only"] = "The jail holds only people for whom a judge has signed a warrant. ICE’s own warrants are signed by its officers.",
        ["none"] = "The jail holds nobody for ICE.",
        ["case_by_case"] = "Somebody decides in each case.",
        ["no_written_policy"] = "A source says that no policy is written down.",
    };

    private static readonly Dictionary<string, string> PolicyDirections = new(StringComparer.Ordinal)
    {
        ["limits"] = "It forbids or narrows some cooperation.",
        ["mandates"] = "It requires cooperation.",
        ["forbids_local_limits"] = "A state forbids its counties and cities to limit cooperation.",
        ["symbolic"] = "It takes a side without binding anybody.",
    };

    private static readonly Dictionary<string, string> TensionKinds = new(StringComparer.Ordinal)
    {
        ["agreement_against_state_law"] = "A 287(g) agreement is in force where a law of the state limits such agreements.",
        ["limits_against_state_mandate"] = "A local policy limits what a law of the state requires.",
        ["policy_and_practice"] = "What was seen done differs from what a policy says.",
    };

    private static readonly Dictionary<string, string> SourceKinds = new(StringComparer.Ordinal)
    {
        ["official_federal"] = "A page or document of an agency of the United States.",
        ["official_local"] = "A page or document of a state, county, city or town.",
        ["agreement_document"] = "The signed agreement, or a copy of it.",
        ["published_list"] = "A list that is published again and again, such as ICE’s list of participating agencies.",
        ["statute"] = "A law, an ordinance or a regulation.",
        ["court"] = "A complaint, an order or a judgment.",
        ["news"] = "A report of a newspaper, station or news site.",
        ["press_release"] = "What an agency or an organisation told the press.",
        ["advocacy"] = "A report or page of an organisation that takes a side.",
        ["academic"] = "A study, a paper or a book.",
        ["records_release"] = "What an agency gave out after a records request.",
        ["dataset"] = "A file of data.",
        ["reference"] = "An encyclopedia, a handbook or the like.",
        ["tip"] = "What somebody told the tracker.",
        ["first_hand"] = "What somebody saw who tells it.",
    };

    private static readonly Dictionary<string, string> Stances = new(StringComparer.Ordinal)
    {
        ["supports"] = "The source says what the record says.",
        ["disputes"] = "The source says otherwise. The record stays, and is marked as contested wherever it stands.",
        ["mentions"] = "The source speaks of it without saying whether it is so.",
    };

    public static IReadOnlyList<GlossaryGroup> Groups { get; } =
    [
        new("statuses", "What a status says", [.. OfCodes("statuses", Codes<TopicState>.All, Statuses), Word("contested", "Contested", "A source disputes it. Both sides are shown; the tracker does not decide between them.")]),
        new("directions", "Which way a record points", OfCodes("directions", Codes<Direction>.All, Directions)),
        new("kinds", "Kinds of record", RecordTypes.All.Select(t => new GlossaryEntry(Anchor("kinds", t.Slug), t.Name, t.About, t.Slug)).ToList()),
        new("models", "Models of 287(g) agreements", OfCodes("models", Codes<AgreementModel>.All, Models)),
        new("detainers", "What a detainer policy does", OfCodes("detainers", Codes<DetainerHolds>.All, Holds)),
        new("policies", "Which way a sanctuary or limiting policy points", OfCodes("policies", Codes<PolicyDirection>.All, PolicyDirections)),
        new("tensions", "Tensions: facts that stand against each other", OfCodes("tensions", Codes<TensionKind>.All, TensionKinds)),
        new("sources", "Kinds of source", OfCodes("sources", Codes<SourceKind>.All, SourceKinds)),
        new("stances", "What a source does for a record", OfCodes("stances", Codes<CitationStance>.All, Stances)),
        new("gaps", "Gaps", GapKind.All.Select(g => new GlossaryEntry(Anchor("gaps", g.Slug), g.Name, g.About, g.Slug)).ToList()),
        new("words", "Other words",
        [
            Word("287g", "287(g)", "Section 287(g) of the Immigration and Nationality Act, 8 U.S.C. § 1357(g). It lets ICE give officers of a state or local agency some powers of immigration officers by a written agreement."),
            Word("administrative-warrant", "Administrative warrant", "A warrant signed by an immigration officer, not by a judge."),
            Word("detainer", "Detainer", "ICE’s request to a jail to hold somebody for up to 48 hours beyond their release, or to tell ICE when they are released."),
            Word("geoid", "GEOID", "The Census Bureau’s number of a place: 2 digits a state, 5 a county, 7 a city or town, 10 a township or New England town."),
            Word("ori", "ORI", "The FBI’s identifier of a law-enforcement agency, nine letters and digits."),
            Word("check", "Check", "A note that somebody looked for a topic in a place on a day and found nothing, and where they looked."),
            Word("version", "Version", "A number that every change of a record raises by one. Reference and version together tell exactly what was said."),
            Word("save", "Save", "Everything that was changed at once, with who did it, when and why."),
        ]),
    ];

    private static Dictionary<string, GlossaryEntry> ByAnchor { get; } = Groups.SelectMany(g => g.Entries).ToDictionary(e => e.Anchor, StringComparer.Ordinal);

    public static GlossaryEntry? Find(string anchor) => ByAnchor.GetValueOrDefault(anchor);

    private static List<GlossaryEntry> OfCodes(string group, IReadOnlyList<Code> codes, Dictionary<string, string> meanings) =>
        codes.Select(c => new GlossaryEntry(Anchor(group, c.Value), c.Label, meanings[c.Value], c.Value)).ToList();

    private static GlossaryEntry Word(string anchor, string term, string meaning) => new(Anchor("words", anchor), term, meaning, null);

    // Several lists have a code “other”.
    private static string Anchor(string group, string code) => Taken.Add(code) ? code : Taken.Add($"{group}-{code}") ? $"{group}-{code}" : throw new DomainException($"The glossary has {group}-{code} twice.");
}
