using System.Globalization;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>A label on the axis of years.</summary>
public sealed record ChartYear(string X, string Text);

/// <summary>A stretch of a bar: its certain part, or one where a date leaves it open.</summary>
public sealed record ChartBar(string Class, string X, string Width);

/// <summary>One record of the chart: its name, its bars, and the days of its events.</summary>
public sealed record ChartRow(string Url, string Name, string Words, string Direction, string LabelY, string BarY, string MarkY, IReadOnlyList<ChartBar> Bars, IReadOnlyList<string> Marks);

/// <summary>One line of the table that says the same.</summary>
public sealed record ChartEvent(string Date, string When, string What, string Url, string Name, bool IsInherited);

/// <summary>A timeline in the coordinates of its drawing: 1,000 wide, a row a record. Ready text, so that the view only writes it down.</summary>
public sealed record TimelineChart(
    string Height, string AxisY, string DayX, string DayText, IReadOnlyList<ChartYear> Years, IReadOnlyList<ChartRow> Rows, IReadOnlyList<ChartEvent> Events, int LeftOut)
{
    public const int Width = 1_000;
    private const int RowHeight = 38;
    private const int Top = 26;
    private const int BarHeight = 12;
    private const int MostYearLabels = 12;

    public static TimelineChart Draw(Timeline timeline, DateOnly day, GeoId here)
    {
        var rows = timeline.Spells.Select((s, i) => RowOf(timeline, s, Top + (i * RowHeight))).ToList();
        var height = Top + (rows.Count * RowHeight) + 24;
        return new TimelineChart(
            Number(height), Number(height - 20), X(timeline, day), PartialDate.Of(day).ToText(), YearsOf(timeline), rows,
            timeline.Events.Select(e => new ChartEvent(e.On.ToString(), e.On.ToText(), e.What, "/records/" + e.Record.Ref, NameOf(e.Record), e.Record.JurisdictionGeoid != here)).ToList(),
            timeline.LeftOut);
    }

    private static ChartRow RowOf(Timeline timeline, TimelineSpell spell, int y) => new(
        "/records/" + spell.Record.Ref, NameOf(spell.Record), WordsOf(spell.Record), Codes<Direction>.Of(spell.Record.Direction),
        Number(y + 12), Number(y + 17), Number(y + 17 + (BarHeight / 2)),
        BarsOf(timeline, spell).ToList(),
        timeline.Events.Where(e => e.Record == spell.Record).Select(e => X(timeline, e.On.Earliest)).Distinct().ToList());

    /// <summary>Where a date leaves it open whether the spell had begun or ended, the bar is drawn open.</summary>
    private static IEnumerable<ChartBar> BarsOf(Timeline timeline, TimelineSpell spell)
    {
        var begins = spell.BeganBy ?? timeline.From;
        var ends = spell.MayEndOn ?? timeline.To;
        if (spell.MayBeginOn is null && spell.MayEndOn is null)
        {
            yield break;
        }

        if (spell.MayBeginOn is { } mayBegin && mayBegin < begins)
        {
            yield return Bar("open", timeline, mayBegin, begins);
        }

        if (begins < ends)
        {
            yield return Bar(spell.MayBeginOn is null ? "open" : "sure", timeline, begins, ends);
        }

        if (spell.EndedBy is { } endedBy && ends < endedBy)
        {
            yield return Bar("open", timeline, ends, endedBy);
        }
    }

    private static ChartBar Bar(string kind, Timeline timeline, DateOnly from, DateOnly to) =>
        new(kind, X(timeline, from), Number(Math.Max(2, (timeline.At(to) - timeline.At(from)) * Width)));

    private static List<ChartYear> YearsOf(Timeline timeline)
    {
        var years = timeline.To.Year - timeline.From.Year + 1;
        var step = (years + MostYearLabels - 1) / MostYearLabels;
        return Enumerable.Range(0, years).Where(y => y % step == 0)
            .Select(y => timeline.From.Year + y).Select(y => new ChartYear(X(timeline, new DateOnly(y, 1, 1)), y.ToString(CultureInfo.InvariantCulture))).ToList();
    }

    private static string NameOf(CooperationRecord record) =>
        record.Agency is { } agency ? $"{agency.Name}: {record.HeadlineText}" : $"{record.Type.Name}: {record.HeadlineText}";

    private static string WordsOf(CooperationRecord record) => (record.StartedOn, record.EndedOn) switch
    {
        ({ } start, { } end) => $"from {start.ToText()} to {end.ToText()}",
        ({ } start, null) => $"since {start.ToText()}",
        (null, { } end) => $"until {end.ToText()}",
        _ => "no day of beginning or end is known",
    };

    private static string X(Timeline timeline, DateOnly day) => Number(timeline.At(day) * Width);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
