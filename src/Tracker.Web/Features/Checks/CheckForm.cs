using Tracker.Domain;
using Tracker.Domain.Checks;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Checks;

/// <summary>The form of a check, with what was typed, and what is wrong with it.</summary>
/// <param name="Chosen">The title of the source that is chosen.</param>
public sealed record CheckFormModel(
    string? Geoid, string? SourceRef, string? Chosen, IReadOnlyList<FormField> Fields, FormField Find, IReadOnlyList<FormField> NewSource, IReadOnlyList<FormError> Errors)
{
    /// <summary>A new source stays open to be seen while something stands there, and while none is chosen.</summary>
    public bool IsNewOpen => NewSource.Any(f => f.Text is not null || f.Problem is not null) || Find.Text is null;
}

/// <summary>Reads and lays out the form of a check. Only its own fields are read, so that nothing else a browser sends can reach it.</summary>
public static class CheckForm
{
    private const string ChosenSource = "source_ref";

    private static readonly string[] InOrder =
    [
        CheckColumn.Jurisdiction.Name, CheckColumn.Topic.Name, CheckColumn.CheckedOn.Name, CheckColumn.Note.Name, CheckColumn.Find, .. CheckColumn.OfSource.Select(c => c.Name),
    ];

    public static CheckInput Read(IFormCollection form)
    {
        var input = new CheckInput { Geoid = Text.Tidy(form["geoid"]), Source = new CitationInput { SourceRef = Text.Tidy(form[ChosenSource]) } };
        foreach (var column in CheckColumn.All)
        {
            column.Write(input, Text.Tidy(form[column.Name]));
        }

        return input;
    }

    public static string? Find(IFormCollection form) => Text.Tidy(form[CheckColumn.Find]);

    /// <param name="chosen">The title of the source that is chosen.</param>
    public static CheckFormModel Lay(CheckInput input, string? find, string? chosen, IReadOnlyList<FieldProblem> problems) => new(
        input.Geoid,
        input.Source.SourceRef,
        chosen,
        [
            Field(CheckColumn.Jurisdiction, "search", input, problems) with { Suggest = "/jurisdictions/suggest.json?q={q}", Target = "geoid" },
            Field(CheckColumn.Topic, "select", input, problems),
            Field(CheckColumn.CheckedOn, "date", input, problems),
            Field(CheckColumn.Note, "textarea", input, problems),
        ],
        new FormField(
            CheckColumn.Find, "A source already in the tracker", "Type part of its title, publisher or address.", false, "search", find ?? chosen, [], 0,
            ProblemOf(CheckColumn.Find, problems), "/sources/suggest.json?q={q}", ChosenSource),
        CheckColumn.OfSource.Select(c => Field(c, ControlOf(c), input, problems)).ToList(),
        problems.OrderBy(p => Array.IndexOf(InOrder, p.Column)).Select(p => new FormError(p.Column, Labelled(p))).ToList());

    private static FormField Field(CheckColumn field, string control, CheckInput input, IReadOnlyList<FieldProblem> problems)
    {
        var (column, text) = (field.Column, field.Read(input));
        var typed = text is null || column.Codes.Count == 0 || column.Codes.Any(c => c.Value == text) ? [] : new[] { new Code(text, text) };
        return new FormField(column.Name, column.Label, column.Hint, column.Required, control, text, [.. column.Codes, .. typed], column.MaxLength, ProblemOf(column.Name, problems));
    }

    private static string ControlOf(CheckColumn field) => field.Column.Kind switch
    {
        FieldKind.Url => "url",
        FieldKind.Code => "select",
        FieldKind.Date => "date",
        _ => "text",
    };

    private static string? ProblemOf(string name, IReadOnlyList<FieldProblem> problems) => problems.FirstOrDefault(p => p.Column == name)?.Message;

    private static string Labelled(FieldProblem problem) =>
        CheckColumn.All.FirstOrDefault(c => c.Name == problem.Column) is { } field ? $"{field.Column.Label}: {problem.Message}" : problem.Message;
}
