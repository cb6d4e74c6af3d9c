using System.Text;

namespace RcmAnalytics.Ingest;

/// <summary>One kind of row: its conditions and what it sets.</summary>
internal sealed record BoundKind(BoundConditions? When, IReadOnlyList<BoundTarget> Targets, bool Skip);

/// <summary>A definition of rows, bound to the columns of a file: what a record becomes in one raw table.</summary>
internal sealed class BoundRow
{
    private static readonly string[] Amounts = ["amount", "charge_amount", "paid_amount", "denied_amount", "allowed_amount"];

    private static readonly Dictionary<(string Table, string Column), string> ControlTotals = new()
    {
        [("pm_charges", "charge_amount")] = "charge_amount",
        [("pm_claims", "charge_amount")] = "claim_charge_amount",
        [("pm_claims", "paid_amount")] = "paid_amount",
        [("pm_remit_lines", "charge_amount")] = "line_charge_amount",
        [("pm_remit_lines", "paid_amount")] = "line_paid_amount",
        [("pm_transactions", "amount")] = "transaction_amount",
        [("pm_payments", "amount")] = "payment_amount",
        [("pm_deposits", "amount")] = "deposit_amount",
        [("pm_denials", "denied_amount")] = "denied_amount",
    };

    private readonly HashSet<UInt128> _seen = [];
    private readonly Dictionary<UInt128, int> _repeats = [];
    private byte[] _key = new byte[128];

    public required MappedTable Table { get; init; }

    public required RowDefinition Definition { get; init; }

    /// <summary>What tells this slot from the others; null without slots.</summary>
    public required string? Slot { get; init; }

    public required BoundConditions? When { get; init; }

    /// <summary>Tried in order.</summary>
    public required IReadOnlyList<BoundKind> Kinds { get; init; }

    /// <summary>Adds the record's row, or quarantines it, or lets it be.</summary>
    public void Append(MappedRecord record)
    {
        if (When is not null && !When.Hold(record.Source))
        {
            return;
        }

        var kind = Kinds.FirstOrDefault(kind => kind.When is null || kind.When.Hold(record.Source));
        if (kind is null)
        {
            record.Quarantine(Table.Rows.Name, "row_of_no_kind", null, 0, "None of the profile's kinds fits the row.");
            return;
        }

        if (kind.Skip || IsBlank(kind, record.Source))
        {
            return;
        }

        var missing = kind.Targets.FirstOrDefault(target => Definition.Required.Contains(target.Name) && !target.HasValue(record.Source));
        if (missing is not null)
        {
            record.Quarantine(
                Table.Rows.Name, "required_value_missing", missing, AmountOf(kind, record), $"Column {missing.Name} needs a value that can be read.");
            return;
        }

        var key = Key(kind, record);
        if (Definition.Once && !_seen.Add(HashOf(key, record.Keys)))
        {
            return;
        }

        Set(kind, record);
        Table.End(record.Origin, record.Practice, record.Source.Line, key);
    }

    /// <summary>Adds the sums of the amounts that a file is known by to its control totals.</summary>
    public void AddTotals(Dictionary<string, long> totals)
    {
        foreach (var target in Kinds.SelectMany(kind => kind.Targets).OfType<NumberTarget>().Where(target => IsAmount(target)))
        {
            var name = ControlTotals.GetValueOrDefault((Table.Rows.Name, target.Name));
            if (name is not null)
            {
                totals[name] = totals.GetValueOrDefault(name) + target.Total;
            }
        }
    }

    private void Set(BoundKind kind, MappedRecord record)
    {
        var row = Table.Rows.Length;
        List<(BoundTarget Target, string Value)>? missed = null;
        foreach (var target in kind.Targets)
        {
            target.Append(record.Source, row, record.Issues);
            if (target.Source is MapSource { Missed: { } value })
            {
                (missed ??= []).Add((target, value));
            }
        }

        if (Table.Extras is { } extras)
        {
            extras.Set(row, record.TakeExtras());
        }

        foreach (var (target, value) in missed ?? [])
        {
            record.CountUnmapped(Table.Rows.Name, target, value, kind.Targets.OfType<NumberTarget>().FirstOrDefault(IsAmount)?.Last ?? 0);
        }
    }

    private bool IsBlank(BoundKind kind, RecordSource record) =>
        (Definition.SkipIfBlank.Count > 0
            && kind.Targets.All(target => !Definition.SkipIfBlank.Contains(target.Name) || target.Source.Get(record).IsEmpty))
        || (Definition.SkipIfZero.Count > 0
            && kind.Targets.OfType<NumberTarget>().Any(target => Definition.SkipIfZero.Contains(target.Name)
                && (target.Source.Get(record).IsEmpty || (target.HasValue(record) && target.IsZero(record)))));

    private static bool IsAmount(NumberTarget target) => Amounts.Contains(target.Name);

    private static long AmountOf(BoundKind kind, MappedRecord record) =>
        kind.Targets.OfType<NumberTarget>().FirstOrDefault(IsAmount)?.Read(record.Source) ?? 0;

    // The key's columns as sent, or a hash of the record and how often it came.
    private ReadOnlySpan<byte> Key(BoundKind kind, MappedRecord record)
    {
        var length = 0;
        if (Definition.Key.Count == 0)
        {
            Span<byte> key = stackalloc byte[PatientKeys.Length];
            var hash = HashOf(record.Hash(key), record.Keys);
            var repeat = _repeats[hash] = _repeats.GetValueOrDefault(hash) + 1;
            length = Add(Encoding.ASCII.GetBytes($"{Encoding.ASCII.GetString(key)}-{repeat}"), length);
        }
        else
        {
            foreach (var name in Definition.Key)
            {
                // An account's number is as good as its name: the key holds the hash of it.
                var target = kind.Targets.FirstOrDefault(target => target.Name == name);
                length = length > 0 ? Add("|"u8, length) : length;
                length = target switch
                {
                    null => length,
                    KeyTarget or PersonTarget => AddHash(target.Source.Get(record.Source), length, record.Keys),
                    _ => Add(target.Source.Get(record.Source), length),
                };
            }
        }

        if (Slot is not null)
        {
            length = Add(Encoding.UTF8.GetBytes("|" + Slot), length);
        }

        return _key.AsSpan(0, length);
    }

    private int AddHash(ReadOnlySpan<byte> text, int length, PatientKeys keys)
    {
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        return Add(keys.Account(text, key), length);
    }

    private int Add(ReadOnlySpan<byte> text, int length)
    {
        if (length + text.Length > _key.Length)
        {
            Array.Resize(ref _key, (length + text.Length) * 2);
        }

        text.CopyTo(_key.AsSpan(length));
        return length + text.Length;
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> text, PatientKeys keys)
    {
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        return UInt128.Parse(keys.Row(text, key), System.Globalization.NumberStyles.HexNumber, null);
    }
}
