using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>How a profile's dates are read.</summary>
internal sealed record DateRules
{
    public required IReadOnlyList<string> Formats { get; init; }

    public required IReadOnlySet<DateOnly> Sentinels { get; init; }

    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The day of a moment in the practice's zone; null when it means no day.</summary>
    public DateOnly? DayOf(in WrittenMoment moment)
    {
        if (Sentinels.Contains(moment.Day))
        {
            return null;
        }

        return Zone is not null && moment.Offset is { } offset
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Moment(moment, offset), Zone).DateTime)
            : moment.Day;
    }

    /// <summary>In UTC when the file states an offset or the profile a zone, else as written.</summary>
    public DateTimeOffset MomentOf(in WrittenMoment moment)
    {
        if (moment.Offset is { } offset)
        {
            return Moment(moment, offset).ToUniversalTime();
        }

        var local = moment.Day.ToDateTime(TimeOnly.FromTimeSpan(moment.Time));
        return Zone is null
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTimeOffset Moment(in WrittenMoment moment, TimeSpan offset) =>
        new(moment.Day.ToDateTime(TimeOnly.FromTimeSpan(moment.Time)), offset);
}

internal sealed class DateTarget(string name, ValueSource source, DateColumn column, DateRules rules) : BoundTarget(name, source)
{
    public override bool HasValue(RecordSource record) =>
        DateFormats.TryParse(rules.Formats, Source.Get(record), out var moment) && rules.DayOf(moment) is not null;

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        if (DatesRead.TryRead(Source.Get(record), rules, Label, issues, out var moment))
        {
            column.Set(row, rules.DayOf(moment));
        }
    }
}

internal sealed class TimestampTarget(string name, ValueSource source, TimestampColumn column, DateRules rules) : BoundTarget(name, source)
{
    public override bool HasValue(RecordSource record) => DateFormats.TryParse(rules.Formats, Source.Get(record), out _);

    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        if (DatesRead.TryRead(Source.Get(record), rules, Label, issues, out var moment) && rules.DayOf(moment) is not null)
        {
            column.Set(row, rules.MomentOf(moment));
        }
    }
}

/// <summary>The key of a person: last name, first name and birth date, as in claims.</summary>
internal sealed class PersonTarget(
    string name, ValueSource whole, ValueSource last, ValueSource first, ValueSource birthDate, TextColumn column, DateRules rules, PatientKeys keys)
    : BoundTarget(name, last)
{
    public override void Append(RecordSource record, int row, RowIssues issues)
    {
        var lastName = Source.Get(record);
        var firstName = first.Get(record);
        if (lastName.IsEmpty)
        {
            // LAST, FIRST MIDDLE: the middle name is in some exports and not in others.
            var text = whole.Get(record);
            var comma = text.IndexOf((byte)',');
            if (comma < 0)
            {
                return;
            }

            lastName = text[..comma];
            firstName = text[(comma + 1)..].Trim((byte)' ');
            var blank = firstName.IndexOf((byte)' ');
            firstName = blank < 0 ? firstName : firstName[..blank];
        }

        if (!DateFormats.TryParse(rules.Formats, birthDate.Get(record), out var born))
        {
            return;
        }

        Span<byte> day = stackalloc byte[8];
        _ = Encoding.ASCII.GetBytes(born.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture), day);
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        column.Set(row, keys.Patient(lastName, firstName, day, key));
    }
}

internal static class DatesRead
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    public static bool TryRead(ReadOnlySpan<byte> text, DateRules rules, string? label, RowIssues issues, out WrittenMoment moment)
    {
        moment = default;
        if (text.IsEmpty)
        {
            return false;
        }

        if (!DateFormats.TryParse(rules.Formats, text, out moment))
        {
            issues.Add("date_invalid", X12Severity.Error, label, $"A date was expected as {string.Join(" or ", rules.Formats)}; the value was left empty.");
            return false;
        }

        if (rules.Sentinels.Contains(moment.Day))
        {
            return false;
        }

        if (moment.Day.Year is < FirstYear or > LastYear)
        {
            issues.Add("date_implausible", X12Severity.Warning, label, $"A year from {FirstYear} to {LastYear} was expected; the value was left empty.");
            return false;
        }

        return true;
    }
}
