using RcmAnalytics.Metrics;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Each number over a handful of rows, against a figure worked out by hand.</summary>
public sealed partial class MetricDefinitionTests
{
    // Two chains in N and D, a resubmission, a test file, a re-sent interchange and a claim without an answer.
    private const string Submissions = """
        insert into fct_submissions
            (submission_key, submitted_date, service_to_date, service_from_date, is_first_submission, is_test,
            is_duplicate, is_predetermination, outcome, is_accepted_first_time, is_rejected, rejection_hop,
            rejection_code, acknowledged_date, payer_acknowledged_date) values
            ('s1', '2025-03-04', '2025-03-01', '2025-03-01', true, false, false, false, 'adjudicated', true, false, null, null,
                '2025-03-05', '2025-03-06'),
            ('s2', '2025-03-06', '2025-03-01', '2025-03-01', true, false, false, false, 'rejected', false, true, 'payer', 'A7:562:85',
                '2025-03-07', '2025-03-11'),
            ('s3', '2025-03-09', '2025-03-01', '2025-03-01', false, false, false, false, 'accepted', null, false, null, null,
                '2025-03-10', '2025-03-10'),
            ('s4', '2025-03-11', '2025-03-01', '2025-03-01', true, false, false, false, 'unknown', null, false, null, null,
                null, null),
            ('s5', '2025-03-12', '2025-03-01', '2025-03-01', true, true, false, false, 'rejected', false, true, 'payer', 'A3:21', null, null),
            ('s6', '2025-03-12', '2025-03-01', '2025-03-01', true, false, true, false, 'accepted', true, false, null, null, null, null),
            ('s7', '2025-03-02', '2025-03-05', '2025-03-05', true, false, false, false, 'accepted', true, false, null, null,
                '2025-03-02', '2025-03-01'),
            ('s8', '2025-03-12', '2025-03-01', '2025-03-01', true, false, false, true, 'rejected', false, true, 'payer', 'A3:21', null, null)
        """;

    private const string Claims = """
        insert into fct_claims
            (claim_key, is_primary, is_adjudicated, is_denied_first_pass, is_denied_full_first_pass,
            is_duplicate_denial, charge_amount, first_adjudicated_charge_amount, first_denied_amount,
            first_allowed_amount, allowed_amount, paid_amount, patient_responsibility_amount, contractual_amount,
            service_from_date, first_submitted_date, last_submitted_date, first_adjudicated_date,
            last_adjudicated_date, first_reworked_date, days_to_first_adjudication) values
            ('paid', true, true, false, false, false, 100, 100, 0, 80, 80, 60, 20, 20,
                '2025-03-01', '2025-03-05', '2025-03-05', '2025-03-15', '2025-03-15', null, 10),
            ('deductible', true, true, false, false, false, 100, 100, 0, 75, 75, 0, 75, 25,
                '2025-03-01', '2025-03-05', '2025-03-05', '2025-03-17', '2025-03-17', null, 12),
            ('corrected', true, true, false, false, false, 100, 100, 0, 50, 70, 70, 0, 30,
                '2025-03-01', '2025-03-05', '2025-03-30', '2025-03-20', '2025-04-10', '2025-03-30', 15),
            ('denied', true, true, true, true, false, 200, 200, 200, 0, 0, 0, 0, 0,
                '2025-03-01', '2025-03-05', '2025-03-05', '2025-03-25', '2025-03-25', null, 20),
            ('overturned', true, true, true, false, false, 100, 100, 40, 30, 65, 65, 0, 35,
                '2025-03-01', '2025-03-05', '2025-03-28', '2025-03-27', '2025-04-20', '2025-03-28', 22),
            ('upheld', true, true, true, true, false, 100, 100, 100, 0, 0, 0, 0, 0,
                '2025-03-01', '2025-03-05', '2025-03-28', '2025-03-27', '2025-04-22', '2025-03-28', 22),
            ('duplicate', true, true, true, true, true, 100, 100, 100, 0, 0, 0, 0, 0,
                '2025-03-01', '2025-03-05', '2025-03-05', '2025-03-27', '2025-03-27', null, 22),
            ('waiting', true, false, false, false, false, 100, null, null, null, 0, 0, 0, 0,
                '2025-03-01', '2025-03-05', '2025-03-05', null, null, null, null),
            ('secondary', false, true, true, true, false, 900, 900, 900, 0, 0, 0, 0, 0,
                '2025-03-01', '2025-03-05', '2025-03-05', '2025-03-27', '2025-03-27', null, 22)
        """;

