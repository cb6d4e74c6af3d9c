using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

/// <summary>
/// Marts of two invented practices and six payers over fifteen months, made by arithmetic: the same rows each time, with
/// enough of them that every tile of a page has something to show.
/// </summary>
internal static class SampleMarts
{
    public static readonly DateOnly AsOf = new(2026, 3, 31);

    private const string Columns =
        "practice_id, payer_id, payer_class, provider_id, location_id, claim_type, load_id, source_offset";

    private const string Claims = """
        create temp table numbered as
        select range as number, hash(range * 7919) % 1000 as chance, hash(range * 104729) % 1000 as other_chance,
            case when hash(range * 31) % 100 < 34 then 1 when hash(range * 31) % 100 < 58 then 2
                when hash(range * 31) % 100 < 76 then 3 when hash(range * 31) % 100 < 88 then 4
                when hash(range * 31) % 100 < 97 then 5 else 6 end as payer
        from range(2600);
        create temp table claims as
        select *,
            if(number % 4 = 0, 'hill', 'lake') as practice_id,
            ['BCBS', 'MEDICARE', 'UHC', 'AETNA', 'CIGNA', 'TXMEDICAID'][payer] as payer_id,
            ['blues', 'medicare', 'commercial', 'commercial', 'commercial', 'medicaid'][payer] as payer_class,
            ['1245319599', '1760403921'][1 + number % 2] as provider_id, '1234567893' as location_id,
            '837P' as claim_type, 'load' || number % 12 as load_id, number * 411 as source_offset,
            'claim' || number as claim_key, 'PCN' || (100000 + number) as patient_control_number,
            ['99213', '99214', '99203', '20610'][1 + number % 4] as procedure_code,
            cast(90 + chance % 260 as decimal(18, 2)) as charge_amount,
            date '2025-01-02' + cast(number * 452 // 2600 as integer) as service_from_date,
            service_from_date + cast(1 + other_chance % 5 as integer) as first_submitted_date,
            first_submitted_date + cast([9, 14, 19, 16, 24, 31][payer] + chance % 9 as integer) as answered_date,
            chance < [70, 60, 170, 110, 130, 200][payer] as would_be_denied,
            answered_date <= date '2026-03-31' as is_adjudicated
        from numbered
        where service_from_date <= date '2026-03-29';
        """;

