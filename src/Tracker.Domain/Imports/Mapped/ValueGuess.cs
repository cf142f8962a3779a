using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>Which code a value of somebody's own spreadsheet stands for.</summary>
public static class ValueGuess
{
    private const int LeastContained = 4;

    /// <summary>The code that is the value but for case, blanks and marks, by itself or by its label; it need not be asked.</summary>
    public static string? Sure(MappingTarget target, string value)
    {
        var key = FoldedName.KeyOf(value);
        if (key.Length == 0)
        {
            return null;
        }

        return target.Codes.FirstOrDefault(c => FoldedName.KeyOf(c.Value) == key || FoldedName.KeyOf(c.Label) == key)?.Value
            ?? (target.Column.Kind == Records.FieldKind.YesNo ? target.Column.Normalise(value) is { Problem: null, Text: { } answer } ? answer : null : null)
            ?? (target.Name == "model" && PrintedModel.Read(value) is not AgreementModel.Other and var model ? Codes<AgreementModel>.Of(model) : null);
    }

    /// <summary>Also by its initials, or by a part of the label that no other has: to be offered, never taken.</summary>
    public static string? Likely(MappingTarget target, string value) =>
        Sure(target, value) ?? Only(target, c => string.Equals(InitialsOf(c.Label), value.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? (FoldedName.KeyOf(value) is { Length: >= LeastContained } key ? Only(target, c => FoldedName.KeyOf(c.Label).Contains(key, StringComparison.Ordinal)) : null);

    private static string? Only(MappingTarget target, Func<Code, bool> fits) => target.Codes.Where(fits).Take(2).ToList() is [var only] ? only.Value : null;

    private static string InitialsOf(string label) => string.Concat(FoldedName.Of(label).Split(' ').Where(w => w.Length > 0).Select(w => w[0]));
}
