using System.Globalization;
using Aisle.Models.Metering;

namespace Aisle.Studio.Usage;

/// <summary>What was used in some days, summed for a page. Every row of the ledger in these days counts in each of its views once.</summary>
/// <param name="Total">Of all.</param>
/// <param name="ByModel">By model and who served it, the dearest first.</param>
/// <param name="ByApp">By what a key is for.</param>
/// <param name="ByDay">Each of the days, the first first; a day without calls is there.</param>
internal sealed record UsageSummary(UsageSum Total, IReadOnlyList<UsageSum> ByModel, IReadOnlyList<UsageSum> ByApp, IReadOnlyList<UsageSum> ByDay)
{
    /// <param name="rows">Of the ledger.</param>
    /// <param name="last">The last day.</param>
    /// <param name="days">How many, with the last.</param>
    public static UsageSummary Of(IEnumerable<UsageRow> rows, DateOnly last, int days)
    {
        var first = last.AddDays(1 - days);
        var inside = rows.Where(r => r.Day >= first && r.Day <= last).ToList();
        return new UsageSummary(
            UsageSum.Sum("", "", inside),
            Sums(r => (r.Model, r.Provider)),
            Sums(r => (r.App, "")),
            [.. Enumerable.Range(0, days).Select(first.AddDays).Select(day => UsageSum.Sum(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", [.. inside.Where(r => r.Day == day)]))]);

        IReadOnlyList<UsageSum> Sums(Func<UsageRow, (string Name, string Of)> by) =>
            [.. inside.GroupBy(by).Select(g => UsageSum.Sum(g.Key.Name, g.Key.Of, [.. g])).OrderByDescending(s => s.Money).ThenByDescending(s => s.Calls).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }
}

/// <summary>Some rows together; public, since it is a component's parameter.</summary>
/// <param name="Name">Of what: a model, an app, a day.</param>
/// <param name="Of">Who served the model; "" elsewhere.</param>
/// <param name="Calls">Of providers, failed ones too.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="InputTokens">As providers count.</param>
/// <param name="OutputTokens">As providers count.</param>
/// <param name="Money">By the configured prices.</param>
/// <param name="MeanMilliseconds">Of a call; 0 without calls.</param>
public sealed record UsageSum(string Name, string Of, long Calls, long Failed, long InputTokens, long OutputTokens, decimal Money, double MeanMilliseconds)
{
    public static UsageSum Sum(string name, string of, IReadOnlyCollection<UsageRow> rows) => new(
        name, of, rows.Sum(r => r.Calls), rows.Sum(r => r.Failed), rows.Sum(r => r.InputTokens), rows.Sum(r => r.OutputTokens), rows.Sum(r => r.Money),
        rows.Sum(r => r.Calls) is > 0 and var calls ? (double)rows.Sum(r => r.Milliseconds) / calls : 0);
}
