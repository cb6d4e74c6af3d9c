namespace RcmAnalytics.Ingest;

/// <summary>How rows of one export become rows of the raw tables. One yml file, one shape of file.</summary>
public sealed record ProfileDefinition
{
    public required string Profile { get; init; }

    public required int Version { get; init; }

    /// <summary>The system that writes the export; figures of one system are linked with one another.</summary>
    public required string System { get; init; }

    public required string Description { get; init; }

    /// <summary>data: held against a file of the system; schema: against its published schema; docs: against what its makers write.</summary>
    public required VerifiedOn VerifiedOn { get; init; }

    /// <summary>What exactly was verified, and what was not.</summary>
    public required string Evidence { get; init; }

    /// <summary>The profile this one changes: what it does not state is as there.</summary>
    public string? Extends { get; init; }

    public LoadMode Load { get; init; } = LoadMode.Increment;

    public required DetectDefinition Detect { get; init; }

    public ReadDefinition Read { get; init; } = new();

    /// <summary>Date formats, tried in this order: iso, us, us_short, eu, compact, dmon, serial.</summary>
    public IReadOnlyList<string> Dates { get; init; } = ["iso", "us", "compact", "dmon"];

    /// <summary>Days that mean no day.</summary>
    public IReadOnlyList<string> Sentinels { get; init; } =
        ["0001-01-01", "1753-01-01", "1899-12-30", "1900-01-01", "2078-12-31", "9999-12-31"];

    /// <summary>IANA name. A moment that states its offset is put into this zone before its day is taken.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The sign before cents.</summary>
    public string DecimalSign { get; init; } = ".";

    /// <summary>Texts that mean no value, beside blank.</summary>
    public IReadOnlyList<string> Nulls { get; init; } = [];

    /// <summary>Value maps by name. Values are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Maps { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Columns that identify a person: read for keys at most, never stored.</summary>
    public IReadOnlyList<string> Phi { get; init; } = [];

    /// <summary>Columns that are known and not needed.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Where a row's practice stands.</summary>
    public ColumnDefinition? Practice { get; init; }

    /// <summary>Raw tables by name, and how each is filled. Every entry is held against every row.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RowDefinition>> Tables { get; init; }

    /// <summary>What must hold for the file, by name.</summary>
    public IReadOnlyDictionary<string, FileCheckDefinition> Checks { get; init; } = new Dictionary<string, FileCheckDefinition>();
}

public enum VerifiedOn
{
    Data,
    Schema,
    Docs,
}

public enum LoadMode
{
    /// <summary>The latest row of a key holds.</summary>
    Increment,

    /// <summary>A file holds everything: it replaces what the profile loaded before.</summary>
    Snapshot,
}

/// <summary>By which header a file is known.</summary>
public sealed record DetectDefinition
{
    public required IReadOnlyList<string> AllOf { get; init; }

    public IReadOnlyList<string> AnyOf { get; init; } = [];

    public IReadOnlyList<string> NoneOf { get; init; } = [];

    /// <summary>Globs of file names. A name that fits decides between profiles whose headers fit alike.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>How the text is read.</summary>
public sealed record ReadDefinition
{
    /// <summary>comma, tab, pipe, semicolon; null looks at the text.</summary>
    public string? Delimiter { get; init; }

    /// <summary>utf-8, utf-16, latin-1, windows-1252; null looks at the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>False where quotes are plain signs.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>Regular expression of the sheets' names; null takes every sheet that fits.</summary>
    public string? Sheets { get; init; }

    public HeaderDefinition Header { get; init; } = new();

    /// <summary>Values above the header, by name.</summary>
    public IReadOnlyDictionary<string, PreambleDefinition> Preamble { get; init; } = new Dictionary<string, PreambleDefinition>();

    /// <summary>Rows that are no data: totals, footers. Blank rows and repeated headers always are dropped.</summary>
    public IReadOnlyList<DropDefinition> Drop { get; init; } = [];

    /// <summary>Data ends before the first row of this kind.</summary>
    public IReadOnlyDictionary<string, ConditionDefinition>? Stop { get; init; }

    public Ragged Ragged { get; init; } = Ragged.Pad;
}

public enum Ragged
{
    /// <summary>A short row lacks its last values; a long one is quarantined, since its values may have moved.</summary>
    Pad,

    /// <summary>Short and long rows are quarantined.</summary>
    Error,

    /// <summary>Values beyond the header are kept as extras.</summary>
    Spill,
}

public sealed record HeaderDefinition
{
    /// <summary>Its row; null finds it.</summary>
    public int? Row { get; init; }

    /// <summary>Rows in which it is looked for.</summary>
    public int Within { get; init; } = 40;

    /// <summary>Rows that make the header together: names are joined from top to bottom.</summary>
    public int Rows { get; init; } = 1;
}

/// <summary>A value above the header: beside or below a label, or the group of an expression over a row's text.</summary>
public sealed record PreambleDefinition
{
    public string? Beside { get; init; }

    public string? Below { get; init; }

    public string? Matches { get; init; }
}

public sealed record DropDefinition
{
    public required IReadOnlyDictionary<string, ConditionDefinition> When { get; init; }

    /// <summary>Totals to hold the file against: name to column.</summary>
    public IReadOnlyDictionary<string, string> Capture { get; init; } = new Dictionary<string, string>();
}
