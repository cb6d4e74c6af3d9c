using System.Text.RegularExpressions;

namespace RcmAnalytics.Transform.Models;

/// <summary>Finds names in SQL. It does not parse: comments and quoted text are taken away, words are what is left.</summary>
internal static partial class SqlText
{
    /// <summary>Every word of the text that could be a relation's name.</summary>
    public static HashSet<string> Words(string sql) =>
        [.. Word().Matches(WithoutCommentsAndText(sql)).Select(match => match.Value)];

    /// <summary>The text with comments and quoted text replaced by blanks; line numbers stay.</summary>
    public static string WithoutCommentsAndText(string sql) =>
        CommentOrText().Replace(sql, match => NotLineEnd().Replace(match.Value, " "));

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex NotLineEnd();

    [GeneratedRegex(@"(?<![\w.])[a-z_][a-z0-9_]*")]
    public static partial Regex Word();
}
