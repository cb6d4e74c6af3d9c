namespace RcmAnalytics.Ingest;

/// <summary>How a row of the file becomes a row of a raw table.</summary>
public sealed record RowDefinition
{
    /// <summary>Rows that are meant; all of the conditions hold. Null means every row.</summary>
    public IReadOnlyDictionary<string, ConditionDefinition>? When { get; init; }

    /// <summary>Target columns that name a row in its system; together with <see cref="Slots"/> the slot does too.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Target columns without which a row is quarantined.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Target columns of which one at least must have a value, else there is no row: a slot that is empty.</summary>
    public IReadOnlyList<string> SkipIfBlank { get; init; } = [];

    /// <summary>Target columns that make no row when they are blank or zero.</summary>
    public IReadOnlyList<string> SkipIfZero { get; init; } = [];

    /// <summary>Makes one row of all rows of a key: a claim's columns that each of its lines repeats.</summary>
    public bool Once { get; init; }

    /// <summary>Repeats the definition over groups of columns.</summary>
    public SlotsDefinition? Slots { get; init; }

    /// <summary>Target columns by name.</summary>
    public required IReadOnlyDictionary<string, ColumnDefinition> Columns { get; init; }

    /// <summary>Kinds of row, tried in order; the first whose conditions hold adds its columns. A row of no kind is quarantined.</summary>
    public IReadOnlyList<RouteDefinition> Route { get; init; } = [];
}

/// <summary>Groups of columns in one row, each of which makes a row.</summary>
public sealed record SlotsDefinition
{
    /// <summary>Text that stands for {s} in column names, and what stands for {n} in values.</summary>
    public IReadOnlyDictionary<string, string> Each { get; init; } = new Dictionary<string, string>();

    /// <summary>Expression over the header's names: each name that fits is a slot, {column} is the name and {group} a group of it.</summary>
    public string? Header { get; init; }

    /// <summary>Columns that a slot has otherwise, by slot.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnDefinition>> Overrides { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ColumnDefinition>>();
}

public sealed record RouteDefinition
{
    public IReadOnlyDictionary<string, ConditionDefinition>? When { get; init; }

    public IReadOnlyDictionary<string, ColumnDefinition> Columns { get; init; } = new Dictionary<string, ColumnDefinition>();

    /// <summary>Rows of this kind are known and not loaded.</summary>
    public bool Skip { get; init; }
}

/// <summary>Where a target column's value comes from. Written as a name, a list of names, or a map.</summary>
public sealed record ColumnDefinition
{
    /// <summary>Names of the column; the first that has a value in the row counts.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>The value itself.</summary>
    public string? Value { get; init; }

    /// <summary>A value of the preamble.</summary>
    public string? Preamble { get; init; }

    /// <summary>Columns whose values are joined.</summary>
    public IReadOnlyList<string> Join { get; init; } = [];

    /// <summary>Between joined values.</summary>
    public string Separator { get; init; } = "-";

    /// <summary>True where all conditions hold.</summary>
    public IReadOnlyDictionary<string, ConditionDefinition>? When { get; init; }

    /// <summary>Columns that make the key of a person.</summary>
    public PersonDefinition? Person { get; init; }

    /// <summary>Expression whose group called value, or else first group, is the value.</summary>
    public string? Matches { get; init; }

    /// <summary>Reads a code: procedure, carc, list, icd.</summary>
    public string? Split { get; init; }

    /// <summary>The part of the code, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>Name of a value map.</summary>
    public string? Map { get; init; }

    /// <summary>What a value becomes that the map does not have; null keeps it as sent. Either way it is counted.</summary>
    public string? Otherwise { get; init; }

    public SignRule Sign { get; init; } = SignRule.AsIs;

    /// <summary>Where this holds the amount is negative.</summary>
    public IReadOnlyDictionary<string, ConditionDefinition>? NegativeWhen { get; init; }

    public IReadOnlyList<string> Dates { get; init; } = [];

    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>Digits that a code has: zeros that a spreadsheet took away are put back.</summary>
    public int? Pad { get; init; }

    /// <summary>States that a column whose name tells of a person holds nothing of one.</summary>
    public bool Keep { get; init; }
}

public enum SignRule
{
    AsIs,
    Negate,
    Abs,
}

/// <summary>The columns that identify a person: a whole name, or last and first, and the birth date.</summary>
public sealed record PersonDefinition
{
    public IReadOnlyList<string> Name { get; init; } = [];

    public IReadOnlyList<string> Last { get; init; } = [];

    public IReadOnlyList<string> First { get; init; } = [];

    public required IReadOnlyList<string> BirthDate { get; init; }
}

/// <summary>What a column of the file must be. Written as a value, a list of values, or a map.</summary>
public sealed record ConditionDefinition
{
    /// <summary>One of these, without case.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>None of these, without case.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    public string? Matches { get; init; }

    public bool? Blank { get; init; }

    /// <summary>An amount of zero; blank is zero too.</summary>
    public bool? Zero { get; init; }

    /// <summary>An amount below zero.</summary>
    public bool? Negative { get; init; }
}

/// <summary>What must hold for a file. One of the forms.</summary>
public sealed record FileCheckDefinition
{
    /// <summary>Columns added up, of each row …</summary>
    public IReadOnlyList<string> Plus { get; init; } = [];

    /// <summary>… less these …</summary>
    public IReadOnlyList<string> Minus { get; init; } = [];

    /// <summary>… must be this one.</summary>
    public string? Equal { get; init; }

    /// <summary>The column whose sum …</summary>
    public string? Total { get; init; }

    /// <summary>… must be this captured total.</summary>
    public string? Captured { get; init; }

    /// <summary>Columns that may not repeat together.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>The column that must have a value …</summary>
    public string? Filled { get; init; }

    /// <summary>… in this share of the rows.</summary>
    public decimal AtLeast { get; init; } = 1;

    public decimal Tolerance { get; init; } = 0.01m;

    public CheckLevel Level { get; init; } = CheckLevel.Warning;
}

public enum CheckLevel
{
    Warning,
    Error,

    /// <summary>The file is refused whole.</summary>
    Refuse,
}
