using System.Globalization;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Stories;

internal static class Figures
{
    /// <summary>Rows as text, cells parted by blanks, for a comparison that shows all of them when it fails.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this DuckDbWarehouse warehouse, string sql)
    {
        var result = await warehouse.ReadAsync(sql, [], TestContext.Current.CancellationToken);
        return [.. result.Rows.Select(row => string.Join(" ", row.Select(Shown)))];
    }

    private static string Shown(object? value) => value switch
    {
        null => "-",
        bool flag => flag ? "yes" : "no",
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
