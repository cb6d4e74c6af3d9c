using System.Text;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>Conditions on columns, all of which must hold.</summary>
internal sealed class BoundConditions(IReadOnlyList<(ValueSource Source, ConditionDefinition Condition)> conditions, byte decimalSign)
{
    private readonly Bound[] _conditions = [.. conditions.Select(entry => new Bound(entry.Source, entry.Condition, decimalSign))];

    public bool Hold(RecordSource record)
    {
        foreach (var condition in _conditions)
        {
            if (!condition.Holds(record))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Bound(ValueSource source, ConditionDefinition condition, byte decimalSign)
    {
        private readonly byte[][] _is = [.. condition.Is.Select(Encoding.UTF8.GetBytes)];
        private readonly byte[][] _not = [.. condition.Not.Select(Encoding.UTF8.GetBytes)];
        private readonly Regex? _matches = condition.Matches is null ? null : new Regex(condition.Matches, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public bool Holds(RecordSource record)
        {
            var text = source.Get(record);
            return (_is.Length == 0 || IsOneOf(text, _is))
                && (_not.Length == 0 || !IsOneOf(text, _not))
                && (condition.Blank is null || condition.Blank == text.IsEmpty)
                && (condition.Zero is null || condition.Zero == (Amount(text) == 0))
                && (condition.Negative is null || condition.Negative == (Amount(text) < 0))
                && (_matches is null || _matches.IsMatch(Encoding.UTF8.GetString(text)));
        }

        private static bool IsOneOf(ReadOnlySpan<byte> text, byte[][] values)
        {
            foreach (var value in values)
            {
                if (Ascii.EqualsIgnoreCase(text, value) || text.SequenceEqual(value))
                {
                    return true;
                }
            }

            return false;
        }

        private long Amount(ReadOnlySpan<byte> text) =>
            WrittenNumber.TryParse(text, 2, decimalSign, out var units, out _) ? units : 0;
    }
}
