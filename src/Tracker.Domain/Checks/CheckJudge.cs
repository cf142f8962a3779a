using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Checks;

/// <summary>
/// Judges a check against what is known, as <see cref="RecordJudge"/> does a record: puts its texts in stored form, finds its
/// jurisdiction and source, and names everything that is wrong.
/// </summary>
public sealed class CheckJudge(Gazetteer gazetteer, SourceShelf sources, DateOnly today)
{
    public CheckDraft Judge(CheckInput raw)
    {
        var input = raw.Copy();
        var problems = new List<FieldProblem>();
        Choose(input, problems);
        Normalise(input, problems);
        var place = FindPlace(input, problems);
        problems.AddRange(new CheckInputValidator(today).Validate(input).Errors
            .Select(e => new FieldProblem(e.PropertyName, e.AttemptedValue as string, e.ErrorMessage)).Where(p => !problems.Exists(known => known.Column == p.Column)));
        return new CheckDraft(input, place, problems.Count == 0 ? FindSource(input.Source, problems) : null, problems);
    }

    /// <summary>Where a source is chosen, what else was typed of one is not meant.</summary>
    private void Choose(CheckInput input, List<FieldProblem> problems)
    {
        if (input.Source.SourceRef is not { } chosen)
        {
            return;
        }

        foreach (var column in CheckColumn.OfSource)
        {
            column.Write(input, null);
        }

        if (sources.Find(chosen) is null)
        {
            problems.Add(new FieldProblem(CheckColumn.Find, chosen, "This source is no longer there. Choose another."));
        }
    }

    private static void Normalise(CheckInput input, List<FieldProblem> problems)
    {
        foreach (var column in CheckColumn.All)
        {
            var raw = column.Read(input);
            var (text, problem) = column.Column.Normalise(raw);
            column.Write(input, text);
            if (problem is not null)
            {
                problems.Add(new FieldProblem(column.Name, raw, problem));
            }
        }
    }

    private Jurisdiction? FindPlace(CheckInput input, List<FieldProblem> problems)
    {
        var name = CheckColumn.Jurisdiction.Name;
        if (input.Jurisdiction is not { } typed)
        {
            problems.Add(new FieldProblem(name, null, "Enter the jurisdiction, such as Harris County, TX."));
            return null;
        }

        var match = gazetteer.FindPicked(input.Geoid, typed);
        input.Geoid = match.Found?.Geoid.Value;
        if (match.Found is null && !problems.Exists(p => p.Column == name))
        {
            problems.Add(new FieldProblem(name, typed, match.Problem + gazetteer.Question(match.Offered)));
        }

        return match.Found;
    }

    private SourceChoice FindSource(CitationInput typed, List<FieldProblem> problems)
    {
        var choice = sources.FindOrAdd(typed);
        if (typed.Kind is not null && typed.Kind != choice.Source.Kind)
        {
            problems.Add(new FieldProblem("source_kind", typed.Kind, $"This source is recorded as “{choice.Source.Kind ?? "not stated"}”. Leave the kind open here, or correct the source first."));
        }

        return choice;
    }
}
