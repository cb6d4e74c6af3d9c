using System.Globalization;
using RcmAnalytics.Transform.Definitions;
using RcmAnalytics.Transform.Models;

namespace RcmAnalytics.Transform.Checks;

/// <summary>A check as the query that returns its offending rows. Only the columns of the grain are ever shown.</summary>
internal sealed record CheckQuery(string Model, string Name, CheckSeverity Severity, string Sql)
{
    /// <summary>All checks of a model: its columns keep their promises, its own queries are empty.</summary>
    public static IEnumerable<CheckQuery> Of(SqlModel model)
    {
        var definition = model.Definition;
        foreach (var (column, stated) in definition.Columns)
        {
            foreach (var check in stated.Checks)
            {
                yield return OfColumn(model, column, check);
            }
        }

        foreach (var (name, check) in definition.Checks)
        {
            yield return new CheckQuery(model.Name, name, check.Severity, check.Sql);
        }
    }

    private static CheckQuery OfColumn(SqlModel model, string column, ColumnCheck check)
    {
        var (name, sql) = check switch
        {
            { Check: "not_null" } => ("not_null", Where(model, $"{column} is null")),
            { Check: "unique" } => ("unique", Repeated(model, column)),
            { References: { } other } => ($"references_{other}", Missing(model, column, other)),
            { AtLeast: { } least } => ("at_least", Where(model, $"{column} < {Number(least)}")),
            { AtMost: { } most } => ("at_most", Where(model, $"{column} > {Number(most)}")),
            { AcceptedValues: { } values } => ("accepted_values", Where(model, NotAmong(column, values))),
            _ => throw new TransformException(
                [$"{model.File}: column {column} has a check that is none of not_null, unique, references, at_least, "
                    + "at_most, accepted_values."]),
        };
        return new CheckQuery(model.Name, $"{column}_{name}", check.Severity, sql);
    }

    private static string Where(SqlModel model, string condition) =>
        $"select {string.Join(", ", model.Definition.Grain)} from {model.Name} where {condition}";

    private static string Repeated(SqlModel model, string columns) =>
        $"select {columns} from {model.Name} group by {columns} having count(*) > 1";

    private static string Missing(SqlModel model, string column, string other) =>
        $"select {column} from {model.Name} where {column} is not null "
        + $"and {column} not in (select {column} from {other} where {column} is not null) group by {column}";

    private static string NotAmong(string column, IReadOnlyList<string> values) =>
        $"{column} not in ({string.Join(", ", values.Select(value => $"'{value}'"))})";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
