namespace RcmAnalytics.Reports;

/// <summary>Ages such as <c>31-60</c> and <c>181+</c> in the order of days, which is not that of text.</summary>
internal static class AgeBuckets
{
    public static int Order(string? bucket)
    {
        var digits = (bucket ?? "").TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, out var days) ? days : int.MaxValue;
    }
}
