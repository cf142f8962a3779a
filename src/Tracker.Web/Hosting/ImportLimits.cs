using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Hosting;

internal static class ImportLimits
{
    // A file is held in one array.
    private const long LargestFile = 2_000_000_000;

    /// <summary>The settings under <c>Tracker:Imports</c>, named as in <see cref="TableLimits"/>; what is not set keeps its default.</summary>
    public static TableLimits From(IConfiguration configuration)
    {
        var limits = configuration.GetSection("Tracker:Imports").Get<TableLimits>() ?? TableLimits.Default;
        foreach (var limit in typeof(TableLimits).GetProperties().Where(p => p.CanWrite))
        {
            Check(limit.Name, Convert.ToInt64(limit.GetValue(limits), System.Globalization.CultureInfo.InvariantCulture));
        }

        return limits;
    }

    private static void Check(string name, long value)
    {
        if (value <= 0 || (name == nameof(TableLimits.MaxFileBytes) && value > LargestFile))
        {
            throw new InvalidOperationException($"Tracker:Imports:{name} is {value}; set it to a number above 0{(name == nameof(TableLimits.MaxFileBytes) ? $", at most {LargestFile:N0}" : "")}.");
        }
    }
}