    private const string Facts = $"""
        create table run_context as select date '2026-03-31' as as_of_date, date '2025-01-02' as first_date;
        create table dim_practices as from (values ('lake', 'Lakeside Family Medicine'), ('hill', 'Hill Country Orthopedics'))
            practices(practice_id, practice_name);
        create table dim_payers as from (values ('BCBS', 'Blue Cross Blue Shield of Texas', 'blues'),
            ('MEDICARE', 'Medicare Part B', 'medicare'), ('UHC', 'UnitedHealthcare', 'commercial'),
            ('AETNA', 'Aetna', 'commercial'), ('CIGNA', 'Cigna', 'commercial'), ('TXMEDICAID', 'Texas Medicaid', 'medicaid'))
            payers(payer_id, payer_name, payer_class);
        create table dim_providers (provider_id varchar, provider_name varchar, practice_id varchar);
        create table dim_locations (location_id varchar, location_name varchar);
        create table dim_procedures (procedure_code varchar, procedure_name varchar);
        create table dim_reasons (reason_code varchar, reason_name varchar);
        create table fct_claims as
        select {Columns}, claim_key, true as is_primary, patient_control_number, charge_amount, procedure_code,
            if(is_adjudicated and not would_be_denied, cast(charge_amount * 0.42 as decimal(18, 2)), 0) as paid_amount,
            if(is_adjudicated and not would_be_denied, cast(charge_amount * 0.5 as decimal(18, 2)), 0) as allowed_amount,
            allowed_amount as first_allowed_amount,
            if(is_adjudicated and not would_be_denied, cast(charge_amount * 0.06 as decimal(18, 2)), 0)
                as patient_responsibility_amount,
            if(is_adjudicated and not would_be_denied, cast(charge_amount * 0.5 as decimal(18, 2)), 0) as contractual_amount,
            if(is_adjudicated and not would_be_denied, 0, charge_amount) as open_amount,
            service_from_date, first_submitted_date, first_submitted_date as last_submitted_date,
            if(is_adjudicated, answered_date, null) as first_adjudicated_date,
            if(is_adjudicated, answered_date, null) as last_adjudicated_date, is_adjudicated,
            is_adjudicated and would_be_denied as is_denied_first_pass,
            is_adjudicated and would_be_denied as is_denied_full_first_pass, false as is_duplicate_denial,
            if(is_adjudicated and would_be_denied, charge_amount, 0) as first_denied_amount,
            if(is_adjudicated, charge_amount, 0) as first_adjudicated_charge_amount,
            if(is_adjudicated and would_be_denied, 'CO', null) as group_code,
            if(is_adjudicated and would_be_denied, ['197', '16', '29', '50'][1 + number % 4], null) as reason_code,
            if(is_adjudicated and would_be_denied,
                ['authorization', 'missing_info', 'timely_filing', 'medical_necessity'][1 + number % 4], null)
                as denial_category,
            if(is_adjudicated, answered_date - first_submitted_date, null) as days_to_first_adjudication
        from claims;
        create table fct_denials as
        select {Columns}, 'denial' || number as denial_key, claim_key, procedure_code, 'CO' as group_code,
            ['197', '16', '29', '50'][1 + number % 4] as reason_code, cast(null as varchar) as remark_codes,
            ['authorization', 'missing_info', 'timely_filing', 'medical_necessity'][1 + number % 4] as denial_category,
            number % 2 = 0 as is_preventable, charge_amount as denied_amount, charge_amount, false as is_duplicate_denial,
            answered_date as denied_date, service_from_date
        from claims
        where is_adjudicated and would_be_denied;
        create table fct_submissions as
        select {Columns}, 'submission' || number as submission_key, claim_key, patient_control_number, 1 as payer_sequence,
            charge_amount, first_submitted_date as submitted_date, service_from_date, service_from_date as service_to_date,
            true as is_first_submission, false as is_test, false as is_duplicate,
            if(is_adjudicated, 'adjudicated', 'unknown') as outcome,
            if(is_adjudicated, other_chance >= 60, null) as is_accepted_first_time
        from claims;
        create table fct_ledger as
        select {Columns}, 'charge' || number as ledger_key, claim_key, 'charge' as transaction_type,
            first_submitted_date as posted_date, service_from_date, charge_amount as amount, charge_amount,
            cast(0 as decimal(18, 2)) as payment_amount, procedure_code
        from claims where first_submitted_date <= date '2026-03-31'
        union all
        select {Columns}, 'payment' || number, claim_key, 'payment', answered_date, service_from_date,
            -cast(charge_amount * 0.42 as decimal(18, 2)), 0, cast(charge_amount * 0.42 as decimal(18, 2)), procedure_code
        from claims where is_adjudicated and not would_be_denied;
        create table fct_ar_snapshots as
        select {Columns}, cast(days.day as date) as snapshot_date, claim_key, charge_amount as open_amount,
            charge_amount as debit_amount, cast(0 as decimal(18, 2)) as credit_amount, service_from_date,
            first_submitted_date, date_diff('day', service_from_date, cast(days.day as date)) as age_days,
            case when age_days <= 30 then '0-30' when age_days <= 60 then '31-60' when age_days <= 90 then '61-90'
                when age_days <= 120 then '91-120' when age_days <= 150 then '121-150' when age_days <= 180 then '151-180'
                else '181+' end as age_bucket
        from claims
        inner join (select last_day(range) as day from range(date '2025-01-01', date '2026-04-01', interval 1 month)) as days
            on first_submitted_date <= days.day
            and (answered_date > days.day or (would_be_denied and service_from_date + 240 > days.day));
        create table fct_underpayments as
        select {Columns}, 'line' || number as line_key, claim_key, procedure_code, cast(null as varchar) as modifier,
            cast(1 as decimal(18, 4)) as units, cast(charge_amount * 0.5 as decimal(18, 2)) as allowed_amount,
            cast(charge_amount * if(chance % 10 = 0, 0.56, 0.5) as decimal(18, 2)) as expected_amount,
            allowed_amount - expected_amount as variance_amount, allowed_amount < expected_amount as is_underpaid,
            greatest(expected_amount - allowed_amount, 0) as underpaid_amount, cast(0 as decimal(18, 2)) as overpaid_amount,
            answered_date as adjudicated_date, service_from_date
        from claims
        where is_adjudicated and not would_be_denied;
        """;

    /// <summary>Publishes the marts into an empty warehouse.</summary>
    public static Task PublishAsync(IWarehouse warehouse, CancellationToken cancellation) =>
        warehouse.PublishAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    await File.ReadAllTextAsync(
                        Path.Combine(AppContext.BaseDirectory, "sql", "functions", "duckdb.sql"), cancellation),
                    cancellation);
                await session.ExecuteAsync(Claims, cancellation);
                await session.ExecuteAsync(Facts, cancellation);
            },
            cancellation);
}
