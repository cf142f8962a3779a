namespace Tracker.Domain.Spreadsheets;

/// <summary>How the characters of a text file are stored.</summary>
public enum TextEncodingChoice
{
    Utf8,
    Utf16,
    Windows1252,
}
