using System.Text;

namespace Tracker.Browser.Tests.Site;

/// <summary>A list of agreements as a volunteer keeps it: headings that the tracker does not know, and words of its own.</summary>
internal static class OwnSpreadsheet
{
    /// <summary>One row for each of these counties of Nebraska; the program of the first is written as initials.</summary>
    /// <param name="keeper">The last heading. A mapping is remembered by the headings, so a test that wants to be asked says another than those of the others.</param>
    public static byte[] Of(string keeper, params IReadOnlyList<string> counties) => Encoding.UTF8.GetBytes(
        $"ST,County,Sheriff’s office,Program,Date signed,Web page,{keeper}\r\n"
        + string.Concat(counties.Select((county, i) => $"NE,{county},{county} Sheriff’s Office,{(i == 0 ? "JEM" : "Task Force Model")},3/1{i}/2025,https://example.org/counties/{i},Maria\r\n")));
}
