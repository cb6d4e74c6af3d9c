using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Api.Endpoints;

/// <summary>
/// The query string of an address that asks for figures: the CLI's parameters under the CLI's names. Enumerations are
/// text here, since the framework would match them by their C# spelling only.
/// </summary>
internal sealed record MetricParameters
{
    /// <summary>Dimensions to cut by, parted by commas or repeated.</summary>
    [FromQuery(Name = "by")]
    public string[]? By { get; init; }

    /// <summary>Filters as <c>dimension=value</c>. Values of a dimension named twice are alternatives.</summary>
    [FromQuery(Name = "where")]
    public string[]? Where { get; init; }

    /// <summary>First day or month counted: <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Last day or month counted: <c>YYYY-MM-DD</c> or <c>YYYY-MM</c>.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>day, week, month, quarter, year or all.</summary>
    [FromQuery(Name = "grain")]
    public string? Grain { get; init; }

    /// <summary>previous, previous_year or same_age.</summary>
    [FromQuery(Name = "compare")]
    public string? Compare { get; init; }

    /// <summary>service, submission, adjudication, payment or posting.</summary>
    [FromQuery(Name = "basis")]
    public string? Basis { get; init; }

    /// <exception cref="MetricException">A value is not one of those expected.</exception>
    public MetricRequest ToRequest(IReadOnlyList<string> metrics) => new()
    {
        Metrics = metrics,
        By = SplitNames(By),
        Where = ReadFilters(Where),
        From = ReadDay("from", From, isLast: false),
        To = ReadDay("to", To, isLast: true),
        Grain = ReadEnum("grain", Grain, MetricGrain.All),
        Compare = ReadEnum("compare", Compare, MetricComparison.None),
        Basis = Basis,
    };

    public static IReadOnlyList<string> SplitNames(IEnumerable<string>? texts) =>
    [
        .. (texts ?? []).SelectMany(text =>
            text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    /// <summary>Reads a word in snake_case, as the API's documents spell it.</summary>
    public static TEnum ReadEnum<TEnum>(string parameter, string? text, TEnum missing)
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return missing;
        }

        return Enum.TryParse<TEnum>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            && !char.IsDigit(text[0])
                ? value
                : throw new MetricException(
                    $"{parameter}: '{text}' was found; expected one of {string.Join(", ", Words<TEnum>())}.");
    }

    /// <summary>Reads <c>YYYY-MM-DD</c>, or <c>YYYY-MM</c> as that month's first or last day.</summary>
    public static DateOnly? ReadDay(string parameter, string? text, bool isLast)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            return day;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? isLast ? month.AddMonths(1).AddDays(-1) : month
            : throw new MetricException($"{parameter}: '{text}' was found; expected YYYY-MM or YYYY-MM-DD.");
    }

    /// <summary>Reads a period: a month, a day, or the first and the last of either as <c>FIRST..LAST</c>.</summary>
    public static MetricPeriod ReadPeriod(string parameter, string? text)
    {
        var ends = (text ?? "").Split("..");
        return ends.Length <= 2
            && ReadDay(parameter, ends[0], isLast: false) is { } first
            && ReadDay(parameter, ends[^1], isLast: true) is { } last
            && first <= last
                ? new MetricPeriod(first, last)
                : throw new MetricException(
                    $"{parameter}: '{text}' was found; expected YYYY-MM, YYYY-MM-DD, or FIRST..LAST of either.");
    }

    public static IReadOnlyList<MetricFilter> ReadFilters(IEnumerable<string>? texts) =>
    [
        .. (texts ?? [])
            .Select(text => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                ? (Dimension: text[..at], Value: text[(at + 1)..])
                : throw new MetricException("where: a filter without '=' was found; expected dimension=value."))
            .GroupBy(filter => filter.Dimension, StringComparer.Ordinal)
            .Select(group => new MetricFilter(
                group.Key,
                [.. group.Select(filter => filter.Value.Length == 0 ? null : filter.Value)])),
    ];

    private static IEnumerable<string> Words<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName);
}