    private const string Denials = """
        insert into fct_denials (denial_key, payer_sequence, denied_amount, is_preventable, is_duplicate_denial, denied_date) values
            ('d1', 1, 120.50, true, false, '2025-03-25'),
            ('d2', 1, 79.50, false, false, '2025-03-27'),
            ('d3', 1, 100, true, true, '2025-03-27'),
            ('d4', 2, 55, true, false, '2025-03-27')
        """;

    private const string Ledger = """
        insert into fct_ledger (ledger_key, transaction_type, posted_date, amount, charge_amount, payment_amount) values
            ('l1', 'charge', '2025-03-05', 100, 100, 0),
            ('l2', 'charge', '2025-03-06', 100, 100, 0),
            ('l6', 'charge', '2025-03-07', -10, -10, 0),
            ('l3', 'payment', '2025-03-15', -60, 0, 60),
            ('l4', 'payment', '2025-03-20', 20, 0, -20),
            ('l5', 'contractual', '2025-03-15', -20, 0, 0)
        """;

    // A visit of a practice with books: a copay before its charge, the payer's payment, a credit given back, bad debt that
    // comes back in part, and write-offs.
    private const string Books = """
        insert into fct_ledger
            (ledger_key, transaction_type, responsibility, posted_date, amount, charge_amount, payment_amount, adjustment_amount) values
            ('b1', 'charge', 'insurance', '2025-03-05', 300, 300, 0, 0),
            ('b2', 'charge', 'insurance', '2025-03-09', -100, -100, 0, 0),
            ('b3', 'patient_payment', 'unapplied', '2025-03-04', -25, 0, 25, 0),
            ('b4', 'application', 'unapplied', '2025-03-05', 25, 0, 0, 0),
            ('b5', 'application', 'patient', '2025-03-05', -25, 0, 0, 0),
            ('b6', 'payment', 'insurance', '2025-03-20', -60, 0, 60, 0),
            ('b7', 'contractual', 'insurance', '2025-03-20', -110, 0, 0, 110),
            ('b8', 'contractual', 'insurance', '2025-03-21', 10, 0, 0, -10),
            ('b9', 'patient_transfer', 'insurance', '2025-03-20', -40, 0, 0, 0),
            ('b10', 'patient_transfer', 'patient', '2025-03-20', 40, 0, 0, 0),
            ('b11', 'refund', 'patient', '2025-03-25', 5, 0, -5, 0),
            ('b12', 'refund', 'insurance', '2025-03-26', 8, 0, -8, 0),
            ('b13', 'bad_debt', 'patient', '2025-03-28', -90, 0, 0, 90),
            ('b14', 'bad_debt', 'patient', '2025-03-29', 30, 0, 0, -30),
            ('b15', 'write_off', 'insurance', '2025-03-28', -80, 0, 0, 80),
            ('b16', 'small_balance', 'insurance', '2025-03-28', -4, 0, 0, 4),
            ('b17', 'unclassified', 'insurance', '2025-03-28', -7, 0, 0, 7)
        """;

