using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Imports.IceParticipating;

/// <summary>
/// A row is the agreement of one agency and one model: the one that is not ended, or that was signed the same day.
/// The list may fill in and correct what it said itself before, but not what rests on another source.
/// </summary>
internal sealed class IceParticipatingPlanner(ImportContext context, TableHeaders headers) : RowPlanner
{
    private const string OtherDate = "gives the signing date as ";

    private readonly IceHome _home = new(context.Judge.Gazetteer);
    private readonly Dictionary<(string Agency, string Model), PlannedRow> _planned = [];

    public override PlannedRow Plan(TableRow row)
    {
        var read = IceRow.Read(row, headers);
        var problems = Unreadable(read).ToList();
        if (problems.Count > 0)
        {
            return Refused(row, Known(read), problems);
        }

        var state = context.Judge.Gazetteer.FindState(read.State);
        if (state.Found is null)
        {
            return Refused(row, null, [new FieldProblem(IceParticipatingProfile.State, read.State, state.Problem!)]);
        }

        var home = _home.Find(state.Found, read);
        if (home.Place is null && KnownAgency(state.Found, read.Agency) is { } known && Existing(known, read) is { } recorded)
        {
            // Only an agreement that is recorded is recognised so: a new one waits until its county can be read.
            home = new Home(context.Judge.Gazetteer[known.Home], Note: $"The county “{read.County}” does not fit; the agreement is known as {recorded.Ref}.");
        }

        return home.Place is null ? Refused(row, null, [home.Problem!]) : PlanAt(home, read, row);
    }

    private PlannedRow PlanAt(Home home, IceRow read, TableRow row)
    {
        var agency = context.Judge.Agencies.Find(read.Agency, home.Place!.Geoid);
        var existing = agency is null ? null : Existing(agency, read);
        var draft = context.Judge.Judge(Agreement287gColumns.Type, Written(read, existing, agency, home.Place));
        if (!draft.IsSound)
        {
            return Refused(row, existing?.Ref, draft.Problems.Select(Printed).ToList());
        }

        var planned = Decide(row, draft, existing) with { Notes = [.. home.Note is null ? [] : new[] { home.Note }, .. IceRow.Unkept(row, headers)] };
        return _planned.TryAdd((draft.Agency!.Ref, ModelKey(read)), planned) ? planned : Repeated(row, planned, _planned[(draft.Agency.Ref, ModelKey(read))]);
    }

    private PlannedRow Decide(TableRow row, RecordDraft draft, ExistingRecord? existing)
    {
        if (existing is null)
        {
            return new PlannedRow(row.Number, RowOutcome.New, context.Refs.Draw(draft.Type.RefPrefix), draft, row.Cells);
        }

        var changes = RecordContent.Differences(draft.Type, existing.Input, draft.Input);
        return new PlannedRow(row.Number, changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Changed, existing.Ref, draft, row.Cells) { Changes = changes };
    }

    /// <summary>The same agreement twice in one file: once more is nothing new, otherwise is a contradiction.</summary>
    private PlannedRow Repeated(TableRow row, PlannedRow planned, PlannedRow first)
    {
        var differences = RecordContent.Differences(planned.Draft!.Type, first.Draft!.Input, planned.Draft.Input);
        return differences.Count == 0
            ? planned with { Outcome = RowOutcome.Unchanged, RecordRef = first.RecordRef, Changes = [], Notes = [.. planned.Notes, $"The same as row {first.Number}."] }
            : Refused(row, first.RecordRef, differences.Select(d => Printed(new FieldProblem(d.Column, d.New, $"Row {first.Number} gives this agreement already, with “{d.Old}” here. Keep the right one of the two."))).ToList());
    }

    private ExistingRecord? Existing(AgencyChoice agency, IceRow read)
    {
        var sameModel = context.Shelf.OfAgency(agency.Ref).Where(r => r.Input is Agreement287gInput a && ModelKey(a) == ModelKey(read)).ToList();
        return sameModel.Find(r => ((Agreement287gInput)r.Input).SignedOn == read.SignedOnIso())
            ?? sameModel.Find(r => r.Input.EndedOn is null);
    }

    private Agreement287gInput Written(IceRow read, ExistingRecord? existing, AgencyChoice? agency, Jurisdiction home)
    {
        var input = existing is null ? new Agreement287gInput() : (Agreement287gInput)existing.Type.Copy(existing.Input);
        if (existing is null)
        {
            input.Geoid = (agency?.Home ?? home.Geoid).Value;
            input.Agency = agency?.Name ?? read.Agency;
            input.Model = Codes<AgreementModel>.Of(read.ReadModel);
            input.ModelAsPrinted = read.ReadModel == AgreementModel.Other ? read.Model : null;
        }

        WriteSignedOn(input, read);
        input.MoaUrl = read.MoaUrl ?? input.MoaUrl;
        input.AddendumUrl = read.AddendumUrl ?? input.AddendumUrl;
        return input;
    }

