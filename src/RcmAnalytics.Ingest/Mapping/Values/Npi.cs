namespace RcmAnalytics.Ingest;

internal static class Npi
{
    /// <summary>Ten digits whose last is the Luhn digit under the prefix 80840.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        // The prefix adds 24.
        var sum = 24;
        for (var index = 0; index < 10; index++)
        {
            var digit = text[index] - '0';
            var doubled = digit * 2;
            sum += index % 2 == 0 ? (doubled > 9 ? doubled - 9 : doubled) : digit;
        }

        return sum % 10 == 0;
    }
}