    private const string BookBalances = """
        insert into fct_ar_snapshots
            (account_key, responsibility, snapshot_date, open_amount, debit_amount, credit_amount, age_days) values
            ('a1', 'insurance', '2025-06-29', 300, 300, 0, 95),
            ('a1', 'patient', '2025-06-29', 40, 40, 0, 10),
            ('a2', 'patient', '2025-06-29', 60, 60, 0, 130),
            ('a3', 'patient', '2025-06-29', -15, 0, 15, 20),
            ('a4', 'unapplied', '2025-06-29', -110, 0, 110, null),
            ('a5', 'unapplied', '2025-06-29', -25, 0, 25, null);
        insert into fct_ledger (ledger_key, transaction_type, posted_date, amount, charge_amount) values
            ('l1', 'charge', '2025-04-01', 900, 900)
        """;

    private const string Collected = """
        insert into fct_claims
            (claim_key, is_adjudicated, paid_amount, later_payers_paid_amount, patient_paid_amount, allowed_amount, service_from_date,
            first_adjudicated_date) values
            ('k1', true, 100, 30, 20, 160, '2025-03-01', '2025-03-20'),
            ('k2', true, 95, 0, 0, 130, '2025-03-01', '2025-03-20'),
            ('k3', false, 0, 0, 25, 0, '2025-03-01', null)
        """;

    private const string Mix = """
        insert into fct_ledger (ledger_key, payer_id, transaction_type, posted_date, service_from_date, amount, charge_amount, payment_amount) values
            ('m1', 'P1', 'charge', '2025-03-05', '2025-03-04', 150, 150, 0),
            ('m2', 'P1', 'payment', '2025-03-20', '2025-03-04', -20, 0, 20),
            ('m3', 'P1', 'patient_payment', '2025-03-04', '2025-03-04', -25, 0, 25),
            ('m4', 'P1', 'patient_payment', '2025-03-30', '2025-03-04', -75, 0, 75)
        """;

    private const string Rolls = """
        insert into fct_ar_rolls (roll_key, snapshot_date, open_amount, rolled_amount, paid_amount, moved_amount, adjusted_amount) values
            ('r1', '2025-03-31', 60, 30, 20, 10, 0),
            ('r2', '2025-03-31', 40, 0, 20, 0, 20)
        """;

    private const string Credits = """
        insert into fct_credit_balances (credit_key, credit_since_date, credit_amount, is_federal, days_left) values
            ('c1', '2025-03-01', 40, true, -1),
            ('c2', '2025-03-02', 25, true, 0),
            ('c3', '2025-03-02', 9, false, -40)
        """;

    private const string Takebacks = """
        insert into fct_takebacks (adjudication_key, payment_date, taken_back_amount, correction_paid_amount, net_taken_back_amount, age_days) values
            ('t1', '2025-03-03', 80, 60, 20, 30),
            ('t2', '2025-03-03', 50, 70, 0, 20),
            ('t3', '2025-03-03', 33, 0, 33, null),
            ('t4', '2025-03-03', 10, 10, 0, 200);
        insert into fct_payments (payment_key, payment_date, recouped_amount, is_duplicate) values
            ('p1', '2025-03-03', 0, false), ('p2', '2025-04-03', 200, false), ('p3', '2025-04-03', 200, true)
        """;

    private const string Shares = """
        insert into fct_patient_shares
            (account_key, assigned_date, age_days, assigned_amount, paid_30_amount, paid_60_amount, paid_90_amount, paid_120_amount,
            paid_180_amount) values
            ('s1', '2025-01-05', 200, 60, 6, 12, 18, 24, 30),
            ('s2', '2025-03-05', 100, 40, 4, 8, 12, 12, 12),
            ('s3', '2025-06-05', 29, 500, 500, 500, 500, 500, 500)
        """;

    // Domain 1.14, example 9: debit 420,000, credits 20,000, charges of 90 days 900,000. The charge of 31 March lies
    // on the 91st day before 29 June's end and is not in the window.
    private const string Receivables = """
        insert into fct_ar_snapshots (account_key, snapshot_date, open_amount, debit_amount, credit_amount, age_days) values
            ('a1', '2025-06-29', 300000, 300000, 0, 90),
            ('a2', '2025-06-29', 90000, 90000, 0, 91),
            ('a3', '2025-06-29', 30000, 30000, 0, 121),
            ('a4', '2025-06-29', -20000, 0, 20000, 40);
        insert into fct_ledger (ledger_key, transaction_type, posted_date, amount, charge_amount) values
            ('l0', 'charge', '2025-01-02', 5000, 5000),
            ('l1', 'charge', '2025-03-31', 7000, 7000),
            ('l2', 'charge', '2025-04-01', 400000, 400000),
            ('l3', 'charge', '2025-06-29', 500000, 500000)
        """;

