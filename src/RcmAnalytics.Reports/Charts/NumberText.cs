namespace RcmAnalytics.Reports.Charts;

/// <summary>Numbers as people read them, by the theme's formats.</summary>
internal static class NumberText
{
    private const string Missing = "–";

    public static string Full(decimal? value, NumberFormat format) =>
        value is { } number ? Signed(number * format.Scale, format, Math.Abs(number * format.Scale).ToString("N" + format.Decimals)) : Missing;

    /// <summary>Short enough for an axis: $1.2M, 350K, 4.5 %.</summary>
    public static string Short(double value, NumberFormat format)
    {
        var scaled = (decimal)value * format.Scale;
        var size = Math.Abs(scaled);
        var digits = size switch
        {
            >= 999_500_000 => Round(size / 1_000_000_000) + "B",
            >= 999_500 => Round(size / 1_000_000) + "M",
            >= 10_000 => Round(size / 1_000) + "K",
            _ => size.ToString(size == Math.Floor(size) ? "#,##0" : "#,##0.##"),
        };
        return Signed(scaled, format, digits);
    }

    private static string Signed(decimal value, NumberFormat format, string digits) =>
        $"{(value < 0 ? "-" : "")}{format.Prefix}{digits}{format.Suffix}";

    private static string Round(decimal value) => value.ToString(value < 100 ? "0.#" : "0");
}
