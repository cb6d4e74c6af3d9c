namespace RcmAnalytics.SqlTests.Stories;

/// <content>What comes back on claims before a remit.</content>
internal sealed partial class Story
{
    /// <summary>Receives a 277CA in a file of its own.</summary>
    public Story Answer(Answers answers)
    {
        var load = NewAnswer("277CA", answers.Date, answers.IsTest, answers.Receiver);
        for (var ordinal = 0; ordinal < answers.Statuses.Count; ordinal++)
        {
            var answer = answers.Statuses[ordinal];
            var code = answer.Code.Split(':');
            Insert(
                "x12_277_levels",
                ("load_id", load), ("practice_id", answers.Practice), ("transaction_ordinal", 0), ("level_ordinal", ordinal),
                ("source_offset", 200 + (ordinal * 20)), ("level", answer.Level), ("source_entity_code", answers.Source),
                ("source_name", "ALPHA HEALTH"), ("source_identifier", "ALPHA"),
                ("source_received_date", Day(answers.Received ?? answers.Date)), ("batch_number", answers.Batch),
                ("provider_npi", answer.Npi), ("provider_tax_id", answer.TaxId), ("patient_control_number", answer.Number),
                ("payer_claim_control_number", answer.PayerNumber),
                ("service_from_date", answer.Service is null ? null : Day(answer.Service)), ("charge_amount", answer.Charge));
            Insert(
                "x12_277_statuses",
                ("load_id", load), ("practice_id", answers.Practice), ("transaction_ordinal", 0), ("level_ordinal", ordinal),
                ("status_ordinal", 0), ("source_offset", 210 + (ordinal * 20)), ("category_code", code[0]), ("status_code", code[1]),
                ("entity_code", code.ElementAtOrDefault(2)), ("action_code", answer.Action),
                ("effective_date", Day(answer.Date ?? answers.Date)), ("charge_amount", answer.Charge));
        }

        return this;
    }

    /// <summary>Receives a 999: of a set, or of a whole group where the set is null.</summary>
    public Story Acknowledge(string date, string group, string? set, string result, string receiver = "SENDER", string practice = "unassigned")
    {
        var load = NewAnswer("999", date, isTest: false, receiver);
        Insert(
            "x12_999_acknowledgements",
            ("load_id", load), ("practice_id", practice), ("transaction_ordinal", 0), ("acknowledgement_ordinal", 0),
            ("source_offset", 200), ("level", set is null ? "group" : "set"), ("functional_code", "HC"),
            ("group_control_number", group), ("set_control_number", set), ("result_code", result),
            ("error_codes", result == "R" ? "5" : null));
        return this;
    }

    /// <summary>Receives a TA1 for an interchange.</summary>
    public Story AcknowledgeInterchange(string date, string controlNumber, string sent, string result)
    {
        var load = NewAnswer("TA1", date, isTest: false, "SENDER");
        Insert(
            "x12_ta1s",
            ("load_id", load), ("practice_id", "unassigned"), ("transaction_ordinal", 0), ("source_offset", 100),
            ("acknowledged_control_number", controlNumber), ("acknowledged_date", Day(sent)), ("result_code", result),
            ("note_code", result == "R" ? "024" : "000"));
        return this;
    }

    private string NewAnswer(string kind, string date, bool isTest, string receiver)
    {
        var load = $"{++_files:x16}";
        Insert(
            "x12_transactions",
            ("load_id", load), ("practice_id", "unassigned"), ("transaction_ordinal", 0), ("source_offset", 100),
            ("kind", kind), ("interchange_control_number", load), ("sender_id", "OTHERS"), ("receiver_id", receiver),
            ("interchange_date", Day(date)), ("usage_indicator", isTest ? "T" : "P"), ("is_test", isTest),
            ("group_control_number", load), ("transaction_control_number", "0001"), ("segment_count", 10), ("claim_count", 0));
        return load;
    }
}
