namespace RcmAnalytics.Transform.Models;

/// <summary>
/// The relations of a build that is not published yet: <c>fct_claims__next</c> beside <c>fct_claims</c>. Each is
/// written in a transaction of its own, since an engine reads its own uncommitted rows at half speed.
/// </summary>
internal sealed class NextRelations
{
    public const string Suffix = "__next";

    private readonly HashSet<string> _names;

    public NextRelations(IReadOnlyList<SqlModel> models) => _names = [.. models.Select(model => model.Name)];

    /// <summary>The text with every relation of this build replaced by its next one; comments and quoted text stay.</summary>
    public string Rewrite(string sql)
    {
        var code = SqlText.WithoutCommentsAndText(sql);
        return SqlText.Word().Replace(sql, match =>
            _names.Contains(match.Value) && code.AsSpan(match.Index, match.Length).SequenceEqual(match.Value)
                ? match.Value + Suffix
                : match.Value);
    }

    /// <summary>The statements that put a model's next relation in the place of its published one.</summary>
    /// <param name="was">What the published relation is, table or view; null when there is none.</param>
    public static string Publish(SqlModel model, string? was)
    {
        var drop = was is null ? "" : $"drop {was} {model.Name}; ";
        return model.IsView
            ? $"{drop}drop view {model.Name}{Suffix}; create view {model.Name} as {model.Sql}"
            : $"{drop}alter table {model.Name}{Suffix} rename to {model.Name}";
    }
}
