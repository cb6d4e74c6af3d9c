using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Closing;

/// <summary>
/// Says why the figures of a closed month moved: builds all models again from the files of the closing, then with one kind of
/// the files that came since after the other. What a build differs by from the one before is its reason's, so that the
/// reasons sum to the change by construction.
/// </summary>
public static class MonthRestater
{
    private static readonly MoveReason[] FileReasons =
    [
        MoveReason.LateClaims, MoveReason.LateExports, MoveReason.LateRemittances, MoveReason.Reversals,
        MoveReason.LateAcknowledgements, MoveReason.Contracts, MoveReason.Mapping,
    ];

    /// <summary>Computes the reasons, unless they are known for the figures as they are, and reads the month with them.</summary>
    /// <param name="workFolder">Where a warehouse lies meanwhile: beside the real one, since it holds the same rows.</param>
    /// <exception cref="MetricException">The month is not closed.</exception>
    public static async Task<RestatedMonth> ExplainAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        ClosedMonths closed,
        string workFolder,
        DateOnly month,
        Action<double, string> progress,
        CancellationToken cancellation)
    {
        var closing = closed.Standing(month).OrThrow(month);
        var data = await BuiltData.ReadAsync(warehouse, closed.SqlFolder, cancellation);
        if (closed.Explained(closing, data.Fingerprint) is null)
        {
            var steps = Steps(closing, closed.Files(closing), data);
            var now = await MonthFigures.ReadAsync(warehouse, catalog, month, null, cancellation);
            List<IReadOnlyDictionary<FigureKey, MetricCell>> states = [closed.Figures(closing)];
            if (steps.Count > 1)
            {
                await using var replay = new Replay(warehouse, closed.SqlFolder, workFolder);
                foreach (var (index, step) in steps.SkipLast(1).Index())
                {
                    progress((double)index / steps.Count, ClosedMonthText.Label(step.Reason));
                    await replay.BuildAsync(step.Files, closing.AsOf, cancellation);
                    states.Add(await MonthFigures.ReadAsync(replay.Warehouse, catalog, month, null, cancellation));
                }
            }

            // The last step ends at what is published, which needs no build.
            states.Add(now);
            closed.Explain(closing, data.Fingerprint, [.. steps.Select(step => step.Reason)], Differences(steps, states));
        }

        return await RestatedMonth.ReadAsync(warehouse, catalog, closed, month, null, cancellation);
    }

    /// <summary>What changed since the closing, each step with all files it is built from.</summary>
    private static List<(MoveReason Reason, IReadOnlyList<string> Files)> Steps(
        MonthClosing closing, IReadOnlyList<BuiltFile> closedFiles, BuiltData data)
    {
        var known = closedFiles.Select(file => file.LoadId).ToHashSet();
        var missing = closedFiles.ExceptBy(data.Files.Select(file => file.LoadId), file => file.LoadId).Select(file => file.Name).ToHashSet();
        // A file of the name of one that is gone took its place.
        var files = data.Files.Where(file => known.Contains(file.LoadId) || missing.Contains(file.Name)).Select(file => file.LoadId).ToList();
        var since = data.Files.Where(file => !files.Contains(file.LoadId)).ToLookup(file => file.Kind);
        List<(MoveReason, IReadOnlyList<string>)> steps = [];
        if (missing.Count > 0 || closing.Definitions != data.Definitions)
        {
            steps.Add((MoveReason.DefinitionsOrFilesReplaced, files));
        }

        foreach (var reason in FileReasons.Where(reason => since[reason].Any()))
        {
            files = [.. files, .. since[reason].Select(file => file.LoadId)];
            steps.Add((reason, files));
        }

        if (closing.AsOf != data.AsOf)
        {
            steps.Add((MoveReason.LaterDay, files));
        }

        return steps;
    }

    private static Dictionary<(FigureKey Key, MoveReason Reason), decimal> Differences(
        List<(MoveReason Reason, IReadOnlyList<string> Files)> steps,
        List<IReadOnlyDictionary<FigureKey, MetricCell>> states)
    {
        Dictionary<(FigureKey Key, MoveReason Reason), decimal> amounts = [];
        foreach (var (index, step) in steps.Index())
        {
            var (before, after) = (states[index], states[index + 1]);
            foreach (var key in before.Keys.Union(after.Keys))
            {
                var amount = (after.GetValueOrDefault(key)?.Value ?? 0) - (before.GetValueOrDefault(key)?.Value ?? 0);
                if (amount != 0)
                {
                    amounts.Add((key, step.Reason), amount);
                }
            }
        }

        return amounts;
    }
}
