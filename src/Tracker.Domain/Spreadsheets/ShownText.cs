namespace Tracker.Domain.Spreadsheets;

/// <summary>Text from the file inside a message: a hostile file would make the message megabytes long.</summary>
internal static class ShownText
{
    private const int MaxCharacters = 80;

    public static string Short(string text) => text.Length <= MaxCharacters ? text : text[..MaxCharacters] + "…";
}