    private const string Underpayments = """
        insert into fct_underpayments
            (line_key, expected_amount, allowed_amount, variance_amount, is_underpaid, underpaid_amount,
            overpaid_amount, charge_shortfall_amount, adjudicated_date) values
            ('u1', 100, 90, -10, true, 10, 0, 0, '2025-03-10'),
            ('u2', 100, 100, 0, false, 0, 0, 20, '2025-03-10'),
            ('u3', 100, 104, 4, false, 0, 4, 0, '2025-03-11'),
            ('u4', 50, 47.5, -2.5, true, 2.5, 0, 0, '2025-03-12')
        """;

    private const string BelowUsual = """
        insert into fct_below_usual (line_key, allowed_amount, is_below_usual, below_usual_amount, adjudicated_date) values
            ('u1', 88, true, 12, '2025-03-10'),
            ('u2', 92, true, 8, '2025-03-10'),
            ('u3', 100, false, 0, '2025-03-11'),
            ('u4', 112, false, 0, '2025-03-12')
        """;

    // 7 short and paid later; 3 short and still so.
    private const string Recoveries = """
        insert into fct_underpayment_recoveries
            (line_key, first_allowed_amount, last_allowed_amount, identified_amount, recovered_amount, adjudicated_date) values
            ('u1', 93, 100, 7, 7, '2025-03-10'),
            ('u2', 97, 97, 3, 0, '2025-03-12')
        """;

    // Domain 1.14, example 4: paid 80, reversed, paid 60 again; then an unmatched one, and a re-sent one.
    private const string Remittances = """
        insert into fct_adjudications
            (adjudication_key, paid_amount, payment_date, is_reversal, is_duplicate, is_matched, is_balanced) values
            ('r1', 80, '2025-03-01', false, false, true, true),
            ('r2', -80, '2025-04-01', true, false, true, true),
            ('r3', 60, '2025-04-01', false, false, true, true),
            ('r4', 10, '2025-04-02', false, false, false, false),
            ('r5', -80, '2025-04-01', true, true, false, false);
        insert into fct_payments (payment_key, payment_date, is_balanced, is_duplicate) values
            ('b1', '2025-03-01', true, false),
            ('b2', '2025-04-01', false, false),
            ('b3', '2025-04-01', false, true)
        """;

