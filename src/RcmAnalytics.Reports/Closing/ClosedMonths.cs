using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Closing;

/// <summary>
/// The closed months, their figures, and the history of closing and reopening: a file beside the warehouse, which builds
/// do not touch and a new warehouse finds again. It holds figures, names of files and of staff, and nothing of a patient.
/// </summary>
/// <param name="path">The file: <see cref="FileOf"/> of a warehouse.</param>
/// <param name="sqlFolder">The definitions that the program has now.</param>
public sealed class ClosedMonths(string path, string sqlFolder)
{
    private const string Schema = """
        create table if not exists closings (
            closing_id integer primary key, month text not null, closed_at text not null, closed_by text not null,
            as_of text not null, definitions text not null, reopened_at text, reopened_by text, reopened_why text);
        create unique index if not exists standing_closings on closings (month) where reopened_at is null;
        create table if not exists closed_files (closing_id integer not null, load_id text not null, file_name text not null);
        create index if not exists closed_files_by_closing on closed_files (closing_id);
        create table if not exists closed_figures (
            closing_id integer not null, metric text not null, practice_id text, value text, numerator text, denominator text);
        create index if not exists closed_figures_by_closing on closed_figures (closing_id);
        create table if not exists restatements (closing_id integer primary key, data text not null, reasons text not null);
        create table if not exists restated_figures (
            closing_id integer not null, metric text not null, practice_id text, reason text not null, amount text not null);
        create index if not exists restated_figures_by_closing on restated_figures (closing_id)
        """;

    /// <summary>The definitions that the program has now.</summary>
    public string SqlFolder => sqlFolder;

    /// <summary>The file beside a warehouse.</summary>
    public static string FileOf(string warehousePath) => Path.ChangeExtension(Path.GetFullPath(warehousePath), ".state");

