namespace RcmAnalytics.Metrics.Compilation;

/// <summary>
/// The median of times of which some are not over yet (Kaplan-Meier). A time that is not over counts among those at risk
/// as long as it has lasted, and never as an end. Where exactly half are left for a while the median is the middle of that
/// while, so that without open times it is the plain median; where half are never over there is none.
/// </summary>
internal static class SurvivalSql
{
    // What one half may be off by after logarithms.
    private const string JustAboveHalf = "0.500000001";
    private const string JustBelowHalf = "0.499999999";

    /// <summary>How long a row's time has lasted on the day.</summary>
    public static string Days(Span span, string day) => $"days_between({span.From}, case when {span.To} <= {day} then {span.To} else {day} end)";

    public static string Median(
        string name,
        string alias,
        string model,
        Span span,
        IReadOnlyList<(string Key, string Sql)> keyed,
        IReadOnlyList<string> where,
        string day)
    {
        var keys = string.Join(", ", keyed.Select(key => key.Key));
        return $"""
            {name}_days as (

                select
                    {string.Join(",\n        ", keyed.Select(key => $"{key.Sql} as {key.Key}"))},
                    {Days(span, day)} as lasted,
                    sum(case when {span.To} <= {day} then 1 else 0 end) as ended,
                    count(*) as leaving
                from {model}
                where {RowConditions.And(where, 4)}
                group by {keys}, lasted

            ),

            {name}_risks as (

                select
                    {keys},
                    lasted,
                    ended,
                    sum(leaving) over (partition by {keys} order by lasted desc) as at_risk
                from {name}_days

            ),

            {name}_shares as (

                select
                    {keys},
                    lasted,
                    exp(sum(case when ended = at_risk then -100 else ln(1 - safe_ratio(ended, at_risk)) end)
                        over (partition by {keys} order by lasted)) as left_share
                from {name}_risks

            ),

            {name}_ends as (

                select
                    {keys},
                    min(case when left_share < {JustAboveHalf} then lasted else null end) as half_day,
                    min(case when left_share < {JustBelowHalf} then lasted else null end) as next_day
                from {name}_shares
                group by {keys}

            ),

            {name} as (

                select
                    {keys},
                    safe_ratio(half_day + coalesce(next_day, half_day), 2) as {alias}
                from {name}_ends

            )
            """;
    }
}
