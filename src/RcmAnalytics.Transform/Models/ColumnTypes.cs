namespace RcmAnalytics.Transform.Models;

/// <summary>The types a contract may name, and how the engine spells them.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<string, string> Spelling = new()
    {
        ["text"] = "varchar",
        ["money"] = "decimal(18, 2)",
        ["quantity"] = "decimal(18, 4)",
        ["date"] = "date",
        ["timestamp"] = "timestamp",
        ["integer"] = "integer",
        ["bigint"] = "bigint",
        ["boolean"] = "boolean",
    };

    public static string Names => string.Join(", ", Spelling.Keys);

    public static bool IsKnown(string type) => Spelling.ContainsKey(type);

    public static string Sql(string type) => Spelling[type];
}
