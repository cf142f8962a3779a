using System.Globalization;
using System.Text;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>The package in words, for whoever unpacks it.</summary>
internal static class PackageReadMe
{
    public static string Of(PackageAbout about, string? licence, IReadOnlyList<DataTable> tables)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {about.SiteName}: everything that is recorded\n\n{about.Description}\n\nVersion {about.Version} of the data, taken on {about.CreatedAtUtc:yyyy-MM-dd}.\n\n");
        text.Append("A Frictionless Data Package: `datapackage.json` says what every table and column holds; `csv-metadata.json` says the same as CSV on the Web\n(CSVW); `dictionary.csv` says it for people.\n\n| file | what a row is |\n| --- | --- |\n");
        foreach (var table in tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{table.FileName}` | {table.About} |\n");
        }

        text.Append("\n## How to read it\n\n");
        text.Append("- UTF-8 without a byte order mark, comma, CRLF. GEOIDs are text with their zeros.\n");
        text.Append("- A date is 2025-03-10, or 2025-03 or 2025 where no more is known. Several values in a cell are divided by semicolons.\n");
        text.Append("- Text that a spreadsheet would run as a formula has a `'` before it.\n");
        text.Append("- `status` is worked out for the day on which the package was taken.\n");
        text.Append("- Not in it: the history of changes (`/changes.csv`), files attached to sources, accounts and proposals.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n## Licence\n\n{DataLicence.Says}\n<{DataLicence.Address}>\n");
        if (licence is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{licence}\n");
        }

        return text.ToString();
    }
}
