using System.Text;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>Binds a profile to the header of a file: names become places, definitions become what sets columns.</summary>
internal sealed class ProfileBinder
{
    private readonly ProfileDefinition _profile;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyDictionary<string, string> _preamble;
    private readonly PatientKeys _keys;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly HashSet<int> _used = [];
    private readonly bool _hasSerialDates;
    private readonly byte _decimalSign;

    public ProfileBinder(
        ProfileDefinition profile, IReadOnlyList<string> names, IReadOnlyDictionary<string, string> preamble, bool hasSerialDates, PatientKeys keys)
    {
        _profile = profile;
        _names = names;
        _preamble = preamble;
        _keys = keys;
        _hasSerialDates = hasSerialDates;
        _decimalSign = (byte)profile.DecimalSign[0];
        for (var ordinal = 0; ordinal < names.Count; ordinal++)
        {
            _ordinals.TryAdd(ColumnNames.Normalize(names[ordinal]), ordinal);
        }
    }

    /// <summary>Columns that the profile reads and the header has under none of their names.</summary>
    public SortedSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Target columns and the columns of the file they come from, for the person who tries a profile.</summary>
    public List<(string Table, string Target, string Source)> Uses { get; } = [];

    /// <summary>Columns of the file that nothing asked for and that tell of no person.</summary>
    public IReadOnlyList<(int Ordinal, string Name)> Extras()
    {
        var known = _profile.Phi.Concat(_profile.Ignore).Select(ColumnNames.Normalize).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _names.Select((name, ordinal) => (Ordinal: ordinal, Name: name))
                .Where(column => !_used.Contains(column.Ordinal) && column.Name.Length > 0
                    && !known.Contains(ColumnNames.Normalize(column.Name)) && !ColumnNames.IsPersonal(column.Name))
                .Select(column => (column.Ordinal, Distinct(column.Ordinal))),
        ];
    }

    /// <summary>What became of each column of the file.</summary>
    public IEnumerable<ColumnFate> Fates()
    {
        var extras = Extras().Select(extra => extra.Ordinal).ToHashSet();
        var ignored = _profile.Ignore.Select(ColumnNames.Normalize).ToHashSet(StringComparer.Ordinal);
        for (var ordinal = 0; ordinal < _names.Count; ordinal++)
        {
            var name = _names[ordinal];
            List<string> targets = [.. Uses.Where(use => use.Source == name).Select(use => $"{use.Table}.{use.Target}").Distinct()];
            var fate = targets.Count > 0 ? string.Join(", ", targets)
                : extras.Contains(ordinal) ? "kept in extras"
                : ignored.Contains(ColumnNames.Normalize(name)) ? "not needed"
                : _used.Contains(ordinal) ? "decides what a row is"
                : name.Length == 0 ? "has no name"
                : "not stored: tells of a person";
            yield return new ColumnFate(name, fate);
        }
    }

    // A name that comes again is told apart by how often it came.
    private string Distinct(int ordinal)
    {
        var before = _names.Take(ordinal).Count(name => name == _names[ordinal]);
        return before == 0 ? _names[ordinal] : $"{_names[ordinal]}_{before + 1}";
    }

    public ValueSource Field(string name, IReadOnlyList<string>? nulls = null) => Fields([name], nulls ?? []);

    public bool Has(string name) => _ordinals.ContainsKey(ColumnNames.Normalize(name));

    public BoundConditions? Conditions(IReadOnlyDictionary<string, ConditionDefinition>? when) =>
        when is null ? null : new BoundConditions([.. when.Select(entry => (Fields(entry.Key.Split('|'), []), entry.Value))], _decimalSign);

    public IEnumerable<BoundRow> Rows(MappedTables tables) =>
        _profile.Tables.SelectMany(table => table.Value.SelectMany(definition =>
            Slots(definition).Select(slot => Row(tables[table.Key], definition, slot))));

    public ValueSource? Practice() => _profile.Practice is { } practice ? Source("practice_id", practice) : null;

    private BoundRow Row(MappedTable table, RowDefinition definition, Slot slot)
    {
        var kinds = definition.Route.Count == 0 ? [new RouteDefinition()] : definition.Route;
        return new BoundRow
        {
            Table = table,
            Definition = definition,
            Slot = slot.Name,
            When = Conditions(slot.Fill(definition.When)),
            Kinds = [.. kinds.Select(kind => new BoundKind(Conditions(slot.Fill(kind.When)), Targets(table, definition, kind, slot), kind.Skip))],
        };
    }

    private List<BoundTarget> Targets(MappedTable table, RowDefinition definition, RouteDefinition kind, Slot slot)
    {
        var columns = new Dictionary<string, ColumnDefinition>(StringComparer.Ordinal);
        foreach (var (name, column) in definition.Columns.Concat(kind.Columns).Concat(slot.Overrides))
        {
            columns[name] = slot.Fill(column);
        }

        return [.. columns.Select(column => Target(table, column.Key, column.Value))];
    }

    private BoundTarget Target(MappedTable table, string name, ColumnDefinition column)
    {
        Uses.AddRange(column.From.Concat(column.Join).Where(Has).Select(source => (table.Rows.Name, name, _names[_ordinals[ColumnNames.Normalize(source)]])));
        var rules = new DateRules
        {
            Formats = DateFormatsOf(column),
            Sentinels = _profile.Sentinels.Select(DateOnly.Parse).ToHashSet(),
            Zone = _profile.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null,
        };
        if (column.Person is { } person)
        {
            return new PersonTarget(
                name, Fields(person.Name, []), Fields(person.Last, []), Fields(person.First, []), Fields(person.BirthDate, []),
                (TextColumn)table.Column(name), rules, _keys);
        }

        var source = Source(name, column);
        return table.Column(name) switch
        {
            TextColumn keyed when name is "account_key" or "member_key" => new KeyTarget(name, source, keyed, _keys),
            TextColumn text => new TextTarget(name, source, text, column.Pad ?? PadOf(name)),
            DecimalColumn number => new NumberTarget(
                name, source, number, number.Scale, _decimalSign, column.Sign, Conditions(column.NegativeWhen)),
            DateColumn date => new DateTarget(name, source, date, rules),
            TimestampColumn timestamp => new TimestampTarget(name, source, timestamp, rules),
            BooleanColumn boolean => new BooleanTarget(name, source, boolean),
            BigintColumn bigint => new WholeNumberTarget(name, source, (row, value) => bigint.Set(row, value)),
            IntegerColumn integer => new WholeNumberTarget(name, source, (row, value) => integer.Set(row, (int)value)),
            var other => throw new InvalidDataException($"{table.Rows.Name}.{name} is set by the reader, not by profiles ({other.GetType().Name})."),
        };
    }

    private IReadOnlyList<string> DateFormatsOf(ColumnDefinition column)
    {
        var formats = column.Dates.Count > 0 ? column.Dates : _profile.Dates;
        // Cells of a workbook that are dates come as ISO text, those formatted as numbers as serials.
        return _hasSerialDates ? [.. formats.Append("iso").Append("serial").Distinct()] : formats;
    }

    private ValueSource Source(string name, ColumnDefinition column)
    {
        var label = column.From.FirstOrDefault(Has) ?? column.From.Concat(column.Join).Append(name).First();
        ValueSource source = column switch
        {
            { Value: { } value } => new ConstantSource(value) { Label = label },
            { Preamble: { } preamble } => new ConstantSource(_preamble.GetValueOrDefault(preamble, "")) { Label = label },
            { Join.Count: > 0 } => new JoinSource([.. column.Join.Select(part => Field(part, column.Nulls))], column.Separator) { Label = label },
            { When: { } when } => new WhenSource(Conditions(when)!) { Label = label }, // conditions were given
            _ => Fields(column.From, column.Nulls, label),
        };
        if (column.Matches is { } matches)
        {
            var expression = new Regex(matches, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            source = new TransformSource(source, text => TransformSource.Match(expression, text)) { Label = label };
        }

        if (column.Split is { } split)
        {
            source = new TransformSource(source, text => CodeSplitter.Part(split, text, column.Part)) { Label = label };
        }

        return column.Map is { } map
            ? new MapSource(source, new Dictionary<string, string>(_profile.Maps[map], StringComparer.OrdinalIgnoreCase), column.Otherwise) { Label = label }
            : source;
    }

    private FieldSource Fields(IReadOnlyList<string> names, IReadOnlyList<string> nulls, string? label = null)
    {
        int[] ordinals = [.. names.Where(Has).Select(name => _ordinals[ColumnNames.Normalize(name)]).Distinct()];
        _used.UnionWith(ordinals);
        if (ordinals.Length == 0 && names is [var wanted, ..])
        {
            Missing.Add(wanted);
        }

        return new FieldSource(ordinals, [.. _profile.Nulls.Concat(nulls).Select(Encoding.UTF8.GetBytes)]) { Label = label ?? (names is [var first, ..] ? first : null) };
    }

    private static int? PadOf(string name) => name switch
    {
        "place_of_service_code" => 2,
        "ndc" => 11,
        "revenue_code" => 4,
        _ => null,
    };

    private IEnumerable<Slot> Slots(RowDefinition definition)
    {
        if (definition.Slots is not { } slots)
        {
            return [Slot.None];
        }

        var each = slots.Each.Select(slot => new Slot(
            slot.Value,
            new Dictionary<string, string> { ["s"] = slot.Key, ["n"] = slot.Value },
            slots.Overrides.GetValueOrDefault(slot.Key) ?? new Dictionary<string, ColumnDefinition>()));
        if (slots.Header is null)
        {
            return each;
        }

        var expression = new Regex(slots.Header, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return each.Concat(_names.Select(name => expression.Match(name)).Where(match => match.Success).Select(match => new Slot(
            match.Value,
            match.Groups.Keys.ToDictionary(group => group == "0" ? "column" : group, group => match.Groups[group].Value),
            new Dictionary<string, ColumnDefinition>())));
    }
}
