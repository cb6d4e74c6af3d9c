using System.Globalization;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>What the simulated practices' own systems export loads whole and comes to what their books hold.</summary>
public sealed class PracticeExportTests(PracticeExportTests.Exports exports) : IClassFixture<PracticeExportTests.Exports>
{
    private const string Ledger = """
        select
            practice_id,
            case
                when transaction_type = 'adjustment' then 'adjustments'
                when transaction_type = 'insurance_payment' and charge_row_key is null then 'unapplied_insurance_payments'
                when transaction_type in ('patient_payment', 'refund') then 'patient_money'
                else transaction_type || 's'
            end as measure,
            sum(amount) as amount
        from int_pm_transactions__canonical
        where reduces_ar
        group by 1, 2
        """;

    private static readonly string[] Adjustments =
    [
        "bad_debt", "contractual_adjustments", "sequestration_adjustments", "reporting_adjustments", "timely_filing_write_offs",
        "small_balance_write_offs", "denial_write_offs", "billed_in_error_adjustments",
    ];

    [Fact]
    public async Task Ledger_OfBothSystems_IsWhatWasDecided()
    {
        var actual = await exports.ReadAsync(Ledger);
        foreach (var practice in exports.Practices)
        {
            var isAthena = practice == exports.Practices[0];
            actual[$"{practice} adjustments"].ShouldBe(Adjustments.Sum(measure => exports.Told(practice, measure)));
            actual[$"{practice} insurance_payments"].ShouldBe(exports.Told(practice, "insurance_payments"));
            actual[$"{practice} patient_money"].ShouldBe(
                exports.Told(practice, "patient_payments") - exports.Told(practice, "patient_refunds"));
            actual.GetValueOrDefault($"{practice} unapplied_insurance_payments").ShouldBe(
                isAthena ? exports.Told(practice, "unapplied_insurance_payments") : 0);
        }
    }

