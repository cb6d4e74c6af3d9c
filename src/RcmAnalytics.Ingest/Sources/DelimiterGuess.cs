namespace RcmAnalytics.Ingest;

/// <summary>Tells the delimiter of a text by the one that gives most lines the same number of fields.</summary>
internal static class DelimiterGuess
{
    private const int LinesLookedAt = 60;
    private const string Candidates = ",\t|;";

    public static char Of(string head)
    {
        List<string> lines = [.. head.Split('\n', LinesLookedAt + 2).SkipLast(head.Contains('\n') ? 1 : 0).Where(line => line.Trim().Length > 0)];
        return Candidates.MaxBy(candidate => Score(lines, candidate));
    }

    private static double Score(List<string> lines, char delimiter)
    {
        var counts = lines.Select(line => Count(line, delimiter)).Where(count => count > 0).GroupBy(count => count).ToList();
        // Many fields on many lines; a text's commas stand on some lines in some number.
        return counts.Count == 0 ? 0 : counts.Max(group => (double)group.Count() * group.Count() * Math.Min(group.Key, 5));
    }

    private static int Count(string line, char delimiter)
    {
        var count = 0;
        var isQuoted = false;
        foreach (var sign in line)
        {
            isQuoted ^= sign == '"';
            count += sign == delimiter && !isQuoted ? 1 : 0;
        }

        return count;
    }
}
