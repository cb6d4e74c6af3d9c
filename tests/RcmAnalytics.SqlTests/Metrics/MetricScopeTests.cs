using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Nobody sees a practice that is not theirs, and no text of a request is SQL.</summary>
public sealed class MetricScopeTests
{
    // The same rows twice: what the scope of one practice shows must be what there is without the other.
    private const string North = """
        insert into fct_submissions (submission_key, submitted_date, service_to_date)
        values ('s', '2025-02-12', '2025-02-10'), ('s0', '2025-01-12', '2025-01-10');
        insert into fct_claims
            (claim_key, service_from_date, first_submitted_date, first_adjudicated_date, last_adjudicated_date,
            is_denied_first_pass, first_denied_amount, allowed_amount, paid_amount, days_to_first_adjudication, reason_code)
        values ('c', '2025-02-10', '2025-02-12', '2025-02-20', '2025-02-25', true, 30, 70, 60, 8, '197'),
            ('c0', '2025-01-10', '2025-01-12', '2025-01-20', '2025-01-20', false, 0, 70, 60, 8, null);
        insert into fct_denials (denial_key, denied_amount, denied_date, reason_code) values ('d', 30, '2025-02-20', '197');
        insert into fct_ledger (ledger_key, transaction_type, posted_date, charge_amount, payment_amount)
        values ('l1', 'charge', '2025-02-12', 100, 0), ('l2', 'payment', '2025-02-20', 0, 60);
        insert into fct_ar_snapshots (account_key, snapshot_date, open_amount, debit_amount) values
            ('a', '2025-02-28', 40, 40), ('a', '2025-01-31', 90, 90);
        insert into fct_underpayments (line_key, variance_amount, underpaid_amount, is_underpaid, adjudicated_date)
        values ('u', -5, 5, true, '2025-02-20');
        insert into fct_below_usual (line_key, below_usual_amount, is_below_usual, adjudicated_date)
        values ('u', 5, true, '2025-02-20');
        insert into fct_underpayment_recoveries (line_key, identified_amount, recovered_amount, adjudicated_date)
        values ('u', 5, 3, '2025-02-20');
        insert into fct_adjudications (adjudication_key, paid_amount, payment_date, is_reversal)
        values ('r', -10, '2025-02-20', true);
        insert into fct_payments (payment_key, payment_date) values ('p', '2025-02-20');

        """;

    private static readonly string[] Tables =
    [
        "fct_submissions", "fct_claims", "fct_denials", "fct_ledger", "fct_ar_snapshots", "fct_underpayments",
        "fct_underpayment_recoveries", "fct_below_usual", "fct_adjudications", "fct_payments",
    ];

    private static readonly string ThenSouth = North
        + string.Join(";\n", Tables.Select(table => $"update {table} set practice_id = 'south'")) + ";\n" + North;

