using RcmAnalytics.Ingest;

namespace RcmAnalytics.Tests.Ingest;

/// <summary>One file per fault in <c>sample-data/bad</c>: what it must report, and what is read all the same.</summary>
public sealed class BadFileTests
{
    /// <summary>File; claims and charges read; each issue as rule, segment, element.</summary>
    public static TheoryData<string, string, string> Faults { get; } = new()
    {
        { "acknowledgement_without_result.edi", " ", "element_missing AK2 1" },
        { "amount_with_three_decimals.edi", "2 250.00", "amount_rounded CAS 3" },
        { "archive_bomb.zip", " ", "file_refused  " },
        { "archive_path_leaves.zip", " ", "file_refused  " },
        { "byte_order_mark.edi", "2 250.00", "" },
        { "charges_broken.ndjson", " ", "json_invalid  " },
        { "charges_open_quote.csv", " ", "quote_unterminated  ; required_value_missing charge_amount " },
        { "charges_ragged.csv", " ", "row_too_short  ; row_too_long  " },
        { "charges_values.csv", " ",
            "date_invalid service_date ; quantity_not_numeric units ; amount_rounded charge_amount ; npi_invalid provider_npi ; boolean_invalid is_void ; "
            + "date_implausible service_date ; value_unmapped status " },
        { "claim_lines_differ.edi", "1 110.00", "lines_differ_from_claim CLM 2" },
        { "claim_text_amount.edi", "1 100.00", "amount_not_numeric SV1 2; lines_differ_from_claim CLM 2" },
        { "component_separator_differs.edi", "2 250.00", "component_separator_differs SVC 1" },
        { "context_outside_an_error.edi", " ", "segment_misplaced CTX " },
        { "control_number_differs.edi", "2 250.00", "control_number_differs SE 2" },
        { "crlf.edi", "2 250.00", "" },
        { "eligibility_rejection_without_reason.edi", " ", "element_missing AAA 3" },
        { "empty.edi", " ", "file_refused  " },
        { "export_without_profile.csv", " ", "file_refused  " },
        { "fee_schedule.csv", " ", "required_value_missing allowed_amount ; required_value_missing effective_from " },
        { "interchange_acknowledgement_without_result.edi", " ", "element_missing TA1 4" },
        { "invalid_date.edi", "2 250.00", "date_invalid DTM 2" },
        { "invalid_segment_id.edi", "2 250.00", "segment_id_invalid  " },
        { "leading_bytes.edi", "2 250.00", "leading_bytes  " },
        { "line_end_terminator.edi", "2 250.00", "" },
        { "misplaced_segment.edi", "2 250.00", "segment_misplaced SVC " },
        { "missing_amount.edi", "2 100.00", "element_missing CLP 3; claim_unbalanced CLP " },
        { "missing_ge.edi", "2 250.00", "missing_ge GE " },
        { "missing_iea.edi", "2 250.00", "missing_iea IEA " },
        { "missing_se.edi", "2 250.00", "missing_se ST " },
        { "negative_payment.edi", "2 250.00", "payment_negative BPR 2" },
        { "no_envelope.edi", "2 250.00", "missing_isa  " },
        { "not_x12.edi", " ", "file_refused  " },
        { "odd_delimiters.edi", "2 250.00", "" },
        { "status_outside_a_level.edi", "2 230.50", "segment_misplaced STC " },
        { "status_without_category.edi", "2 230.50", "element_missing STC 1" },
        { "text_amount.edi", "2 100.00", "amount_not_numeric CLP 3; claim_unbalanced CLP " },
        { "text_quantity.edi", "2 250.00", "quantity_not_numeric SVC 5" },
        { "truncated_mid_segment.edi", "2 250.00",
            "segment_unterminated CAS ; line_unbalanced SVC ; claim_unbalanced CLP ; missing_se ST ; missing_ge GE ; missing_iea IEA " },
        { "unbalanced_claim.edi", "2 260.00", "claim_unbalanced CLP " },
        { "unbalanced_line.edi", "2 250.00", "line_unbalanced SVC " },
        { "unbalanced_payment.edi", "2 250.00", "payment_unbalanced BPR 2" },
        { "unknown_segment.edi", "2 250.00", "segment_unknown ZZ9 " },
        { "utf_16.edi", "2 250.00", "" },
        { "workbook_entities.xlsx", " ", "file_refused  " },
        { "wrapped_80_columns.edi", "2 250.00", "" },
        { "wrong_ge01.edi", "2 250.00", "transaction_count_wrong GE 1" },
        { "wrong_iea01.edi", "2 250.00", "group_count_wrong IEA 1" },
        { "wrong_se01.edi", "2 250.00", "segment_count_wrong SE 1" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Inspect_BadFile_ReportsItsFaultAndReadsTheRest(string file, string read, string issues)
    {
        var found = FileInspector.Inspect(Repo.Path($"sample-data/bad/{file}")).ShouldHaveSingleItem();

        $"{found.Claims} {found.ChargeAmount}".ShouldBe(read);
        string.Join("; ", found.Issues.Select(issue => $"{issue.Rule} {issue.Segment} {issue.Element}")).ShouldBe(issues);
    }

    [Fact]
    public void Faults_Folder_EveryFileHasItsTest() =>
        Directory.GetFiles(Repo.Path("sample-data/bad")).Select(Path.GetFileName)
            .ShouldBe(Faults.Select(fault => fault.Data.Item1), ignoreOrder: true);
}
