namespace Tracker.Domain.Jurisdictions;

/// <summary>How well what was typed fits the folded words by which a thing is found, of which its own name is the first.</summary>
public static class NameFit
{
    /// <summary>0 where its name begins with the whole typed text, 1 where it does in the middle of a word, 2 where the text stands elsewhere in it, 3 otherwise.</summary>
    /// <param name="words">The thing's words.</param>
    /// <param name="name">What was typed, folded.</param>
    public static int Of(string words, string name) =>
        OfBeginning(words, name) ?? (words.Contains(" " + name, StringComparison.Ordinal) ? 2 : 3);

    /// <summary>Null where the words do not begin with it.</summary>
    public static int? OfBeginning(string words, string name) =>
        !words.StartsWith(name, StringComparison.Ordinal) ? null : words.Length == name.Length || words[name.Length] == ' ' ? 0 : 1;
}
