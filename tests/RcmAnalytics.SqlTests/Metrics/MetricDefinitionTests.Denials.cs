namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>Rows for the metrics of denials and of the front end.</summary>
public sealed partial class MetricDefinitionTests
{
    // 120.50 decided again and allowed but for 20.00; 79.50 that nobody touched. A duplicate and a secondary payer's denial.
    private const string DenialWork = """
        insert into fct_denials
            (denial_key, payer_sequence, denied_amount, is_duplicate_denial, denied_date, expected_denied_amount,
            first_action, first_action_date, days_to_first_action, decided_date, overturned_amount, recovered_amount,
            resolution, resolved_date, days_to_resolution) values
            ('w1', 1, 120.50, false, '2025-03-01', 60.00, 'replacement', '2025-03-13', 12, '2025-03-31', 100.50, 55.00,
                'overturned', '2025-03-31', 30),
            ('w2', 1, 79.50, false, '2025-03-10', 31.80, null, null, null, null, 0, 0, 'open', null, null),
            ('w3', 1, 100, true, '2025-03-10', 60, 'replacement', '2025-03-13', 1, '2025-03-31', 100, 60, 'overturned',
                '2025-03-31', 1),
            ('w4', 2, 55, false, '2025-03-10', 60, 'replacement', '2025-03-13', 1, '2025-03-31', 55, 60, 'overturned',
                '2025-03-31', 1);
        """;

    // Actions after 12 and 20 days, of a second line of the same claim too; ends after 30 and 90; one left to the patient.
    private const string DenialDays = """
        insert into fct_denials
            (denial_key, is_primary_reason_of_claim, denied_amount, denied_date, first_action, days_to_first_action,
            resolution, days_to_resolution, age_days) values
            ('x1', true, 10, '2025-03-01', 'replacement', 12, 'overturned', 30, 120),
            ('x2', true, 10, '2025-03-01', 'appeal', 20, 'written_off', 90, 120),
            ('x3', false, 10, '2025-03-01', 'appeal', 99, 'patient', 0, 120),
            ('x4', true, 10, '2025-03-01', null, null, 'open', null, 120);
        """;

    // What was written off of denials, beside 700.00 of adjudicated charges; and actions within and after 30 days.
    private const string FinalDenials = """
        ;
        insert into fct_denials (denial_key, denied_amount, denied_date, written_off_amount, resolution) values
            ('f1', 200, '2025-03-25', 20, 'written_off'), ('f2', 40, '2025-03-27', 0, 'open')
        """;

    private const string DenialAges = """
        insert into fct_denials (denial_key, denied_amount, denied_date, first_action, days_to_first_action, age_days) values
            ('g1', 10, '2025-03-01', 'replacement', 30, 120), ('g2', 10, '2025-03-01', 'replacement', 31, 120),
            ('g3', 10, '2025-06-20', 'replacement', 2, 9), ('g4', 10, '2025-03-01', 'record', null, 120)
        """;

    private const string Lines = """
        insert into fct_adjudicated_lines
            (line_key, payer_sequence, is_first_adjudication, is_informational, is_duplicate_denial,
            expected_allowed_amount, adjudicated_date) values
            ('n1', 1, true, false, false, 60.00, '2025-03-01'), ('n2', 1, true, false, false, 31.80, '2025-03-10'),
            ('n3', 1, true, false, false, 100.00, '2025-03-10'), ('n4', 1, true, false, false, 64.20, '2025-03-10'),
            ('n5', 1, true, false, false, 50.00, '2025-03-10'), ('n6', 1, true, false, true, 9.00, '2025-03-10'),
            ('n7', 2, true, false, false, 9.00, '2025-03-10'), ('n8', 1, false, false, false, 9.00, '2025-03-10'),
            ('n9', 1, true, true, false, 9.00, '2025-03-10');
        """;

    // Paid: c1 to c4; c4 has no price. c5 is denied, c6 in part, c7 paid by a second payer.
    private const string Coverage = """
        insert into fct_adjudicated_lines
            (line_key, payer_sequence, allowed_amount, denied_amount, expected_source, adjudicated_date) values
            ('c1', 1, 60, 0, 'contract', '2025-03-01'), ('c2', 1, 30, 0, 'contract', '2025-03-10'),
            ('c3', 1, 100, 0, 'contract', '2025-03-10'), ('c4', 1, 64, 0, 'allowed', '2025-03-10'),
            ('c5', 1, 0, 50, 'contract', '2025-03-10'), ('c6', 1, 20, 9, 'contract', '2025-03-10'),
            ('c7', 2, 20, 0, 'contract', '2025-03-10');
        """;

    private const string WriteOffs = """
        insert into fct_denial_write_offs (transaction_key, posted_date, write_off_class, written_off_amount) values
            ('t1', '2025-04-01', 'write_off', 80), ('t2', '2025-04-02', 'denial', 14),
            ('t3', '2025-04-03', 'contractual', 25), ('t4', '2025-04-04', 'contractual', -5);
        """;

    // Checked: f1, f4 and f5 of 5. The implied claim tells nothing of the desk.
    private const string FrontEnd = """
        insert into fct_claims
            (claim_key, is_implied, is_denied_first_pass, denial_category, is_eligibility_checked,
            has_authorization_number, service_from_date, first_adjudicated_date) values
            ('f1', false, true, 'eligibility', true, false, '2025-03-01', '2025-03-15'),
            ('f2', false, true, 'eligibility', false, false, '2025-03-01', '2025-03-15'),
            ('f3', false, true, 'registration', false, false, '2025-03-01', '2025-03-15'),
            ('f4', false, true, 'authorization', true, true, '2025-03-01', '2025-03-15'),
            ('f5', false, true, 'authorization', true, false, '2025-03-01', '2025-03-15'),
            ('f6', true, true, 'authorization', null, null, '2025-03-01', '2025-03-15'),
            ('f7', true, true, 'eligibility', null, null, '2025-03-01', '2025-03-15')
        """;
}
