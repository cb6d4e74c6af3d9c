namespace RcmAnalytics.Simulator;

/// <summary>Amounts are whole cents, so that sums are exact.</summary>
internal static class Money
{
    /// <summary>As X12 writes amounts: no zeros after the last digit that counts.</summary>
    public static string Short(long cents)
    {
        var (whole, part) = (Math.Abs(cents) / 100, Math.Abs(cents) % 100);
        var sign = cents < 0 ? "-" : "";
        return part == 0 ? $"{sign}{whole}" : part % 10 == 0 ? $"{sign}{whole}.{part / 10}" : $"{sign}{whole}.{part:00}";
    }

    /// <summary>As tables write amounts: always two decimals.</summary>
    public static string Full(long cents) => $"{(cents < 0 ? "-" : "")}{Math.Abs(cents) / 100}.{Math.Abs(cents) % 100:00}";

    /// <summary>A part in ten thousandths, rounded half away from zero.</summary>
    public static int Part(int cents, int tenThousandths)
    {
        var product = (long)cents * tenThousandths;
        return (int)((product + (product < 0 ? -5_000 : 5_000)) / 10_000);
    }
}
