using System.Text;

namespace Tracker.Browser.Tests.Site;

/// <summary>A list of agreements as a volunteer keeps it: headings that the tracker does not know, and words of its own.</summary>
internal static class OwnSpreadsheet
{
    /// <summary>One row for each of these counties of Nebraska; the program of the first is written as initials.</summary>
    public static byte[] Of(params IReadOnlyList<string> counties) => Encoding.UTF8.GetBytes(
        "ST,County,Sheriff’s office,Program,Date signed,Web page,Checked by\r\n"
        + string.Concat(counties.Select((county, i) => $"NE,{county},{county} Sheriff’s Office,{(i == 0 ? "JEM" : "Task Force Model")},3/1{i}/2025,https://example.org/counties/{i},Maria\r\n")));
}
