namespace RcmAnalytics.Ingest;

/// <summary>One of a row's groups of columns: what stands for {s}, {n}, {column} and the groups of an expression.</summary>
internal sealed record Slot(string? Name, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, ColumnDefinition> Overrides)
{
    public static readonly Slot None = new(null, new Dictionary<string, string>(), new Dictionary<string, ColumnDefinition>());

    public ColumnDefinition Fill(ColumnDefinition column) => Name is null
        ? column
        : column with
        {
            From = Fill(column.From),
            Join = Fill(column.Join),
            Value = column.Value is null ? null : Fill(column.Value),
            When = Fill(column.When),
            NegativeWhen = Fill(column.NegativeWhen),
        };

    public IReadOnlyDictionary<string, ConditionDefinition>? Fill(IReadOnlyDictionary<string, ConditionDefinition>? when) =>
        when?.ToDictionary(entry => Fill(entry.Key), entry => entry.Value);

    private List<string> Fill(IReadOnlyList<string> texts) => [.. texts.Select(Fill)];

    private string Fill(string text)
    {
        foreach (var (name, value) in Values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