    [Theory]
    [InlineData(Books, "charges", "200.00")]
    [InlineData(Books, "payments", "72.00")]
    [InlineData(Books, "insurance_payments", "52.00")]
    [InlineData(Books, "patient_payments", "20.00")]
    [InlineData(Books, "refunds", "13.00")]
    [InlineData(Books, "contractual_adjustments", "100.00")]
    [InlineData(Books, "write_offs", "84.00")]
    [InlineData(Books, "bad_debt", "60.00")]
    [InlineData(Books, "bad_debt_rate", "0.3,60.00,200.00")]
    [InlineData(Books, "patient_responsibility_assigned", "40.00")]
    [InlineData(Collected, "net_collection_rate", "0.844827586206896,245.00,290.00,0.666666666666667")]
    [InlineData(Collected, "payment_per_claim", "122.5,245.00,2,0.666666666666667")]
    [InlineData(Mix, "payer_mix_charges", "1,150.00,150.00")]
    [InlineData(Mix, "payer_mix_payments", "1,120.00,120.00")]
    [InlineData(Mix, "point_of_service_rate", "0.25,25.00,100.00")]
    [InlineData(BookBalances, "payer_mix_ar", "1,400.00,400.00")]
    [InlineData(Takebacks, "net_takeback_amount", "53.00")]
    [InlineData(Takebacks, "takeback_age_median_days", "30")]
    [InlineData(Takebacks, "takeback_in_cash", "200.00")]
    [InlineData(Rolls, "ar_roll_rate", "0.3,30.00,100.00")]
    [InlineData(Rolls, "ar_paid_rate", "0.4,40.00,100.00")]
    [InlineData(Rolls, "ar_adjusted_rate", "0.2,20.00,100.00")]
    [InlineData(Credits, "credits_open", "74.00")]
    [InlineData(Credits, "federal_credits_overdue", "40.00")]
    [InlineData(Shares, "patient_collection_rate_30", "0.1,10.00,100.00")]
    [InlineData(Shares, "patient_collection_rate_60", "0.2,20.00,100.00")]
    [InlineData(Shares, "patient_collection_rate_90", "0.3,30.00,100.00")]
    [InlineData(Shares, "patient_collection_rate_120", "0.4,24.00,60.00")]
    [InlineData(Shares, "patient_collection_rate_180", "0.5,30.00,60.00")]
    [InlineData(BookBalances, "open_ar", "400.00")]
    [InlineData(BookBalances, "insurance_ar", "300.00")]
    [InlineData(BookBalances, "patient_ar", "100.00")]
    [InlineData(BookBalances, "unapplied_cash", "135.00")]
    [InlineData(BookBalances, "credit_balance", "15.00")]
    [InlineData(BookBalances, "ar_over_90_rate", "0.9,360.00,400.00")]
    [InlineData(BookBalances, "ar_over_120_rate", "0.15,60.00,400.00")]
    [InlineData(BookBalances, "days_in_ar", "40,400.00,10")]
    [InlineData(Submissions, "claims_submitted", "4")]
    [InlineData(Submissions, "clean_claim_rate", "0.666666666666667,2,3,0.75")]
    [InlineData(Submissions, "rejection_rate", "0.25,1,4,0.75")]
    [InlineData(Submissions, "rejected_submissions", "1,0.75")]
    [InlineData(Submissions, "unacknowledged_submissions", "1")]
    [InlineData(Submissions, "submission_outcome_rate", "0.75,3,4")]
    [InlineData(Claims, "claims_adjudicated", "6")]
    [InlineData(Claims, "adjudicated_charges", "700.00")]
    [InlineData(Claims, "adjudicated_share", "0.875,7,8")]
    [InlineData(Claims, "first_pass_resolution_rate", "0.333333333333333,2,6")]
    [InlineData(Claims, "net_collection_rate", "0.672413793103448,195.00,290.00,0.875")]
    [InlineData(Claims, "contractual_adjustment_rate", "0.1375,110.00,800.00")]
    [InlineData(Claims, "patient_responsibility_share", "0.327586206896552,95.00,290.00")]
    [InlineData(Claims, "denied_claims", "3")]
    [InlineData(Claims, "initial_denial_rate", "0.5,3,6")]
    [InlineData(Claims, "full_denial_rate", "0.333333333333333,2,6")]
    [InlineData(Claims, "initial_denial_rate_dollars", "0.485714285714286,340.00,700.00")]
    [InlineData(Claims, "denial_overturn_rate", "0.5,1,2")]
    [InlineData(Claims, "partial_denial_rate", "0.166666666666667,1,6")]
    [InlineData(Claims, "duplicate_denial_rate", "0.142857142857143,1,7")]
    [InlineData(Denials, "denied_amount", "200.00")]
    [InlineData(Denials, "denied_lines", "2")]
    [InlineData(Denials, "preventable_denial_share", "0.6025,120.50,200.00")]
    [InlineData(Lines, "adjudicated_lines", "5")]
    [InlineData(Coverage, "evaluable_coverage", "0.75,3,4")]
    [InlineData(Lines, "adjudicated_expected_amount", "306.00")]
    [InlineData(Lines + DenialWork, "line_denial_rate", "0.4,2,5")]
    [InlineData(DenialWork, "expected_denied_amount", "91.80")]
    [InlineData(Lines + DenialWork, "initial_denial_rate_expected", "0.3,91.80,306.00")]
    [InlineData(DenialWork, "denial_overturn_rate_dollars", "0.83402489626556,100.50,120.50")]
    [InlineData(DenialWork, "denial_recovery_rate", "0.5025,100.50,200.00")]
    [InlineData(DenialWork, "recovered_denied_amount", "55.00")]
    [InlineData(DenialWork, "denial_recovery_rate_expected", "0.599128540305011,55.00,91.80")]
    [InlineData(DenialWork, "denial_worked_rate", "0.5,1,2")]
    [InlineData(DenialAges, "denial_worked_within_30_days_rate", "0.333333333333333,1,3")]
    [InlineData(DenialDays, "denial_first_action_median_days", "16")]
    [InlineData(DenialDays, "denial_first_action_p90_days", "19.2")]
    [InlineData(DenialDays, "denial_resolution_median_days", "60")]
    [InlineData(DenialDays, "denial_resolution_p90_days", "84")]
    [InlineData(DenialWork, "open_denied_amount", "79.50")]
    [InlineData(Claims + FinalDenials, "final_denial_rate", "0.0285714285714286,20.00,700.00")]
    [InlineData(DenialWork, "denial_rework_cost", "50.00")]
    [InlineData(WriteOffs, "denial_write_offs", "114.00")]
    [InlineData(WriteOffs, "denial_write_offs_posted_as_contractual", "20.00")]
    [InlineData(WriteOffs + Ledger, "denial_write_off_rate", "0.6,114.00,190.00")]
    [InlineData(FrontEnd, "eligibility_check_rate", "0.6,3,5")]
    [InlineData(FrontEnd, "eligibility_denials", "4")]
    [InlineData(FrontEnd, "eligibility_denial_rate", "0.571428571428571,4,7")]
    [InlineData(FrontEnd, "unchecked_eligibility_denials", "2")]
    [InlineData(FrontEnd, "unchecked_eligibility_denial_share", "0.666666666666667,2,3")]
    [InlineData(FrontEnd, "authorization_denials", "3")]
    [InlineData(FrontEnd, "authorization_denials_without_number_share", "0.5,1,2")]
    [InlineData(Quality, "data_fault_rate", "0.214285714285714,3,14")]
    [InlineData(Quality, "remit_match_rate_dollars", "0.95,950.00,1000.00")]
    [InlineData(Quality, "remit_line_match_rate", "0.8,8,10")]
    [InlineData(MoreQuality, "unmapped_reason_amount", "12.00")]
    [InlineData(MoreQuality, "unmapped_adjustment_amount", "30.00")]
    [InlineData(MoreQuality, "missing_payer_payments", "4")]
    [InlineData(MoreQuality, "duplicate_transmissions", "3")]
    [InlineData(MoreQuality, "contract_coverage", "0.8,400.00,500.00")]
    // 100 of 100 + 200 + 50 as announced; the bank has 150 of them.
    [InlineData(Work, "work_items", "6")]
    [InlineData(Work, "work_expected_amount", "175.00")]
    [InlineData(Work, "filing_risk_amount", "90.00")]
    [InlineData(Work, "appeal_risk_amount", "60.00")]
    [InlineData(Work, "no_response_amount", "25.00")]
    [InlineData(Work, "expired_amount", "70.00")]
    [InlineData(Work, "unowned_work_items", "3")]
    [InlineData(Work, "untouched_work_share", "0.5,3,6")]
    [InlineData(PooledShifts, "payer_changes", "4")]
    [InlineData(PooledShifts, "payer_changes_unseen", "3")]
    [InlineData(PooledShifts, "payer_change_amount", "615.00")]
    [InlineData(Shifts, "practice_shifts", "2")]
    [InlineData(Bridge, "cash_change", "24.00")]
    [InlineData(Bridge, "cash_volume_effect", "10.00")]
    [InlineData(Bridge, "cash_timing_effect", "10.00")]
    [InlineData(Bridge, "cash_mix_effect", "-10.00")]
    [InlineData(Bridge, "cash_rate_effect", "12.00")]
    [InlineData(Bridge, "cash_taken_back_effect", "-5.00")]
    [InlineData(Bridge, "cash_late_effect", "7.00")]
    [InlineData(Forecast, "cash_forecast", "87.00")]
    [InlineData(Forecast, "cash_forecast_quarter", "67.00")]
    [InlineData(Forecast, "cash_forecast_month", "37.00")]
    [InlineData(Forecast, "cash_forecast_charged", "45.00")]
    [InlineData(Forecast, "cash_forecast_low", "75.85")]
    [InlineData(Forecast, "cash_forecast_high", "98.15")]
    [InlineData(Forecast, "cash_forecast_received", "51.00")]
    [InlineData(Forecast, "cash_forecast_weeks", "130.00")]
    [InlineData(Forecast, "cash_forecast_four_weeks", "70.00")]
    [InlineData(Forecast, "cash_forecast_weeks_charged", "125.00")]
    [InlineData(Forecast, "cash_forecast_weeks_low", "96.68")]
    [InlineData(Forecast, "cash_forecast_weeks_high", "163.32")]
    [InlineData(Inventory, "unpaid_charges", "500.00")]
    [InlineData(Inventory, "unpaid_accounts", "5")]
    [InlineData(Inventory, "unpaid_expected_cash", "90.00")]
    [InlineData(Inventory, "unpaid_chance", "0.48,240.00,500.00")]
    [InlineData(Backtest, "forecast_error", "0.075,0.15,2")]
    [InlineData(Backtest, "forecast_bias", "0.06,12.00,200.00")]
    [InlineData(Backtest, "forecast_in_band_rate", "0.5,1,2")]
    [InlineData(Backtest, "forecast_error_weeks", "0.1,0.2,2")]
    [InlineData(Backtest, "forecast_in_band_rate_weeks", "0.5,1,2")]
    [InlineData(Costs, "collection_costs", "5000.00")]
    [InlineData(Costs, "cost_to_collect", "0.25,5000.00,20000.00")]
    [InlineData(Reconciliation, "cash_posted_rate", "0.285714285714286,100.00,350.00")]
    [InlineData(Reconciliation, "unposted_amount", "50.00")]
    [InlineData(Reconciliation, "posting_difference_amount", "65.00")]
    [InlineData(Reconciliation, "cash_deposited_rate", "0.428571428571429,150.00,350.00")]
    [InlineData(Reconciliation, "undeposited_amount", "15.00")]
    [InlineData(Reconciliation, "unexplained_deposits", "75.00")]
    [InlineData(Ledger, "charges", "190.00")]
    [InlineData(Ledger, "payments", "40.00")]
    [InlineData(Ledger, "insurance_payments", "40.00")]
    [InlineData(Ledger, "gross_collection_rate", "0.210526315789474,40.00,190.00")]
    [InlineData(Underpayments, "underpayment_variance", "-8.50")]
    [InlineData(Underpayments, "underpaid_amount", "12.50")]
    [InlineData(Underpayments, "underpayment_rate", "0.5,2,4")]
    [InlineData(Underpayments, "overpaid_amount", "4.00")]
    [InlineData(Underpayments, "evaluated_services", "4")]
    [InlineData(Underpayments, "underpaid_services", "2")]
    [InlineData(Underpayments, "underpaid_share", "0.0357142857142857,12.50,350.00")]
    [InlineData(Underpayments, "charge_below_contract_amount", "20.00")]
    [InlineData(BelowUsual, "usual_services", "4")]
    [InlineData(BelowUsual, "below_usual_services", "2")]
    [InlineData(BelowUsual, "below_usual_amount", "20.00")]
    [InlineData(BelowUsual, "below_usual_rate", "0.5,2,4")]
    [InlineData(Recoveries, "identified_underpaid_amount", "10.00")]
    [InlineData(Recoveries, "recovered_underpaid_amount", "7.00")]
    [InlineData(Recoveries, "underpayment_recovery_rate", "0.7,7.00,10.00")]
    [InlineData(Remittances, "takeback_amount", "80.00")]
    [InlineData(Remittances, "remit_match_rate", "0.75,3,4")]
    [InlineData(Remittances, "unbalanced_claims", "1")]
    [InlineData(Remittances, "remits", "2")]
    [InlineData(Remittances, "unbalanced_remits", "1")]
    [InlineData(Receivables, "open_ar", "420000.00")]
    [InlineData(Receivables, "credit_balance", "20000.00")]
    [InlineData(Receivables, "ar_over_90_rate", "0.285714285714286,120000.00,420000.00")]
    [InlineData(Receivables, "ar_over_120_rate", "0.0714285714285714,30000.00,420000.00")]
    [InlineData(Receivables, "days_in_ar", "42,420000.00,10000")]
    [InlineData(Receivables, "days_in_ar_net_of_credits", "40,400000.00,10000")]
    public async Task Metric_HandfulOfRows_IsTheFigureWorkedOutByHand(string rows, string metric, string expected)
    {
        await using var marts = await MetricFixture.WithAsync(rows, asOf: "2025-06-29");

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = [metric] });

        lines.ShouldBe([expected]);
    }

    [Fact]
    public void Metric_EveryOneOfTheCatalog_HasAFigureWorkedOutByHand()
    {
        var tested = new[] { typeof(MetricDefinitionTests), typeof(LagDefinitionTests) }
            .SelectMany(tests => tests.GetMethod(nameof(Metric_HandfulOfRows_IsTheFigureWorkedOutByHand))!
                .GetCustomAttributes(typeof(InlineDataAttribute), false))
            .Select(data => (string)((InlineDataAttribute)data).Data[1]!);

        MetricFixture.Catalog.List().Select(metric => metric.Name).Except(tested)
            .ShouldBeEmpty("add rows and the expected figure for these metrics to this file");
    }

    // Domain 1.14, example 7: 100 claims, 2 duplicates, 6 denied in full and 5 in part.
    [Fact]
    public async Task InitialDenialRate_DuplicatesAmongTheDenied_AreInNeitherPart()
    {
        await using var marts = await MetricFixture.WithAsync("""
            insert into fct_claims
                (claim_key, first_adjudicated_date, is_denied_first_pass, is_denied_full_first_pass, is_duplicate_denial)
            select 'c' || number, '2025-03-15', number < 13, number < 8, number < 2 from range(100) as numbers (number)
            """);

        var lines = await marts.LinesAsync(new MetricRequest { Metrics = ["initial_denial_rate", "full_denial_rate"] });

        lines.ShouldBe(["0.112244897959184,11,98,0.0612244897959184,6,98"]);
    }

    // Domain 1.14, example 8: 50 of 1,000 and 5 of 10.
    [Fact]
    public async Task InitialDenialRate_PayersOfUnlikeSize_IsTheRatioOfSums()
    {
        await using var marts = await MetricFixture.WithAsync("""
            insert into fct_claims (claim_key, payer_id, first_adjudicated_date, is_denied_first_pass)
            select 'a' || number, 'P1', '2025-03-15', number < 50 from range(1000) as numbers (number)
            union all
            select 'b' || number, 'P2', '2025-03-15', number < 5 from range(10) as numbers (number)
            """);
        var request = new MetricRequest { Metrics = ["initial_denial_rate"] };

        (await marts.LinesAsync(request)).ShouldBe(["0.0544554455445545,55,1010"]);
        (await marts.LinesAsync(request with { By = ["payer"] })).ShouldBe(["Acme Health,0.05,50,1000", "Beacon,0.5,5,10"]);
    }
}
