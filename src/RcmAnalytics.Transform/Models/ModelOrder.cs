namespace RcmAnalytics.Transform.Models;

/// <summary>Puts each model after what it reads.</summary>
internal static class ModelOrder
{
    /// <summary>Models that read each other are a fault, told with the whole circle.</summary>
    public static IReadOnlyList<SqlModel> Sort(IReadOnlyList<SqlModel> models, List<string> faults)
    {
        var byName = models.GroupBy(model => model.Name).ToDictionary(group => group.Key, group => group.First());
        List<SqlModel> ordered = [];
        HashSet<string> done = [];
        foreach (var model in models)
        {
            Visit(model, [], byName, done, ordered, faults);
        }

        return ordered;
    }

    private static void Visit(
        SqlModel model,
        List<string> path,
        Dictionary<string, SqlModel> byName,
        HashSet<string> done,
        List<SqlModel> ordered,
        List<string> faults)
    {
        if (path.Contains(model.Name))
        {
            var circle = path.SkipWhile(name => name != model.Name).Append(model.Name);
            faults.Add($"Models read each other: {string.Join(" -> ", circle)}.");
            return;
        }

        if (done.Contains(model.Name))
        {
            return;
        }

        path.Add(model.Name);
        foreach (var name in model.DependsOn)
        {
            if (byName.TryGetValue(name, out var read))
            {
                Visit(read, path, byName, done, ordered, faults);
            }
        }

        path.RemoveAt(path.Count - 1);
        if (done.Add(model.Name))
        {
            ordered.Add(model);
        }
    }
}
