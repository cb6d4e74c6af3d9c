using System.Text;

namespace RcmAnalytics.Ingest;

/// <summary>What stands on every mapped row of a source.</summary>
internal sealed record RowOrigin
{
    public required byte[] LoadId { get; init; }

    public required byte[] System { get; init; }

    public required byte[] Profile { get; init; }

    public required int ProfileVersion { get; init; }

    public required byte[] LoadMode { get; init; }

    public required byte[]? Sheet { get; init; }
}

/// <summary>A raw table that profiles fill, made from its contract.</summary>
internal sealed class MappedTable
{
    private static readonly string[] Constant = ["load_id", "practice_id", "source_system", "profile", "load_mode"];

    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private readonly RunTextColumn _loadId;
    private readonly BigintColumn _ordinal;
    private readonly RunTextColumn _practice;
    private readonly RunTextColumn _system;
    private readonly RunTextColumn _profile;
    private readonly IntegerColumn _version;
    private readonly RunTextColumn _mode;
    private readonly TextColumn _sheet;
    private readonly BigintColumn _line;
    private readonly TextColumn _key;

    public MappedTable(TableContract contract)
    {
        Rows = new RawTable(contract.Name);
        foreach (var (name, type) in contract.Columns)
        {
            _columns[name] = Constant.Contains(name) ? Rows.RunText(name) : Make(name, type);
        }

        _loadId = (RunTextColumn)_columns["load_id"];
        _ordinal = (BigintColumn)_columns["row_ordinal"];
        _practice = (RunTextColumn)_columns["practice_id"];
        _system = (RunTextColumn)_columns["source_system"];
        _profile = (RunTextColumn)_columns["profile"];
        _version = (IntegerColumn)_columns["profile_version"];
        _mode = (RunTextColumn)_columns["load_mode"];
        _sheet = (TextColumn)_columns["sheet"];
        _line = (BigintColumn)_columns["source_line"];
        _key = (TextColumn)_columns["row_key"];
    }

    public RawTable Rows { get; }

    public Column Column(string name) => _columns[name];

    public TextColumn? Extras => _columns.TryGetValue("extras", out var column) ? (TextColumn)column : null;

    public void End(RowOrigin origin, byte[] practice, long line, ReadOnlySpan<byte> key)
    {
        var row = Rows.Length;
        _loadId.Set(row, origin.LoadId);
        _ordinal.Set(row, Rows.RowCount);
        _practice.Set(row, practice);
        _system.Set(row, origin.System);
        _profile.Set(row, origin.Profile);
        _version.Set(row, origin.ProfileVersion);
        _mode.Set(row, origin.LoadMode);
        _sheet.Set(row, origin.Sheet);
        _line.Set(row, line);
        _key.Set(row, key);
        Rows.EndRow();
    }

    public void SetText(string column, string? value) => ((TextColumn)_columns[column]).Set(Rows.Length, value is null ? default : Encoding.UTF8.GetBytes(value));

    private Column Make(string name, string type) => type switch
    {
        "text" => Rows.Text(name),
        "money" => Rows.Money(name),
        "quantity" => Rows.Quantity(name),
        "date" => Rows.Date(name),
        "timestamp" => Rows.Timestamp(name),
        "integer" => Rows.Integer(name),
        "bigint" => Rows.Bigint(name),
        "boolean" => Rows.Boolean(name),
        _ => throw new InvalidDataException($"The contract of raw.{Rows.Name} has the type {type}, which is none."),
    };
}
