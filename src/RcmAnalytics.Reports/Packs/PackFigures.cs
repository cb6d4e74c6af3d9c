using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Benchmarks;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Reads a pack's figures: always of its month, its practice and its asker's scope.</summary>
internal sealed class PackFigures
{
    private readonly IWarehouse _warehouse;
    private readonly PackRequest _request;
    private readonly CancellationToken _cancellation;

    private PackFigures(IWarehouse warehouse, MetricCatalog catalog, PackRequest request, CancellationToken cancellation)
    {
        _warehouse = warehouse;
        _request = request;
        _cancellation = cancellation;
        Catalog = catalog;
        First = new DateOnly(request.Month.Year, request.Month.Month, 1);
        Last = PeriodMath.MonthEnd(First);
    }

    public MetricCatalog Catalog { get; }

    /// <summary>The first day of the month reported.</summary>
    public DateOnly First { get; }

    public DateOnly Last { get; }

    public DateOnly AsOf { get; private set; }

    /// <summary>Whose figures they are, for people.</summary>
    public string Whose { get; private set; } = "All practices";

    /// <exception cref="MetricException">The month lies outside the data, or the practice is not the asker's.</exception>
    public static async Task<PackFigures> OpenAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        PackRequest request,
        CancellationToken cancellation)
    {
        var figures = new PackFigures(warehouse, catalog, request, cancellation);
        var context = await MetricReader.ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        if (figures.Last < context.FirstDate || figures.First > context.AsOf)
        {
            throw new MetricException(
                $"There are no data for {request.Month:yyyy-MM}: they run from {context.FirstDate:yyyy-MM} to {context.AsOf:yyyy-MM}.");
        }

        figures.AsOf = context.AsOf;
        if (request.PracticeId is { } practice)
        {
            figures.Whose = await figures.PracticeAsync(practice).ConfigureAwait(false);
        }

        return figures;
    }

    public Task<MetricResult> ReadAsync(
        IReadOnlyList<string> metrics,
        IReadOnlyList<string> by,
        int months,
        MetricGrain grain,
        string? orderBy = null,
        int? limit = null) =>
        MetricReader.ReadAsync(
            _warehouse,
            Catalog,
            Request(metrics, months) with
            {
                By = by,
                Grain = grain,
                OrderBy = orderBy,
                Descending = orderBy is not null,
                Limit = limit,
            },
            _cancellation);

    /// <summary>What moved a metric from the month before.</summary>
    public Task<MoveResult> MovedAsync(string metric, string by) =>
        MoveReader.ReadAsync(
            _warehouse,
            Catalog,
            new MoveRequest
            {
                Metric = metric,
                By = by,
                Before = MetricPeriod.Month(First.AddMonths(-1)),
                After = MetricPeriod.Month(First),
                Where = Practice,
                PracticeScope = _request.PracticeScope,
            },
            _cancellation);

    /// <summary>What the month's figures can be held against.</summary>
    public Task<IReadOnlyList<MetricBenchmarks>> ReadBenchmarksAsync(IReadOnlyList<string> metrics) =>
        BenchmarkReader.ReadAsync(_warehouse, Catalog, Request(metrics, 1), withAllGrades: false, _cancellation);

    /// <summary>The parts of the forecast whose first month this is, month by month; none where they are no longer kept.</summary>
    public async Task<IReadOnlyList<ForecastPart>> ReadForecastPartsAsync(DateOnly firstMonth)
    {
        var practices = _request.PracticeId is { } practice ? [practice] : _request.PracticeScope;
        var sql = $"""
            select
                parts.period_date, coalesce(practices.practice_name, parts.practice_id), parts.payer_class, parts.cohort_date,
                parts.method, parts.base_amount, parts.yield_ratio, parts.season_ratio, parts.period_share,
                parts.pay_day_ratio
            from fct_forecast_parts as parts
            left join dim_practices as practices
                on parts.practice_id = practices.practice_id
            where parts.period_kind = 'month'
                and add_months(parts.period_date, 1 - parts.period_number) = $first
                {(practices is null ? "" : $"and parts.practice_id in ({string.Join(", ", practices.Select((_, index) => $"$practice{index}").DefaultIfEmpty("null"))})")}
            order by parts.period_date, parts.practice_id, parts.payer_class, parts.cohort_date
            """;
        var parameters = (practices ?? []).Select((id, index) => new QueryParameter($"practice{index}", id))
            .Append(new QueryParameter("first", firstMonth));
        var result = await _warehouse.ReadAsync(sql, [.. parameters], _cancellation).ConfigureAwait(false);
        return
        [
            .. result.Rows.Select(row => new ForecastPart(
                (DateOnly)row[0]!, (string)row[1]!, (string)row[2]!, (DateOnly)row[3]!, (string)row[4]!, (decimal)row[5]!,
                (double)row[6]!, (double)row[7]!, (double)row[8]!, (double)row[9]!)), // none of them is ever null
        ];
    }

    /// <summary>The closed months up to the one reported, the latest first, a year of them at most.</summary>
    public async Task<IReadOnlyList<RestatedMonth>> RestatedAsync(IReadOnlyList<string> metrics)
    {
        List<RestatedMonth> months = [];
        foreach (var closing in (_request.Closed?.List() ?? [])
            .Where(closing => closing.Reopening is null && closing.Month <= First)
            .OrderByDescending(closing => closing.Month)
            .Take(12))
        {
            months.Add(await RestatedMonth.ReadAsync(
                _warehouse, Catalog, _request.Closed!, closing.Month, metrics, _cancellation).ConfigureAwait(false)); // it lists closings
        }

        return months;
    }

    /// <summary>Whether the pack speaks of the practice; null asks for all together.</summary>
    public bool MayShow(string? practice) =>
        _request.PracticeId is { } one ? practice == one
        : practice is null ? _request.PracticeScope is null
        : _request.PracticeScope?.Contains(practice) != false;

    private MetricRequest Request(IReadOnlyList<string> metrics, int months) => new()
    {
        Metrics = metrics,
        Where = Practice,
        From = First.AddMonths(1 - months),
        To = Last,
        PracticeScope = _request.PracticeScope,
    };

    private IReadOnlyList<MetricFilter> Practice =>
        _request.PracticeId is { } practice ? [new MetricFilter("practice", [practice])] : [];

    private async Task<string> PracticeAsync(string practice)
    {
        var found = _request.PracticeScope?.Contains(practice) == false
            ? []
            : (await _warehouse.ReadAsync(
                "select practice_name from dim_practices where practice_id = $practice",
                [new QueryParameter("practice", practice)],
                _cancellation).ConfigureAwait(false)).Rows;
        return found.Count == 1
            ? (string?)found[0][0] ?? practice
            : throw new MetricException($"There is no practice '{practice}' among those you may see.");
    }
}
