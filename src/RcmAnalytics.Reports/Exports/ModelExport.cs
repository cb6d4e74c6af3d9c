using Apache.Arrow;
using MiniExcelLibs;
using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Exports;

/// <summary>
/// A model, or the part of it that a filter leaves, as a file. Only names of tables and columns that exist reach SQL;
/// every value is a parameter.
/// </summary>
public sealed class ModelExport
{
    private const int MostSheetRows = 1_048_575;

    private readonly string _sql;
    private readonly IReadOnlyList<QueryParameter> _parameters;

    private ModelExport(string sql, IReadOnlyList<QueryParameter> parameters)
    {
        _sql = sql;
        _parameters = parameters;
    }

    /// <param name="filters"><c>column=value</c>; a row must match all of them. An empty value means none.</param>
    /// <exception cref="MetricException">No such model or column; the message names those that exist.</exception>
    public static async Task<ModelExport> CompileAsync(
        IWarehouse warehouse, string model, IReadOnlyList<string> filters, CancellationToken cancellation)
    {
        var found = await warehouse.ReadAsync(
            "select table_name, column_name from information_schema.columns where table_schema = 'rcm' "
            + "and (table_name like 'fct#_%' escape '#' or table_name like 'dim#_%' escape '#') order by table_name, ordinal_position",
            [],
            cancellation).ConfigureAwait(false);
        var models = found.Rows.ToLookup(row => (string)row[0]!, row => (string)row[1]!);
        if (!models.Contains(model))
        {
            throw new MetricException(
                $"There is no model '{model}'. Models: {string.Join(", ", models.Select(known => known.Key))}.");
        }

        List<string> conditions = [];
        List<QueryParameter> parameters = [];
        foreach (var filter in filters)
        {
            var at = filter.IndexOf('=', StringComparison.Ordinal);
            var column = at < 0 ? filter : filter[..at];
            if (at < 0 || !models[model].Contains(column))
            {
                throw new MetricException(
                    $"A filter is COLUMN=VALUE with a column of {model}: {string.Join(", ", models[model])}.");
            }

            if (at == filter.Length - 1)
            {
                conditions.Add($"{column} is null");
                continue;
            }

            conditions.Add($"cast({column} as varchar) = $p{parameters.Count}");
            parameters.Add(new QueryParameter($"p{parameters.Count}", filter[(at + 1)..]));
        }

        var where = conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
        return new ModelExport($"select * from {model}{where}", parameters);
    }

    /// <summary>Writes the file in the format its extension names.</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="MetricException">The extension is none of .csv, .parquet, .arrow, .xlsx, or the sheet cannot hold the rows.</exception>
    public async Task<long> WriteAsync(IWarehouse warehouse, string path, CancellationToken cancellation)
    {
        var counted = await warehouse.ReadAsync($"select count(*) from ({_sql})", _parameters, cancellation)
            .ConfigureAwait(false);
        var rows = (long)counted.Rows[0][0]!;
        ExportFormat? format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => ExportFormat.Csv,
            ".parquet" => ExportFormat.Parquet,
            ".arrow" => ExportFormat.Arrow,
            ".xlsx" => null,
            var other => throw new MetricException($"'{other}' is no format to write; .csv, .parquet, .arrow and .xlsx are."),
        };
        if (format is { } known)
        {
            await warehouse.ExportAsync(_sql, _parameters, path, known, cancellation).ConfigureAwait(false);
            return rows;
        }

        if (rows > MostSheetRows)
        {
            throw new MetricException($"{rows} rows were found; a sheet holds {MostSheetRows}. Filter, or write .csv or .parquet.");
        }

        var batches = warehouse.QueryAsync(_sql, _parameters, cancellation);
        using var output = File.Create(path);
        await output.SaveAsAsync(RowsOf(batches.ToBlockingEnumerable(cancellation)), cancellationToken: cancellation)
            .ConfigureAwait(false);
        return rows;
    }

    private static IEnumerable<IDictionary<string, object?>> RowsOf(IEnumerable<RecordBatch> batches)
    {
        foreach (var batch in batches)
        {
            using (batch)
            {
                for (var row = 0; row < batch.Length; row++)
                {
                    yield return batch.Schema.FieldsList.Select((field, column) => (field.Name, batch.Column(column)))
                        .ToDictionary(pair => pair.Name, pair => Cell(ResultTable.Value(pair.Item2, row)));
                }
            }
        }
    }

    private static object? Cell(object? value) => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;
}
