using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports;

/// <summary>Says what moved a figure from one period to another, from the same figures that everything else shows.</summary>
public static class MoveReader
{
    /// <exception cref="MetricException">A name does not exist, or the metric is a median or percentile.</exception>
    /// <exception cref="WarehouseException">The models are not built, or the engine refused.</exception>
    public static async Task<MoveResult> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MoveRequest request,
        CancellationToken cancellation)
    {
        Check(catalog, request);
        var (before, membersBefore) = await FiguresAsync(request.Before).ConfigureAwait(false);
        var (after, membersAfter) = await FiguresAsync(request.After).ConfigureAwait(false);
        var wholeBefore = before.Rows[0].Cells[0];
        var wholeAfter = after.Rows[0].Cells[0];
        return new MoveResult
        {
            Request = request,
            Metric = after.Metrics[0],
            Dimension = membersAfter.Dimensions[0],
            AsOf = after.AsOf,
            Before = wholeBefore,
            After = wholeAfter,
            Change = wholeAfter.Value - wholeBefore.Value,
            Members = Members(catalog, request, wholeBefore, wholeAfter, membersBefore.Rows, membersAfter.Rows),
        };

        async Task<(MetricResult Whole, MetricResult Members)> FiguresAsync(MetricPeriod period)
        {
            var figure = new MetricRequest
            {
                Metrics = [request.Metric],
                Where = request.Where,
                From = period.First,
                To = period.Last,
                Basis = request.Basis,
                PracticeScope = request.PracticeScope,
            };
            return (
                await MetricReader.ReadAsync(warehouse, catalog, figure, cancellation).ConfigureAwait(false),
                await MetricReader.ReadAsync(warehouse, catalog, figure with { By = [request.By] }, cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>Finds what cannot be answered before a warehouse is asked.</summary>
    /// <exception cref="MetricException">A name does not exist, or the metric is a median or percentile.</exception>
    public static void Check(MetricCatalog catalog, MoveRequest request)
    {
        var metric = catalog.Describe(request.Metric);
        catalog.DescribeDimension(request.By);
        if (!metric.Decomposes)
        {
            throw new MetricException(
                $"'{metric.Name}' does not decompose: it is a median or percentile, computed from all rows together, and no "
                + $"member has a part of it that would sum to the whole. See its figures instead: rcm metric {metric.Name} --by {request.By}");
        }
    }

    private static IReadOnlyList<MoveMember> Members(
        MetricCatalog catalog,
        MoveRequest request,
        MetricCell wholeBefore,
        MetricCell wholeAfter,
        IReadOnlyList<MetricRow> before,
        IReadOnlyList<MetricRow> after)
    {
        if (wholeAfter.Value - wholeBefore.Value is not { } change)
        {
            return [];
        }

        var cellsBefore = before.ToDictionary(row => row.Dimensions[0].Key ?? "", row => row.Cells[0]);
        var cellsAfter = after.ToDictionary(row => row.Dimensions[0].Key ?? "", row => row.Cells[0]);
        var members = before.Concat(after)
            .Select(row => row.Dimensions[0])
            .DistinctBy(member => member.Key ?? "")
            .OrderBy(member => member.Key ?? "", StringComparer.Ordinal)
            .Select(member => (
                Member: member,
                Before: cellsBefore.GetValueOrDefault(member.Key ?? "", Nothing),
                After: cellsAfter.GetValueOrDefault(member.Key ?? "", Nothing)))
            .ToList();
        IReadOnlyList<MoveContribution> contributions = catalog.Describe(request.Metric).IsRatio
            ? MoveMath.OfRatio(
                Parts(wholeBefore),
                Parts(wholeAfter),
                change,
                [.. members.Select(member => (Parts(member.Before, wholeBefore), Parts(member.After, wholeAfter)))])
            : [];
        return
        [
            .. members
                .Select((member, index) => new MoveMember
                {
                    Member = member.Member,
                    Before = member.Before,
                    After = member.After,
                    Change = contributions.Count > 0
                        ? contributions[index].Change
                        : (member.After.Value ?? 0) - (member.Before.Value ?? 0),
                    Mix = contributions.Count > 0 ? contributions[index].Mix : null,
                    Rate = contributions.Count > 0 ? contributions[index].Rate : null,
                })
                .OrderByDescending(member => Math.Abs(member.Change)),
        ];

        RatioParts Parts(MetricCell cell, MetricCell? whole = null) => new(
            cell.Numerator ?? 0,
            (whole is not null && catalog.SharesDenominator(request.Metric, request.By) ? whole : cell).Denominator ?? 0);
    }

    private static MetricCell Nothing { get; } = new() { Value = null };
}
