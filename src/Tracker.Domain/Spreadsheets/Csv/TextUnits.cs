namespace Tracker.Domain.Spreadsheets.Csv;

/// <summary>The units that a text other than UTF-8 is stored in.</summary>
internal enum TextUnits
{
    Windows1252,
    Utf16LittleEndian,
    Utf16BigEndian,
}
