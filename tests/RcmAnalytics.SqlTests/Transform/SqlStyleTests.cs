using System.Text.RegularExpressions;
using RcmAnalytics.Transform.Models;

namespace RcmAnalytics.SqlTests.Transform;

/// <summary>The style rules of the SQL, and what the two engines read differently. Each message says what to write.</summary>
public sealed partial class SqlStyleTests
{
    private static readonly string[] ModelFolders = ["staging", "intermediate", "marts"];

    private static readonly (Regex Pattern, string Message)[] Banned =
    [
        (new(@"\bselect\s+distinct\b"), "group by the columns, or find why rows repeat"),
        (new(@"\bunion\b(?!\s+(?:all|distinct)\b)"), "write union all or union distinct"),
        (new(@"\bquantile_cont\b"), "write p50 or p90"),
        (new(@"\bexclude\s*\("), "name the columns"),
        (new(@"\binterval\b"), "write add_days or add_months"),
        (new(@"\bdate_diff\s*\("), "write days_between or months_between"),
        (new(@"\bdate_trunc\s*\("), "write month_start"),
        (new(@"\bround\s*\("), "write money, or round where it is shown"),
        (new(@"[\w)]\s+/\s+[\w(]"), "write safe_ratio"),
        (new(@"\b(?:greatest|least)\s*\("), "write larger_of or smaller_of: the engines differ on null"),
        (new(@"\bstring_agg\s*\("), "write join_text"),
        (new(@"<>"), "write !="),
        (new(@"(?m)^\s*join\b"), "write inner join, left join or full join"),
        (new(@"\bgroup by\s+\d"), "name the columns to group by"),
        (new(@"(?m)^\s*select \*(?! from \w+(?:\.\w+)?$)"), "select * only as the whole of an import or the last line"),
        (new(@"\w+(?:\.\w+)? [<>=!]+ \w+(?:\.\w+)? as (?!boolean\b)\w+"), "cast(... as boolean) as is_x"),
        (new(@"filter \(where[^)]*\)(?<!count\(\*\) filter \(where[^)]*\))"), "sum(case when ... then x else 0 end)"),
    ];

    public static TheoryData<string> Files { get; } =
        [.. ModelFolders.SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(SqlFolder.Path, folder), "*.sql", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(SqlFolder.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Model_Text_FollowsTheStyle(string file)
    {
        var sql = File.ReadAllText(Path.Combine(SqlFolder.Path, file));
        var code = SqlText.WithoutCommentsAndText(sql);
        List<string> faults = [];

        faults.AddRange(Banned.SelectMany(rule => rule.Pattern.Matches(code)
            .Select(match => $"{file}:{LineOf(code, match.Index)}: '{match.Value.Trim()}': {rule.Message}")));
        faults.AddRange(Lines(sql, line => line.Length > 100, file, "more than 100 columns"));
        faults.AddRange(Lines(code, line => line.Any(char.IsUpper), file, "write lower case"));
        faults.AddRange(Lines(sql, line => line.TakeWhile(sign => sign == ' ').Count() % 4 != 0, file, "indent by four"));
        faults.AddRange(Lines(sql, line => line.Contains('\t') || line.EndsWith(' '), file, "no tabs, no blanks at the end"));
        faults.AddRange(Lines(code, FallsThrough, file, "a case needs an else"));
        faults.AddRange(Shape(sql, code, file));

        faults.ShouldBeEmpty();
    }

    private static IEnumerable<string> Shape(string sql, string code, string file)
    {
        if (!sql.StartsWith("-- Grain: one row", StringComparison.Ordinal))
        {
            yield return $"{file}:1: line 1 states the grain: -- Grain: one row per ...";
        }

        var last = file.StartsWith("staging/", StringComparison.Ordinal) ? "renamed" : "final";
        if (!sql.EndsWith($"\n\nselect * from {last}\n", StringComparison.Ordinal))
        {
            yield return $"{file}: the last line is select * from {last}";
        }

        if (!file.StartsWith("staging/", StringComparison.Ordinal) && RawTable().IsMatch(code))
        {
            yield return $"{file}: only staging reads raw tables";
        }

        if (file.StartsWith("staging/", StringComparison.Ordinal) && code.Contains(" join ", StringComparison.Ordinal))
        {
            yield return $"{file}: staging never joins";
        }

        var cases = Regex.Count(code, @"\bcase\b");
        var elses = Regex.Count(code, @"\belse\b");
        if (cases != elses)
        {
            yield return $"{file}: {cases} case and {elses} else: every case has an else";
        }

        if (OrderBy().IsMatch(code))
        {
            yield return $"{file}: a model has no order";
        }
    }

    private static bool FallsThrough(string line) =>
        line.Contains("case when", StringComparison.Ordinal)
        && line.Contains(" end", StringComparison.Ordinal)
        && !line.Contains(" else ", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string sql, Func<string, bool> isFault, string file, string message) =>
        sql.Split('\n')
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(entry => isFault(entry.Line))
            .Select(entry => $"{file}:{entry.Number}: {message}");

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"\braw\.")]
    private static partial Regex RawTable();

    [GeneratedRegex(@"(?m)^order by")]
    private static partial Regex OrderBy();
}