    /// <summary>The list may fill in a date and correct its own; a date that rests on another source stays, and the citation says what the list gives.</summary>
    private void WriteSignedOn(Agreement287gInput input, IceRow read)
    {
        var citation = input.Sources.Find(s => s.SourceRef == context.ListSource!.SourceRef);
        if (read.SignedOnIso() is { } printed && IsTheLists(input.SignedOn, printed, citation))
        {
            input.SignedOn = printed;
        }

        if (citation is null)
        {
            citation = new CitationInput { SourceRef = context.ListSource!.SourceRef };
            input.Sources.Add(citation);
        }

        if (input.SignedOn != read.SignedOnIso())
        {
            citation.Locator = OtherDate + read.SignedOnIso();
        }
        else if (citation.Locator?.StartsWith(OtherDate, StringComparison.Ordinal) == true)
        {
            citation.Locator = null;
        }
    }

    private static bool IsTheLists(string? known, string printed, CitationInput? citation) =>
        !PartialDate.TryParse(known, out var date)
        || date.Includes(PartialDate.Parse(printed))
        || (citation is not null && citation.Locator?.StartsWith(OtherDate, StringComparison.Ordinal) != true);

    private IEnumerable<FieldProblem> Unreadable(IceRow read)
    {
        if (read.Agency.Length == 0)
        {
            yield return new FieldProblem(IceParticipatingProfile.Agency, null, "The agency is missing. Enter it, or take the row out.");
        }

        if (read.Model.Length == 0)
        {
            yield return new FieldProblem(IceParticipatingProfile.SupportType, null, "The support type is missing. Enter it, or take the row out.");
        }

        if (SignedOnProblem(read) is { } problem)
        {
            yield return new FieldProblem(IceParticipatingProfile.SignedOn, read.SignedOn, problem);
        }
    }

    private string? SignedOnProblem(IceRow read)
    {
        if (read.SignedOnIso() is not { } text)
        {
            return "The signing date is missing. Enter it, or take the row out.";
        }

        if (!PartialDate.TryParse(text, out var date))
        {
            return DateSuggestion.For(text) is { } suggestion ? $"“{text}” is no date. Did you mean {suggestion}?" : $"“{text}” is no date. {RecordColumn.DateHelp}";
        }

        return context.ObservedOn is { } day && date.Earliest > day
            ? $"The list of {PartialDate.Of(day).ToText()} cannot show an agreement signed later, on {date.ToText()}. Correct the date of the list or of the agreement."
            : null;
    }

    /// <summary>The stored agreement that a row shows though one of its cells cannot be read: it is still on the list.</summary>
    private string? Known(IceRow read) =>
        context.Judge.Gazetteer.FindState(read.State).Found is { } state && KnownAgency(state, read.Agency) is { } agency
            ? context.Shelf.OfAgency(agency.Ref).FirstOrDefault(r => r.ListSpells.ContainsKey(PublishedList.IceParticipating) && r.Input is Agreement287gInput a && ModelKey(a) == ModelKey(read))?.Ref
            : null;

    private AgencyChoice? KnownAgency(Jurisdiction state, string name) =>
        context.Judge.Agencies.Find(name, state.Geoid) is { IsNew: false } agency ? agency : null;

    private static string ModelKey(IceRow read) =>
        read.ReadModel == AgreementModel.Other ? FoldedName.Of(read.Model) : Codes<AgreementModel>.Of(read.ReadModel);

    private static string ModelKey(Agreement287gInput input) =>
        input.Model == Codes<AgreementModel>.Of(AgreementModel.Other) ? FoldedName.Of(input.ModelAsPrinted) : input.Model!;

    private static FieldProblem Printed(FieldProblem problem) => problem with { Column = PrintedColumn(problem.Column) };

    private static string PrintedColumn(string column) => column switch
    {
        "geoid" or "jurisdiction" => IceParticipatingProfile.County,
        "state" => IceParticipatingProfile.State,
        "agency" => IceParticipatingProfile.Agency,
        "model" or "model_as_printed" => IceParticipatingProfile.SupportType,
        "signed_on" => IceParticipatingProfile.SignedOn,
        "moa_url" => IceParticipatingProfile.Moa,
        "addendum_url" => IceParticipatingProfile.Addendum,
        _ => column,
    };

    private PlannedRow Refused(TableRow row, string? recordRef, IReadOnlyList<FieldProblem> problems) =>
        new(row.Number, RowOutcome.Refused, recordRef, null, row.Cells)
        {
            Problems = problems.Select(p => p with { Column = headers.PrintedAs(p.Column) }).ToList(),
        };
}
