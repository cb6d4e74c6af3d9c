using RcmAnalytics.Reports.Packs;
using RcmAnalytics.SqlTests.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Reports;

/// <summary>The monthly pack of March 2025 over a practice whose figures can be worked out in the head.</summary>
internal sealed class PackFixture : IAsyncDisposable
{
    // Fourteen months up to March 2025. Month m (0..13): 10 claims of 100 from P1 and P2 each, charges 2,000, payments
    // 900 from P1 and 300 from P2, one claim in ten of P1 denied, P2's open balance 50 m.
    private const string Rows = """
        insert into fct_submissions (submission_key, payer_id, submitted_date, service_from_date, service_to_date)
        select 's' || m || '-' || n, payer, day, add_days(day, -4), add_days(day, -4) from months, claims;
        insert into fct_claims
            (claim_key, payer_id, service_from_date, first_submitted_date, last_submitted_date, first_adjudicated_date,
            last_adjudicated_date, is_denied_first_pass, first_denied_amount, first_allowed_amount, allowed_amount,
            paid_amount, reason_code, denial_category, group_code, days_to_first_adjudication)
        select 'c' || m || '-' || n, payer, add_days(day, -4), day, day, add_days(day, 12), add_days(day, 12),
            n = 0, case when n = 0 then 100 else 0 end, case when n = 0 then 0 else 80 end,
            case when n = 0 then 0 else 80 end, case when n = 0 then 0 else 60 end,
            case when n = 0 then '197' end, case when n = 0 then 'authorization' end, case when n = 0 then 'CO' end, 12
        from months, claims;
        insert into fct_denials (denial_key, payer_id, denied_amount, denied_date, reason_code, denial_category, group_code)
        select 'd' || m, 'P1', 100, add_days(day, 12), '197', 'authorization', 'CO' from months;
        insert into fct_ledger (ledger_key, payer_id, transaction_type, posted_date, charge_amount, payment_amount)
        select 'ch' || m || '-' || n, payer, 'charge', day, 100, 0 from months, claims
        union all
        select 'p1-' || m, 'P1', 'payment', add_days(day, 14), 0, 900 from months
        union all
        select 'p2-' || m, 'P2', 'payment', add_days(day, 14), 0, 300 from months;
        insert into fct_ar_snapshots (account_key, payer_id, snapshot_date, open_amount, debit_amount, age_days, age_bucket)
        select 'a' || m, 'P1', month_end(day), 800.25, 800.25, 12, '0-30' from months
        union all
        select 'b' || m, 'P2', month_end(day), 50 * m, 50 * m, 130, '121-150' from months where m > 0
        union all
        select 'e' || m, 'P1', month_end(day), 10, 10, 200, '181+' from months;
        insert into fct_underpayments (line_key, payer_id, variance_amount, is_underpaid, underpaid_amount, expected_amount,
            underpayment_reason, project_name, adjudicated_date)
        select 'u' || m, 'P1', -12.5, true, 12.5, 100, 'old_fee_year', 'P1 99213 -12.5 %', day from months;
        insert into fct_cash_forecast (forecast_key, snapshot_date, period_number, period_date, period_name, forecast_amount,
            charged_forecast_amount, low_amount, high_amount) values
            ('f1', '2025-03-31', 1, '2025-04-01', '2025-04', 220, 110, 180, 260),
            ('f2', '2025-03-31', 2, '2025-05-01', '2025-05', 150, 0, 120, 180),
            ('f3', '2025-02-28', 1, '2025-03-01', '2025-03', 900, 900, 800, 1000);
        insert into fct_forecast_parts (part_key, snapshot_date, period_number, period_date, cohort_date, method, base_amount,
            yield_ratio, season_ratio, period_share, pay_day_ratio) values
            ('p1', '2025-03-31', 1, '2025-04-01', '2025-02-01', 'chain_ladder', 400, 1.25, 1, 0.2, 1.1),
            ('p2', '2025-03-31', 1, '2025-04-01', '2025-04-01', 'charges_to_come', 1000, 0.5, 1.1, 0.2, 1),
            ('p3', '2025-03-31', 2, '2025-05-01', '2025-04-01', 'charges_to_come', 1000, 0.5, 1, 0.3, 1);
        """;

    private PackFixture(DuckDbWarehouse warehouse) => Warehouse = warehouse;

    public DuckDbWarehouse Warehouse { get; }

    public static PackCatalog Packs { get; } = PackCatalog.Load(Repo.Path("dashboards"));

    public static async Task<PackFixture> OpenAsync()
    {
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        foreach (var sql in new[]
        {
            "set schema = 'rcm'; " + await File.ReadAllTextAsync(Repo.Path("sql/functions/duckdb.sql"), Cancellation),
            MartTables.Sql,
            "insert into run_context values ('2025-03-31', '2024-02-05')",
            """
            create table months as
            select number as m, add_months(cast('2024-02-05' as date), number) as day from range(14) as numbers (number);
            create table claims as
            select number as n, case when number < 10 then 'P1' else 'P2' end as payer from range(20) as numbers (number)
            """,
            Rows,
        })
        {
            await warehouse.ExecuteAsync(sql, Cancellation);
        }

        return new PackFixture(warehouse);
    }

    public async Task<MemoryStream> WriteAsync(string? practice = null, string[]? scope = null, int month = 3)
    {
        var file = new MemoryStream();
        var request = new PackRequest
        {
            Pack = Packs.Find("monthly"),
            Month = new DateOnly(2025, month, 15),
            PracticeId = practice,
            PracticeScope = scope,
        };
        await PackWriter.WriteAsync(Warehouse, Results.Catalog, Packs.Theme, request, file, Cancellation);
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