    /// <summary>Every closing there was, by month and then as they came.</summary>
    public IReadOnlyList<MonthClosing> List()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var connection = Open();
        return Read(connection, "select * from closings order by month, closing_id", [], Closing);
    }

    /// <summary>The closing of the month that was not opened again; null when it is open.</summary>
    public MonthClosing? Standing(DateOnly month) =>
        List().SingleOrDefault(closing => closing.Month == month && closing.Reopening is null);

    /// <summary>Closes a month: stores every figure as it is published now.</summary>
    /// <param name="month">The month's first day.</param>
    /// <param name="by">Who closes it: a name of the staff's.</param>
    /// <exception cref="MetricException">The month is closed already, is not over in the data, or lies before them.</exception>
    public async Task<MonthClosing> CloseAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        DateOnly month,
        string by,
        TimeProvider time,
        CancellationToken cancellation)
    {
        CheckName(by);
        var context = await MetricReader.ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        var end = PeriodMath.MonthEnd(month);
        if (end > context.AsOf || end < context.FirstDate)
        {
            throw new MetricException(end < context.FirstDate
                ? $"There are no data for {month:yyyy-MM}: they begin on {context.FirstDate:yyyy-MM-dd}."
                : $"{month:yyyy-MM} is not over: the data stand at {context.AsOf:yyyy-MM-dd}. Load what is missing, or build as of a "
                    + $"later day: rcm build --as-of {end:yyyy-MM-dd}");
        }

        var data = await BuiltData.ReadAsync(warehouse, sqlFolder, cancellation).ConfigureAwait(false);
        var figures = await MonthFigures.ReadAsync(warehouse, catalog, month, null, cancellation).ConfigureAwait(false);
        var closing = new MonthClosing
        {
            Month = month,
            ClosedAt = time.GetUtcNow(),
            ClosedBy = by,
            AsOf = data.AsOf,
            Definitions = data.Definitions,
        };
        Close(closing, figures, data.Files);
        return Standing(month).OrThrow(month);
    }

    private void Close(MonthClosing closing, IReadOnlyDictionary<FigureKey, MetricCell> figures, IEnumerable<BuiltFile> files)
    {
        if (Standing(closing.Month) is { } earlier)
        {
            throw new MetricException(
                $"{closing.Month:yyyy-MM} was closed on {earlier.ClosedAt:yyyy-MM-dd} by {earlier.ClosedBy}. "
                + $"Open it first: rcm reopen {closing.Month:yyyy-MM} --why REASON");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file has a folder
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var id = (long)Scalar(
            connection,
            "insert into closings (month, closed_at, closed_by, as_of, definitions) values ($1, $2, $3, $4, $5) returning closing_id",
            Text(closing.Month), closing.ClosedAt.ToString("O"), closing.ClosedBy, Text(closing.AsOf), closing.Definitions)!;
        foreach (var file in files)
        {
            Run(connection, "insert into closed_files values ($1, $2, $3)", id, file.LoadId, file.Name);
        }

        foreach (var (key, cell) in figures)
        {
            Run(
                connection,
                "insert into closed_figures values ($1, $2, $3, $4, $5, $6)",
                id, key.Metric, key.Practice, Text(cell.Value), Text(cell.Numerator), Text(cell.Denominator));
        }

        transaction.Commit();
    }

    /// <summary>Records who opened a closed month again and why. The closing stays in the history.</summary>
    /// <exception cref="MetricException">The month is not closed.</exception>
    public void Reopen(DateOnly month, MonthReopening reopening)
    {
        CheckName(reopening.ReopenedBy);
        var closing = Standing(month).OrThrow(month);
        using var connection = Open();
        Run(
            connection,
            "update closings set reopened_at = $1, reopened_by = $2, reopened_why = $3 where closing_id = $4",
            reopening.ReopenedAt.ToString("O"), reopening.ReopenedBy, Word(reopening.Why), closing.Id);
    }

    public IReadOnlyDictionary<FigureKey, MetricCell> Figures(MonthClosing closing)
    {
        using var connection = Open();
        return Read(
            connection,
            "select metric, practice_id, value, numerator, denominator from closed_figures where closing_id = $1",
            [closing.Id],
            row => KeyValuePair.Create(
                new FigureKey(row.GetString(0), Text(row, 1)),
                new MetricCell { Value = Number(row, 2), Numerator = Number(row, 3), Denominator = Number(row, 4) }))
            .ToDictionary();
    }

    public IReadOnlyList<BuiltFile> Files(MonthClosing closing)
    {
        using var connection = Open();
        return Read(
            connection,
            "select load_id, file_name from closed_files where closing_id = $1 order by load_id",
            [closing.Id],
            row => new BuiltFile(row.GetString(0), row.GetString(1)));
    }

    /// <summary>Stores what each reason moved, in place of what was stored before.</summary>
    /// <param name="data">Which data they are true of: <see cref="BuiltData.Fingerprint"/>.</param>
    public void Explain(MonthClosing closing, string data, IReadOnlyList<MoveReason> reasons, IReadOnlyDictionary<(FigureKey Key, MoveReason Reason), decimal> amounts)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        Run(connection, "delete from restated_figures where closing_id = $1", closing.Id);
        Run(
            connection,
            "insert or replace into restatements values ($1, $2, $3)",
            closing.Id, data, string.Join(',', reasons.Select(Word)));
        foreach (var ((key, reason), amount) in amounts)
        {
            Run(
                connection,
                "insert into restated_figures values ($1, $2, $3, $4, $5)",
                closing.Id, key.Metric, key.Practice, Word(reason), Text(amount));
        }

        transaction.Commit();
    }

    /// <summary>What each reason moved; null when it was not computed for these data.</summary>
    public ExplainedMoves? Explained(MonthClosing closing, string data)
    {
        using var connection = Open();
        var reasons = Read(
            connection,
            "select reasons from restatements where closing_id = $1 and data = $2",
            [closing.Id, data],
            row => row.GetString(0));
        if (reasons.Count == 0)
        {
            return null;
        }

        var amounts = Read(
            connection,
            "select metric, practice_id, reason, amount from restated_figures where closing_id = $1",
            [closing.Id],
            row => KeyValuePair.Create(
                (new FigureKey(row.GetString(0), Text(row, 1)), Reason(row.GetString(2))), Number(row, 3) ?? 0));
        return new ExplainedMoves(
            [.. reasons[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Reason)], amounts.ToDictionary());
    }

    // An account's name, and no sentence, which might name a patient.
    private static void CheckName(string by)
    {
        if (by.Length is 0 or > 64 || by.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_' or '@' or '\\')))
        {
            throw new MetricException("by: the name of an account was expected: letters, digits, and . - _ @ and \\ alone.");
        }
    }

    private SqliteConnection Open()
    {
        // Without a pool: a pooled connection would hold the file after the command is done.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run(connection, Schema);
        return connection;
    }

    private static MonthClosing Closing(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Month = Day(row.GetString(1)),
        ClosedAt = Moment(row.GetString(2)),
        ClosedBy = row.GetString(3),
        AsOf = Day(row.GetString(4)),
        Definitions = row.GetString(5),
        Reopening = row.IsDBNull(6)
            ? null
            : new MonthReopening(
                Moment(row.GetString(6)), row.GetString(7), Enum.Parse<ReopeningReason>(Plain(row.GetString(8)), ignoreCase: true)),
    };

    private static List<T> Read<T>(SqliteConnection connection, string sql, object?[] values, Func<SqliteDataReader, T> read)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static void Run(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue($"${index + 1}", value ?? DBNull.Value);
        }

        return command;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");

    // Text, since the engine would make a double of a decimal.
    private static string? Text(decimal? number) => number?.ToString();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static decimal? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : decimal.Parse(row.GetString(column));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static MoveReason Reason(string word) => Enum.Parse<MoveReason>(Plain(word), ignoreCase: true);

    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal);
}

/// <summary>What each reason moved, of the figures it moved.</summary>
public sealed record ExplainedMoves(
    IReadOnlyList<MoveReason> Reasons,
    IReadOnlyDictionary<(FigureKey Key, MoveReason Reason), decimal> Amounts);