    [Fact]
    public async Task Ledger_ByMonthOfPosting_IsWhatWasDecided()
    {
        var actual = await exports.ReadAsync("""
            select practice_id, date_trunc('month', posted_date) as month, sum(amount) as amount
            from int_pm_transactions__canonical
            where source_system = 'athenahealth' and reduces_ar
            group by 1, 2
            """);
        var signs = Adjustments.Concat(["insurance_payments", "unapplied_insurance_payments", "patient_payments"])
            .Select(measure => (measure, 1)).Append(("patient_refunds", -1)).ToDictionary();
        var expected = exports.Truth.Where(row => row.Practice == exports.Practices[0] && signs.ContainsKey(row.Measure))
            .GroupBy(row => $"{row.Practice} {row.Month}")
            .ToDictionary(month => month.Key, month => month.Sum(row => row.Value * signs[row.Measure]));
        actual.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task LedgerWithoutCharges_OfTebra_ComesToTheSame()
    {
        var actual = await exports.ReadAsync("""
            select transaction_type, sum(amount) as amount from stg_pm__transactions
            where profile = 'tebra_transactions' and reduces_ar group by 1
            """);
        var practice = exports.Practices[1];
        actual["adjustment"].ShouldBe(Adjustments.Sum(measure => exports.Told(practice, measure)));
        actual["insurance_payment"].ShouldBe(exports.Told(practice, "insurance_payments"));
        actual["patient_payment"].ShouldBe(exports.Told(practice, "patient_payments"));
        actual["refund"].ShouldBe(-exports.Told(practice, "patient_refunds"));
    }

    [Fact]
    public async Task Charges_OfBothSystems_AreThoseEntered()
    {
        var actual = await exports.ReadAsync("select practice_id, sum(charge_amount) from int_pm_charges__canonical group by 1");
        foreach (var practice in exports.Practices)
        {
            actual[practice].ShouldBe(exports.Told(practice, "charges_entered") - exports.Told(practice, "charges_voided"));
        }
    }

    [Fact]
    public async Task Charges_OfClaims_AreTheClaimsChargesAndWhatWasBilledInError()
    {
        var actual = await exports.ReadAsync("""
            with charges as (
                select practice_id, claim_id, sum(charge_amount) as amount from int_pm_charges__canonical group by 1, 2
            )
            select claims.practice_id, sum(charges.amount - claims.charge_amount)
            from fct_claims as claims
            left join charges on claims.practice_id = charges.practice_id and claims.patient_control_number = charges.claim_id
            where claims.is_primary and claims.first_submitted_date is not null
            group by 1
            """);
        // A claim that is withdrawn charges nothing any more; the books keep the charge and adjust it off.
        foreach (var practice in exports.Practices)
        {
            actual[practice].ShouldBe(exports.Told(practice, "billed_in_error_adjustments"));
        }
    }

    [Fact]
    public async Task Entries_OfBothSystems_AreLinked()
    {
        // Tebra's ledger has no ids of charges: a copay paid on a day without a charge has nothing to be linked to.
        var unlinked = await exports.ReadAsync("""
            select source_system, count(*) filter (where claim_id is null and posted_date != service_from_date)
            from int_pm_transactions__canonical group by 1
            """);
        unlinked.Values.ShouldAllBe(count => count == 0);
        var unmatched = await exports.ReadAsync("""
            select claims.practice_id, count(*) filter (where matched.claim_key is null)
            from fct_claims as claims
            left join int_pm_claims__matched as matched on claims.claim_key = matched.claim_key
            where claims.is_primary and claims.first_submitted_date is not null
            group by 1
            """);
        unmatched.Values.ShouldAllBe(count => count == 0);
    }

    [Fact]
    public async Task DenialWriteOffs_ByMonthOfPosting_AreThoseDecided()
    {
        var actual = await exports.ReadAsync($"""
            select practice_id, date_trunc('month', posted_date) as month, sum(written_off_amount) as amount
            from fct_denial_write_offs where practice_id = '{exports.Practices[0]}' group by 1, 2
            """);
        var expected = exports.Truth.Where(row => row.Practice == exports.Practices[0] && row.Measure == "denial_write_offs")
            .GroupBy(row => $"{row.Practice} {row.Month}").ToDictionary(month => month.Key, month => month.Sum(row => row.Value));
        actual.ShouldNotBeEmpty();
        actual.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Reconciliation_ByPractice_FindsTheDepositsThatDifferAndNoOther()
    {
        var actual = await exports.ReadAsync("""
            select practice_id, count(*) filter (where deposit_status = 'differs' or match_method = 'amount')
            from fct_payment_reconciliation group by 1
            """);
        var interest = await exports.ReadAsync("select practice_id, count(*) from fct_deposits where description = 'INTEREST' group by 1");
        foreach (var practice in exports.Practices)
        {
            (actual[practice] + interest.GetValueOrDefault(practice)).ShouldBe(exports.Told(practice, "unmatched_deposits_count"));
        }
    }

    [Fact]
    public async Task Deposits_ByPractice_AreWhatArrivedAndMostlyPayments()
    {
        var arrived = await exports.ReadAsync("select practice_id, sum(deposit_amount) from fct_deposits group by 1");
        var matched = await exports.ReadAsync("""
            select deposits.practice_id, count(*) filter (where payments.trace_number is not null)
            from fct_deposits as deposits
            left join (select distinct trace_number, payment_amount from raw.x12_835_payments) as payments
                on deposits.reference_number = payments.trace_number and deposits.deposit_amount = payments.payment_amount
            where coalesce(deposits.description, '') != 'PATIENT PAYMENTS'
            group by 1
            """);
        var counts = await exports.ReadAsync("""
            select practice_id, count(*) from fct_deposits where coalesce(description, '') != 'PATIENT PAYMENTS' group by 1
            """);
        foreach (var practice in exports.Practices)
        {
            arrived[practice].ShouldBe(exports.Told(practice, "deposits"));
            (counts[practice] - matched[practice]).ShouldBe(exports.Told(practice, "unmatched_deposits_count"));
        }
    }

    [Fact]
    public async Task EntryLag_ByMonth_IsWhatHappenedAndGrowsAtTheSecondPractice()
    {
        var actual = await exports.ReadAsync("""
            select practice_id, date_trunc('month', posted_date) as month, count(distinct claim_id)
            from int_pm_charges__canonical where void_method != 'reversal' and posted_date - service_from_date between 9 and 30
                and claim_id not in (select claim_id from int_pm_charges__canonical where void_method != 'none')
            group by 1, 2
            """);
        actual.Keys.Count(key => key.StartsWith(exports.Practices[1], StringComparison.Ordinal)).ShouldBeGreaterThan(4);
        exports.Truth.Where(row => row.Measure.StartsWith("charge_lag", StringComparison.Ordinal) && row.Practice == exports.Practices[0])
            .Sum(row => row.Value).ShouldBe(
                (await exports.ReadAsync("select practice_id, count(distinct claim_id) from int_pm_charges__canonical group by 1"))[exports.Practices[0]]);
    }

    [Fact]
    public async Task Money_OfPatients_IsOfEveryKind()
    {
        foreach (var measure in new[] { "patient_payments", "patient_refunds", "bad_debt", "denial_write_offs", "charges_voided" })
        {
            exports.Practices.ShouldAllBe(practice => exports.Told(practice, measure) > 0, measure);
        }

        var states = await exports.ReadAsync("select status, count(*) from int_pm_appointments__canonical group by 1");
        states.Keys.ShouldBe(["cancelled", "completed", "no_show"], ignoreOrder: true);
    }

    [Fact]
    public void Files_Loaded_HaveNoIssue() => exports.Issues.ShouldBeEmpty();

    /// <summary>Two practices, one of each system, loaded and built once.</summary>
    public sealed class Exports : IAsyncLifetime
    {
        private static readonly SimulationOptions Options = new() { Claims = 2_400, Practices = 2, Months = 12, Seed = 7 };

        private readonly DuckDbWarehouse _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

        public List<string> Issues { get; } = [];

        public List<(string Month, string Practice, string Measure, decimal Value)> Truth { get; } = [];

        /// <summary>The first has athenahealth, the second Tebra.</summary>
        public List<string> Practices { get; private set; } = [];

        public decimal Told(string practice, string measure) =>
            Truth.Where(row => row.Practice == practice && row.Measure == measure).Sum(row => row.Value);

        /// <summary>All but the last column are the key.</summary>
        public async Task<Dictionary<string, decimal>> ReadAsync(string sql)
        {
            var result = await _warehouse.ReadAsync(sql, [], TestContext.Current.CancellationToken);
            return result.Rows.ToDictionary(
                row => string.Join(' ', row.SkipLast(1).Select(Text)), row => Convert.ToDecimal(row[^1], CultureInfo.InvariantCulture));
        }

        public async ValueTask InitializeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("rcm-exports-");
            try
            {
                using var keys = new PatientKeys(new byte[32]);
                var loader = new FileLoader(_warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
                foreach (var file in Simulation.Run(Options).Where(file => !file.Path.StartsWith("faults/", StringComparison.Ordinal)).GroupBy(file => file.Path))
                {
                    var text = string.Concat(file.Select(part => part.Text));
                    if (file.Key == "truth/practice_ledger.csv")
                    {
                        Remember(text);
                    }
                    else if (!file.Key.StartsWith("truth/", StringComparison.Ordinal))
                    {
                        var path = Path.Combine(folder.FullName, file.Key.Replace('/', '-'));
                        await File.WriteAllTextAsync(path, text);
                        var loaded = await loader.LoadAsync(path, CancellationToken.None);
                        Issues.AddRange(loaded.Report.IssueCount > 0 || loaded.Status != LoadStatus.Loaded ? [file.Key] : []);
                    }
                }

                await WarehouseBuilder.BuildAsync(
                    _warehouse, Path.Combine(AppContext.BaseDirectory, "sql"), new BuildOptions(), CancellationToken.None);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        public ValueTask DisposeAsync() => _warehouse.DisposeAsync();

        private static string Text(object? value) => value switch
        {
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

        private void Remember(string text)
        {
            foreach (var row in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')))
            {
                Truth.Add((row[0], row[1], row[2], decimal.Parse(row[3], CultureInfo.InvariantCulture)));
            }

            Practices = [.. Truth.Select(row => row.Practice).Distinct().Order(StringComparer.Ordinal)];
        }
    }
}
