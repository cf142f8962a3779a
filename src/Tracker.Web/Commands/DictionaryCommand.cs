using System.CommandLine;
using Tracker.Web.Features.Downloads.Packages;

namespace Tracker.Web.Commands;

/// <summary><c>dictionary --out FILE</c>: the data dictionary as a document.</summary>
internal static class DictionaryCommand
{
    public static Command Create(CommandHost host)
    {
        var output = new Option<FileInfo>("--out") { Required = true, Description = "The file to write." };
        var command = new Command("dictionary", "Write the data dictionary as a document, as it is kept in docs/data-dictionary.md.") { output };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            async services =>
            {
                await File.WriteAllTextAsync(parsed.GetValue(output)!.FullName, DataDictionary.ToMarkdown(await services.GetRequiredService<DataDictionary>().RowsAsync(cancellation)), cancellation);
                return 0;
            },
            cancellation));
        return command;
    }
}