    public static TheoryData<string> Metrics { get; } = [.. MetricFixture.Catalog.List().Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Metrics))]
    public async Task Scope_OnePractice_SeesWhatThereIsWithoutTheOther(string metric)
    {
        await using var alone = await MetricFixture.WithAsync(North, asOf: "2025-02-28");
        await using var both = await MetricFixture.WithAsync(ThenSouth, asOf: "2025-02-28");

        foreach (var request in Requests(metric))
        {
            var expected = await alone.CsvAsync(request);

            (await both.CsvAsync(request with { PracticeScope = ["north"] })).ShouldBe(expected);
            Figures(await both.ReadAsync(request with { PracticeScope = [] })).ShouldAllBe(figure => figure == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public async Task Scope_RowsBehindAFigure_AreOfThePracticesOnly(string metric)
    {
        await using var both = await MetricFixture.WithAsync(ThenSouth, asOf: "2025-02-28");
        var summary = MetricFixture.Catalog.Describe(metric);
        var request = new MetricRequest { Metrics = [metric], PracticeScope = ["north"] };

        foreach (var part in summary.IsRatio ? Enum.GetValues<MetricPart>() : [MetricPart.Numerator])
        {
            var page = await both.PageAsync(new MetricRowsRequest { Figure = request, Metric = metric, Part = part });

            var practice = page.Table.Columns.ToList().IndexOf("practice_id");
            page.Table.Rows.ShouldAllBe(row => (string)row[practice]! == "north");
            (await both.RowsAsync(new MetricRowsRequest
            {
                Figure = request with { PracticeScope = [] },
                Metric = metric,
                Part = part,
            })).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Scope_FilterForAnotherPractice_FindsNothing()
    {
        await using var both = await MetricFixture.WithAsync(ThenSouth, asOf: "2025-02-28");

        var lines = await both.LinesAsync(new MetricRequest
        {
            Metrics = ["charges"],
            By = ["practice"],
            Where = [new MetricFilter("practice", ["south", "South Clinic"])],
            PracticeScope = ["north"],
        });

        lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("P1' or '1' = '1")]
    [InlineData("P1'; drop table fct_ledger; --")]
    [InlineData("$scope_0")]
    public async Task Injection_FilterValue_IsOnlyAValue(string value)
    {
        await using var marts = await MetricFixture.WithAsync(North, asOf: "2025-02-28");
        var request = new MetricRequest
        {
            Metrics = ["charges"],
            By = ["payer"],
            Where = [new MetricFilter("payer", [value])],
            PracticeScope = ["north"],
        };

        (await marts.LinesAsync(request)).ShouldBeEmpty();
        var query = MetricCompiler.Compile(MetricFixture.Catalog, request, new RunContext(default, new DateOnly(2025, 2, 28)));
        query.Sql.ShouldNotContain(value == "$scope_0" ? "'north'" : value);
    }

    [Fact]
    public async Task Injection_Names_AreRefusedAndTheOnesThereAreNamed()
    {
        await using var marts = await MetricFixture.WithAsync(North, asOf: "2025-02-28");
        const string Bad = "charges; drop table fct_ledger";
        MetricRequest[] requests =
        [
            new() { Metrics = [Bad] },
            new() { Metrics = ["charges"], By = [Bad] },
            new() { Metrics = ["charges"], Where = [new MetricFilter(Bad, ["x"])] },
            new() { Metrics = ["charges"], Basis = Bad },
            new() { Metrics = ["charges"], OrderBy = Bad },
        ];

        foreach (var request in requests)
        {
            await Should.ThrowAsync<MetricException>(() => marts.ReadAsync(request));
        }

        var error = await Should.ThrowAsync<MetricException>(
            () => marts.ReadAsync(new MetricRequest { Metrics = ["charges"], By = ["reason"] }));
        error.Message.ShouldBe(
            "'charges' has no dimension 'reason'. It has: practice, payer, payer_class, provider, location, claim_type, "
            + "procedure, responsibility, and the grains day, week, month, quarter, year.");
    }

    [Fact]
    public async Task Injection_CellAndPage_AreOnlyValues()
    {
        await using var marts = await MetricFixture.WithAsync(North, asOf: "2025-02-28");
        var rows = new MetricRowsRequest
        {
            Figure = new MetricRequest { Metrics = ["charges"], By = ["payer"] },
            Metric = "charges",
            Keys = ["P1' or 1 = 1 --"],
            After = "' or 1 = 1 --",
        };

        (await marts.RowsAsync(rows)).ShouldBeEmpty();
    }

    private static IEnumerable<decimal> Figures(MetricResult result) =>
        result.Rows.SelectMany(row => row.Cells)
            .SelectMany(cell => new[] { cell.Value, cell.Numerator, cell.Denominator, cell.Comparison, cell.Delta })
            .OfType<decimal>();

    private static IEnumerable<MetricRequest> Requests(string metric)
    {
        var plain = new MetricRequest { Metrics = [metric] };
        yield return plain;
        yield return plain with
        {
            Grain = MetricGrain.Month,
            From = new DateOnly(2025, 2, 1),
            Compare = MetricComparison.Previous,
        };
        foreach (var dimension in MetricFixture.Catalog.Describe(metric).Dimensions.Where(name => name is "payer" or "reason"))
        {
            yield return plain with { By = [dimension], Compare = MetricComparison.SameAge, Grain = MetricGrain.Quarter };
        }
    }
}
