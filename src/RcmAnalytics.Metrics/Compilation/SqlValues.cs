namespace RcmAnalytics.Metrics.Compilation;

/// <summary>The values of a statement. A value becomes a name here and text nowhere.</summary>
internal sealed class SqlValues
{
    private readonly Dictionary<string, object?> _values = [];

    public IReadOnlyDictionary<string, object?> All => _values;

    public string Day(string name, DateOnly day)
    {
        _values[name] = day;
        return $"cast(${name} as date)";
    }

    public string Text(string name, string value)
    {
        _values[name] = value;
        return $"${name}";
    }

    /// <summary>A condition that the column has one of the texts. No texts, no rows.</summary>
    public string In(string column, string name, IReadOnlyList<string> texts) =>
        texts.Count == 0
            ? "1 = 0"
            : $"{column} in ({string.Join(", ", texts.Select((text, index) => Text($"{name}_{index}", text)))})";
}
