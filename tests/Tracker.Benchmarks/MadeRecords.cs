using System.Globalization;
using System.Text;

namespace Tracker.Benchmarks;

/// <summary>A tracker CSV of memoranda: texts of 40 to 200 characters, a source of its own in every row, counties of Texas.</summary>
internal static class MadeRecords
{
    private static readonly string[] Subjects = ["detention", "transport", "information_sharing", "facilities", "equipment", "training"];
    private static readonly string[] Words = ["county", "commissioners", "approved", "an", "agreement", "with", "the", "federal", "government", "for", "the", "transport", "of", "detainees", "between", "jail", "and", "field", "office", "at", "a", "daily", "rate", "per", "bed"];

    /// <summary>In a file, as somebody gives it: held in memory, it would count as the import's.</summary>
    public static FileInfo Make(string folder, int rows)
    {
        var file = new FileInfo(Path.Combine(folder, "records.csv"));
        using var text = new StreamWriter(file.FullName);
        var random = new Random(287);
        text.Write("ref,geoid,state,instrument,federal_party,subject,value_usd,started_on,summary,source_1_url,source_1_title\r\n");
        for (var i = 0; i < rows; i++)
        {
            var day = new DateOnly(2008, 1, 1).AddDays(random.Next(6_500));
            text.Write(string.Create(CultureInfo.InvariantCulture, $",48{(random.Next(254) * 2) + 1:000},TX,moa,U.S. Immigration and Customs Enforcement,{Subjects[random.Next(Subjects.Length)]},{random.Next(10_000, 9_000_000)},{day:yyyy-MM-dd},{Sentence(random)},https://example.org/minutes/{i},Minutes number {i}: {Sentence(random)}\r\n"));
        }

        return file;
    }

    private static string Sentence(Random random)
    {
        var length = random.Next(40, 200);
        var sentence = new StringBuilder();
        while (sentence.Length < length)
        {
            sentence.Append(Words[random.Next(Words.Length)]).Append(' ');
        }

        return sentence.ToString(0, length - 1).TrimEnd();
    }
}
