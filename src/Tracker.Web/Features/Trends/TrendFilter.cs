using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Trends;

/// <summary>What is counted over time.</summary>
public enum TrendKind
{
    [Label("287(g) agreements in force")] Agreements,
    [Label("287(g) agreements signed, ended and delisted")] Signings,
    [Label("Limiting and mandating policies in force")] Policies,
}

/// <summary>What, where and when: the filters of <c>/trends</c> and its twins.</summary>
public sealed record TrendFilter(TrendKind Kind, IReadOnlyList<string> States, AgreementModel? Model, MonthRange Months, DateOnly Today)
{
    /// <summary>How far back it goes where the address does not say.</summary>
    public const int UsualYears = 5;

    public static TrendFilter From(QueryValues query, DateOnly today)
    {
        var kind = query.Code<TrendKind>("series") ?? TrendKind.Agreements;
        var model = query.Code<AgreementModel>("model");
        if (model is not null && kind == TrendKind.Policies)
        {
            query.Refuse("model", query.Text("model"), "Policies have no model. Leave it out, or choose a series of agreements.");
        }

        return new TrendFilter(kind, query.States(), model, MonthsFrom(query, today), today);
    }

    public bool Fits(TrendFact fact) =>
        (Kind == TrendKind.Policies ? fact.Policy is not (null or PolicyDirection.Symbolic) : fact.Model is not null)
        && (States.Count == 0 || States.Contains(fact.State))
        && (Model is null || fact.Model == Model);

    private static MonthRange MonthsFrom(QueryValues query, DateOnly today)
    {
        var to = Month(query, "to", today)?.Latest ?? today;
        var from = Month(query, "from", today)?.Earliest ?? to.AddYears(-UsualYears);
        if (from > to)
        {
            query.Refuse("to", query.Text("to"), "This is before the month in “from”. Change one of them.");
        }
        else if (((to.Year - from.Year) * 12) + to.Month - from.Month >= MonthRange.Most)
        {
            query.Refuse("from", query.Text("from"), $"At most {MonthRange.Most / 12} years are counted at once.");
        }

        return new MonthRange(from, to, today);
    }

    private static PartialDate? Month(QueryValues query, string name, DateOnly today)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }

        if (!PartialDate.TryParse(text, out var date))
        {
            query.Refuse(name, text, "Write the month as 2025-03, or a year as 2025.");
            return null;
        }

        if (date.Earliest <= today)
        {
            return date.Latest > today ? PartialDate.Of(date.Month is null && name == "from" ? date.Earliest : today) : date;
        }

        query.Refuse(name, text, "That month has not come yet.");
        return null;
    }
}
