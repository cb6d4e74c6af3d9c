namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>
/// The marts as metrics see them, empty. A test writes only the columns its case is about: the others have the value of
/// a plain row of practice <c>north</c>.
/// </summary>
internal static class MartTables
{
    private const string Common = """
        practice_id varchar default 'north', payer_id varchar default 'P1', payer_class varchar default 'commercial',
        provider_id varchar default '1111111111', location_id varchar default 'L1', claim_type varchar default '837P',
        load_id varchar default 'load1', source_offset bigint default 0
        """;

    public const string Sql = $"""
        create table run_context (as_of_date date, first_date date);
        create table fct_submissions ({Common}, submission_key varchar, claim_key varchar, patient_control_number varchar,
            payer_sequence integer default 1, charge_amount decimal(18, 2) default 100, submitted_date date,
            service_from_date date, service_to_date date, is_first_submission boolean default true,
            is_test boolean default false, is_duplicate boolean default false, outcome varchar default 'adjudicated',
            is_accepted_first_time boolean default true, is_predetermination boolean default false,
            is_rejected boolean default false, rejection_hop varchar, rejection_code varchar, rejected_date date,
            outcome_date date, acknowledged_date date, payer_acknowledged_date date,
            submission_limit_days integer default 7, acknowledgement_limit_days integer default 5);
        create table fct_claims ({Common}, claim_key varchar, is_primary boolean default true,
            patient_control_number varchar, charge_amount decimal(18, 2) default 100, paid_amount decimal(18, 2) default 0,
            later_payers_paid_amount decimal(18, 2) default 0, patient_paid_amount decimal(18, 2) default 0,
            allowed_amount decimal(18, 2) default 0, first_allowed_amount decimal(18, 2) default 0,
            patient_responsibility_amount decimal(18, 2) default 0, contractual_amount decimal(18, 2) default 0,
            open_amount decimal(18, 2) default 0, service_from_date date, first_submitted_date date,
            last_submitted_date date, first_adjudicated_date date, last_adjudicated_date date, first_reworked_date date,
            is_adjudicated boolean default true, is_denied_first_pass boolean default false,
            is_denied_full_first_pass boolean default false, is_duplicate_denial boolean default false,
            first_denied_amount decimal(18, 2) default 0, first_adjudicated_charge_amount decimal(18, 2) default 100,
            group_code varchar, reason_code varchar, denial_category varchar, days_to_first_adjudication bigint,
            clock_start_date date, first_payment_date date, days_to_first_payment bigint, days_to_cash bigint,
            answer_limit_days integer default 30, cash_limit_days integer default 45, answer_due_date date,
            is_answer_due boolean default true, is_awaiting_answer boolean default false,
            is_turnaround_backwards boolean default false, is_payment_backwards boolean default false,
            is_cash_backwards boolean default false,
            procedure_code varchar default '99213', modifiers varchar, diagnosis_code varchar, remark_codes varchar,
            stage varchar, preventability varchar, is_implied boolean default false,
            is_eligibility_checked boolean default false, coverage_status varchar,
            has_authorization_number boolean default false);
        create table fct_charge_entries ({Common}, entry_key varchar, visit_id varchar, claim_key varchar,
            charge_amount decimal(18, 2) default 100, service_to_date date, entered_date date, days_to_entry bigint,
            is_entry_backwards boolean default false, limit_days integer default 5);
        create table fct_completion (family varchar, practice_id varchar default 'north',
            payer_class varchar default 'commercial', completion_key varchar, load_id varchar, source_offset bigint,
            cohort_date date, age_days bigint, usual_count double, complete_share double, complete_count double);
        create table fct_insurance_postings ({Common}, adjudication_key varchar, claim_key varchar,
            patient_control_number varchar, trace_number varchar, paid_amount decimal(18, 2) default 80,
            service_from_date date, payment_date date, posted_date date, match_method varchar, days_to_posting bigint,
            is_posting_backwards boolean default false, limit_days integer default 4);
        create table fct_denials ({Common}, denial_key varchar, payer_sequence integer default 1, claim_key varchar,
            procedure_code varchar default '99213', modifiers varchar, diagnosis_code varchar, group_code varchar,
            reason_code varchar, remark_codes varchar, denial_category varchar, stage varchar, preventability varchar,
            is_preventable boolean default false, denied_amount decimal(18, 2), charge_amount decimal(18, 2),
            is_duplicate_denial boolean default false, is_primary_reason_of_claim boolean default true,
            denied_date date, service_from_date date, expected_denied_amount decimal(18, 2),
            first_action varchar, first_action_date date, days_to_first_action bigint, decided_date date,
            recovered_amount decimal(18, 2) default 0, overturned_amount decimal(18, 2) default 0,
            written_off_amount decimal(18, 2) default 0, resolution varchar default 'open', resolved_date date,
            days_to_resolution bigint, age_days bigint default 100, rework_cost_amount decimal(18, 2) default 25);
        create table fct_adjudicated_lines ({Common}, line_key varchar, payer_sequence integer default 1,
            claim_key varchar, procedure_code varchar default '99213', modifiers varchar, diagnosis_code varchar,
            charge_amount decimal(18, 2) default 100, allowed_amount decimal(18, 2), denied_amount decimal(18, 2),
            is_first_adjudication boolean default true, is_informational boolean default false,
            is_duplicate_denial boolean default false, expected_allowed_amount decimal(18, 2),
            expected_source varchar default 'contract', adjudicated_date date, service_from_date date);
        create table fct_denial_write_offs ({Common}, transaction_key varchar, claim_key varchar,
            procedure_code varchar default '99213', modifiers varchar, diagnosis_code varchar, group_code varchar,
            reason_code varchar, remark_codes varchar, denial_category varchar, stage varchar, preventability varchar,
            write_off_class varchar default 'write_off', adjustment_code varchar, posted_date date, denied_date date,
            service_from_date date, written_off_amount decimal(18, 2));
        create table fct_ledger ({Common}, ledger_key varchar, account_key varchar, claim_key varchar,
            ledger_basis varchar default 'claims', responsibility varchar default 'insurance', transaction_type varchar,
            posted_date date, service_from_date date, amount decimal(18, 2), charge_amount decimal(18, 2) default 0,
            payment_amount decimal(18, 2) default 0, adjustment_amount decimal(18, 2) default 0,
            procedure_code varchar default '99213');
        create table fct_ar_snapshots ({Common}, snapshot_date date, account_key varchar, claim_key varchar,
            ledger_basis varchar default 'claims', responsibility varchar default 'insurance', open_amount decimal(18, 2),
            debit_amount decimal(18, 2) default 0, credit_amount decimal(18, 2) default 0, service_from_date date,
            first_submitted_date date, age_days integer default 10, age_bucket varchar default '0-30');
        create table fct_ar_rolls ({Common}, roll_key varchar, claim_key varchar, responsibility varchar default 'insurance',
            snapshot_date date, age_bucket varchar default '0-30', open_amount decimal(18, 2), rolled_amount decimal(18, 2),
            paid_amount decimal(18, 2), moved_amount decimal(18, 2) default 0, adjusted_amount decimal(18, 2));
        create table fct_credit_balances ({Common}, credit_key varchar, claim_key varchar,
            responsibility varchar default 'insurance', service_from_date date, credit_since_date date,
            credit_amount decimal(18, 2), age_days integer, is_federal boolean default false, return_due_date date,
            days_left integer);
        create table fct_patient_shares ({Common}, account_key varchar, claim_key varchar, service_from_date date,
            assigned_date date, age_days integer, assigned_amount decimal(18, 2), paid_30_amount decimal(18, 2) default 0,
            paid_60_amount decimal(18, 2) default 0, paid_90_amount decimal(18, 2) default 0,
            paid_120_amount decimal(18, 2) default 0, paid_180_amount decimal(18, 2) default 0,
            paid_amount decimal(18, 2) default 0, bad_debt_amount decimal(18, 2) default 0);
        create table fct_underpayments ({Common}, line_key varchar, claim_key varchar,
            procedure_code varchar default '99213', modifiers varchar, units decimal(18, 4) default 1,
            underpayment_reason varchar, project_name varchar, charge_shortfall_amount decimal(18, 2) default 0,
            expected_amount decimal(18, 2), allowed_amount decimal(18, 2), variance_amount decimal(18, 2),
            is_underpaid boolean default false, underpaid_amount decimal(18, 2) default 0,
            overpaid_amount decimal(18, 2) default 0, adjudicated_date date, service_from_date date);
        create table fct_underpayment_recoveries ({Common}, line_key varchar, claim_key varchar,
            procedure_code varchar default '99213', modifiers varchar, expected_amount decimal(18, 2) default 100,
            first_allowed_amount decimal(18, 2), last_allowed_amount decimal(18, 2), identified_amount decimal(18, 2),
            recovered_amount decimal(18, 2) default 0, recovery_outcome varchar default 'open', recovered_date date,
            adjudicated_date date, service_from_date date);
        create table fct_below_usual ({Common}, line_key varchar, claim_key varchar,
            procedure_code varchar default '99213', modifiers varchar, units decimal(18, 4) default 1,
            usual_amount decimal(18, 2) default 100, allowed_amount decimal(18, 2), usual_source varchar default 'practice',
            is_below_usual boolean default false, below_usual_amount decimal(18, 2) default 0, lower_since_date date,
            adjudicated_date date, service_from_date date);
        create table fct_adjudications ({Common}, adjudication_key varchar, claim_key varchar,
            patient_control_number varchar, claim_status_code varchar, charge_amount decimal(18, 2),
            paid_amount decimal(18, 2), payment_date date, adjudicated_date date, is_reversal boolean default false,
            is_duplicate boolean default false, is_balanced boolean default true, is_matched boolean default true,
            match_method varchar, trace_number varchar);
        create table fct_payments ({Common}, payment_key varchar, trace_number varchar, payment_amount decimal(18, 2),
            payment_date date, claim_paid_amount decimal(18, 2), provider_adjustment_amount decimal(18, 2),
            is_balanced boolean default true, balance_difference decimal(18, 2), is_duplicate boolean default false,
            recouped_amount decimal(18, 2) default 0);
        create table fct_takebacks ({Common}, adjudication_key varchar, claim_key varchar, original_payment_date date,
            payment_date date, correction_date date, taken_back_amount decimal(18, 2),
            correction_paid_amount decimal(18, 2) default 0, net_taken_back_amount decimal(18, 2), age_days integer,
            is_orphan boolean default false);
        create table fct_worklist ({Common}, work_key varchar, claim_key varchar, patient_control_number varchar,
            as_of_date date default '2025-06-29', due_date date, service_from_date date, work_kind varchar default 'denied', work_reason varchar default 'coding',
            next_action varchar default 'appeal', due_bucket varchar default '61+', days_left bigint, is_expired boolean default false,
            untouched_days bigint default 0, owner varchar, billed_amount decimal(18, 2) default 100,
            expected_amount decimal(18, 2) default 50, priority_amount decimal(18, 2) default 25);
        create table fct_pooled_shifts ({Common}, shift_key varchar, shift_kind varchar default 'turnaround', denial_category varchar,
            procedure_code varchar, shift_date date default '2025-05-05', until_date date, noticed_date date default '2025-06-08',
            own_noticed_date date, days_ahead bigint, practice_count bigint default 5, pooled_rate_before double default 0.1,
            pooled_rate_after double default 0.3, own_count bigint default 10, own_affected_count bigint default 4,
            own_affected_amount decimal(18, 2) default 0);
        create table fct_payer_shifts ({Common}, shift_key varchar, shift_kind varchar default 'turnaround', denial_category varchar,
            shift_date date default '2025-06-02', until_date date, value_unit varchar default 'days', value_before double default 10,
            value_after double default 20, affected_count bigint default 40);
        create table fct_cash_bridge ({Common}, bridge_key varchar, month_date date, previous_cash_amount decimal(18, 2),
            volume_effect decimal(18, 2) default 0, timing_effect decimal(18, 2) default 0, mix_effect decimal(18, 2) default 0,
            rate_effect decimal(18, 2) default 0, taken_back_effect decimal(18, 2) default 0,
            late_effect decimal(18, 2) default 0, cash_amount decimal(18, 2), change_amount decimal(18, 2));
        create table fct_collection_costs ({Common}, item_key varchar, month_date date, item varchar, item_label varchar,
            cost_source varchar, cost_amount decimal(18, 2) default 0, payment_amount decimal(18, 2) default 0,
            is_costed boolean default true);
        create table fct_cash_forecast ({Common}, forecast_key varchar, snapshot_date date default '2025-06-29',
            period_kind varchar default 'month', period_number integer default 1, period_date date, period_end_date date,
            period_name varchar default '2025-07', forecast_amount decimal(18, 2) default 0,
            charged_forecast_amount decimal(18, 2) default 0, low_amount decimal(18, 2) default 0,
            high_amount decimal(18, 2) default 0, received_amount decimal(18, 2) default 0);
        create table fct_forecast_parts ({Common}, part_key varchar, snapshot_date date, period_kind varchar default 'month',
            period_number bigint default 1, period_date date, cohort_date date, method varchar, base_amount decimal(18, 2),
            yield_ratio double, season_ratio double default 1, period_share double, pay_day_ratio double default 1,
            forecast_amount decimal(18, 2));
        create table fct_forecast_inventory ({Common}, inventory_key varchar, snapshot_date date default '2025-06-29',
            age_weeks bigint default 0, age_bucket varchar default '00-04', open_count bigint default 1,
            open_amount decimal(18, 2) default 100, paid_share double default 0.5, paid_on_amount decimal(18, 2) default 0,
            expected_amount decimal(18, 2) default 0);
        create table fct_forecast_backtest ({Common}, backtest_key varchar, period_kind varchar default 'month',
            snapshot_date date default '2025-02-28', period_date date, period_end_date date default '2025-03-31',
            horizon varchar default '01', forecast_amount decimal(18, 2), actual_amount decimal(18, 2) default 100,
            error_amount decimal(18, 2), absolute_error_ratio double, is_in_band boolean);
        create table fct_data_quality ({Common}, quality_key varchar, month_date date,
            check_name varchar, check_label varchar, numerator bigint default 0, denominator bigint default 10,
            amount decimal(18, 2) default 0, total_amount decimal(18, 2) default 0, fault_rate double, grade varchar);
        create table fct_payment_reconciliation ({Common}, reconciliation_key varchar, kind varchar default 'payment',
            trace_number varchar, payment_date date, posted_date date, deposit_date date, cash_date date,
            payment_amount decimal(18, 2), posted_amount decimal(18, 2), deposit_amount decimal(18, 2),
            posted_difference decimal(18, 2), deposited_difference decimal(18, 2),
            posting_status varchar default 'agrees', deposit_status varchar default 'agrees');
        create table seed_data_checks (check_name varchar, check_label varchar);
        create table dim_benchmarks (metric_name varchar, population varchar, benchmark_year integer,
            benchmark_value decimal(18, 4), upper_value decimal(18, 4), benchmark_source varchar, grade varchar,
            is_shown boolean);
        create table dim_practices (practice_id varchar, practice_name varchar);
        create table dim_providers (provider_id varchar, provider_name varchar, practice_id varchar);
        create table dim_payers (payer_id varchar, payer_name varchar, payer_class varchar);
        create table dim_locations (location_id varchar, location_name varchar);
        create table dim_procedures (procedure_code varchar, procedure_name varchar);
        create table dim_reasons (reason_code varchar, reason_name varchar);
        create table seed_denial_categories (denial_category varchar, denial_category_name varchar);
        insert into seed_denial_categories values ('authorization', 'Authorization'), ('missing_info', 'Missing information');
        insert into dim_practices values ('north', 'North Clinic'), ('south', 'South Clinic');
        insert into dim_payers values ('P1', 'Acme Health', 'commercial'), ('P2', 'Beacon', 'commercial');
        insert into dim_reasons values ('197', 'Authorization missing'), ('16', 'Information missing');
        """;
}
