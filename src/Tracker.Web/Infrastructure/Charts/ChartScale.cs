namespace Tracker.Web.Infrastructure.Charts;

/// <summary>Round numbers for the lines behind a chart that begins at 0.</summary>
internal sealed class ChartScale
{
    private const int MostLines = 4;
    private static readonly int[] Round = [1, 2, 5, 10];

    /// <param name="highest">What has to fit.</param>
    public ChartScale(double highest)
    {
        Step = 1;
        for (var power = 1; Step * MostLines < highest; power *= 10)
        {
            Step = Round.Select(f => f * power).First(s => s * MostLines >= highest || s == 10 * power);
        }

        Top = Math.Max(Step, (int)Math.Ceiling(highest / Step) * Step);
    }

    public int Step { get; }

    public int Top { get; }

    public IEnumerable<int> Lines => Enumerable.Range(0, (Top / Step) + 1).Select(i => i * Step);
}
