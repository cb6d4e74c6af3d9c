using System.Globalization;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Stories;

/// <summary>
/// A practice that charges 400 every working day and is paid by rule: what is forecast of the next quarter must come, as the
/// same rule goes on. Only the models of the forecast are built, over a ledger made here.
/// </summary>
public sealed class ForecastTests
{
    private const string AsOf = "2025-06-30";

    // Insurers pay 60 of each 100 on the first Thursday after so many days, patients 10 a month and a half after the charge.
    private const string Ledger = """
        create table accounts as
        select
            'a' || cast(days.date_day as varchar) || '-' || numbers.n as account_key,
            days.date_day as charged_date,
            days.date_day + cast(case when days.date_day >= cast('{slow}' as date) then 32 else 20 end as integer) as ready_date
        from dim_dates as days
        cross join (select range as n from range(4)) as numbers
        left join seed_holidays as holidays on days.date_day = holidays.holiday_date
        where days.date_day between cast('2023-10-02' as date) and cast('2025-12-31' as date)
            and days_between(week_start(days.date_day), days.date_day) < 5 and holidays.holiday_date is null;
        create table postings as
        select account_key, charged_date, 'charge' as transaction_type, charged_date as posted_date, 100.00 as amount, 0.00 as payment_amount
        from accounts
        union all
        select account_key, charged_date, 'payment',
            ready_date + cast((10 - days_between(week_start(ready_date), ready_date)) % 7 as integer), -60, 60
        from accounts
        union all
        select account_key, charged_date, 'patient_payment', charged_date + 45, -10, 10 from accounts;
        create table fct_ledger as
        select 'P1' as practice_id, 'commercial' as payer_class, account_key, transaction_type, posted_date,
            charged_date as service_from_date, cast(amount as decimal(18, 2)) as amount,
            cast(payment_amount as decimal(18, 2)) as payment_amount
        from postings cross join run_context where posted_date <= as_of_date
        """;

    private static readonly string[] Calendar = ["dim_dates", "int_snapshot_dates__listed"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forecast_SteadyPractice_IsWhatComes()
    {
        await using var warehouse = await BuildAsync("2099-01-01");

        (await ErrorAsync(warehouse, "month", "period_number <= 3", "2025-09-30")).ShouldBeInRange(-0.02, 0.02);
        (await ErrorAsync(warehouse, "week", "true", "2025-09-29")).ShouldBeInRange(-0.02, 0.02);
        (await NumberAsync(warehouse, "select avg(absolute_error_ratio) from fct_forecast_backtest where period_kind = 'month' and period_number = 1"))
            .ShouldBeLessThan(0.06);
        (await NumberAsync(warehouse, "select count(*) from fct_cash_forecast where snapshot_date = '2025-06-30' and low_amount <= forecast_amount and high_amount >= forecast_amount"))
            .ShouldBe(25);
    }

    // Twelve days later from May on: what is open in June is paid later, not lost.
    [Fact]
    public async Task Forecast_PayerThatSlowsDown_KeepsWhatIsOpen()
    {
        await using var warehouse = await BuildAsync("2025-05-01");

        (await ErrorAsync(warehouse, "month", "period_number <= 3", "2025-09-30")).ShouldBeInRange(-0.08, 0.08);
        (await ErrorAsync(warehouse, "week", "true", "2025-09-29")).ShouldBeInRange(-0.08, 0.08);
    }

    [Fact]
    public async Task Forecast_Parts_MultiplyToTheForecast()
    {
        await using var warehouse = await BuildAsync("2099-01-01");

        (await NumberAsync(
            warehouse,
            """
            select max(abs(forecast_amount - base_amount * yield_ratio * season_ratio * period_share * pay_day_ratio))
            from fct_forecast_parts
            """)).ShouldBeLessThanOrEqualTo(0.005001);
        (await NumberAsync(
            warehouse,
            """
            select sum(forecast_amount) - (select sum(forecast_amount) from fct_cash_forecast where snapshot_date = '2025-06-30')
            from fct_forecast_parts
            """)).ShouldBe(0);
    }

    /// <summary>Forecast over what came after the as-of date, less one.</summary>
    private static Task<double> ErrorAsync(DuckDbWarehouse warehouse, string kind, string which, string last) => NumberAsync(
        warehouse,
        $"""
        select
            (select sum(forecast_amount) from fct_cash_forecast
            where snapshot_date = '{AsOf}' and period_kind = '{kind}' and {which})
            / (select sum(payment_amount) from postings where posted_date > '{AsOf}' and posted_date <= '{last}') - 1
        """);

    private static async Task<double> NumberAsync(DuckDbWarehouse warehouse, string sql) =>
        Convert.ToDouble((await warehouse.ReadAsync(sql, [], Cancellation)).Rows[0][0], CultureInfo.InvariantCulture);

    private static async Task<DuckDbWarehouse> BuildAsync(string slow)
    {
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await warehouse.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(SqlFolder.Path, "functions", "duckdb.sql"), Cancellation), Cancellation);
        foreach (var seed in new[] { "seed_digits", "seed_holidays" })
        {
            await warehouse.ExecuteAsync($"create table {seed} as from '{Path.Combine(SqlFolder.Path, "seeds", seed)}.csv'", Cancellation);
        }

        await warehouse.ExecuteAsync(
            $"create table run_context as select cast('{AsOf}' as date) as as_of_date, cast('2023-10-02' as date) as first_date", Cancellation);
        var models = ModelGraph.Load(SqlFolder.Path).Select(null)
            .Where(model => Calendar.Contains(model.Name) || model.File.Contains("/forecast/", StringComparison.Ordinal)).ToList();
        foreach (var model in models)
        {
            await warehouse.ExecuteAsync($"create table {model.Name} as {model.Sql}", Cancellation);
            if (model.Name == Calendar[0])
            {
                await warehouse.ExecuteAsync(Ledger.Replace("{slow}", slow, StringComparison.Ordinal), Cancellation);
            }
        }

        return warehouse;
    }
}
