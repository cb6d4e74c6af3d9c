using System.Globalization;

namespace RcmAnalytics.SqlTests.Stories;

internal delegate void RawInsert(string table, params (string Column, object? Value)[] row);

/// <summary>Writes the raw rows of one CLP.</summary>
internal sealed class RemitRows(RawInsert insert, string load, int ordinal)
{
    private int _adjustments;
    private int _remarks;

    public void Write(Remit remit, string date)
    {
        insert(
            "x12_835_claim_payments",
            ("load_id", load), ("practice_id", "P1"), ("transaction_ordinal", 0), ("claim_ordinal", ordinal),
            ("source_offset", 500 + ordinal), ("patient_control_number", remit.Number),
            ("claim_status_code", remit.Status), ("charge_amount", remit.Charge), ("paid_amount", remit.Paid),
            ("patient_responsibility_amount", 0m), ("filing_indicator_code", remit.Filing),
            ("payer_claim_control_number", remit.PayerNumber),
            ("member_key", remit.Patient is null ? null : remit.Patient + "-member"),
            ("patient_name_key", remit.Patient is null ? null : remit.Patient + "-name"),
            ("service_from_date", remit.Service is null ? null : Story.Day(remit.Service)),
            ("service_to_date", remit.Service is null ? null : Story.Day(remit.Service)),
            ("line_count", remit.Lines.Count), ("line_charge_amount", remit.Lines.Sum(line => line.Charge)),
            ("line_paid_amount", remit.Lines.Sum(line => line.Paid)),
            ("claim_adjustment_amount", Sum(remit.Adjustments)),
            ("line_adjustment_amount", remit.Lines.Sum(line => Sum(line.Adjustments))));
        Adjustments("claim", null, remit.Adjustments);
        Remarks("claim", null, remit.Remarks);
        for (var line = 0; line < remit.Lines.Count; line++)
        {
            Line(remit, line, remit.Lines[line]);
        }
    }

    private void Line(Remit remit, int lineOrdinal, RemitLine line)
    {
        insert(
            "x12_835_service_lines",
            ("load_id", load), ("practice_id", "P1"), ("claim_ordinal", ordinal), ("line_ordinal", lineOrdinal),
            ("source_offset", 600 + lineOrdinal), ("procedure_code", line.Code), ("modifier_1", line.Modifier),
            ("charge_amount", line.Charge), ("paid_amount", line.Paid), ("paid_quantity", line.Units),
            ("allowed_amount", line.Allowed), ("line_control_number", line.Number),
            ("service_from_date", remit.Service is null ? null : Story.Day(remit.Service)),
            ("adjustment_amount", Sum(line.Adjustments)));
        Adjustments("line", lineOrdinal, line.Adjustments);
        Remarks("line", lineOrdinal, line.Remarks);
    }

    private void Adjustments(string level, int? lineOrdinal, IReadOnlyList<string> adjustments)
    {
        foreach (var adjustment in adjustments)
        {
            var parts = adjustment.Split('-', 2);
            insert(
                "x12_835_adjustments",
                ("load_id", load), ("practice_id", "P1"), ("claim_ordinal", ordinal),
                ("adjustment_ordinal", _adjustments++), ("source_offset", 700), ("level", level),
                ("line_ordinal", lineOrdinal), ("group_code", parts[0]), ("reason_code", parts[1].Split(' ')[0]),
                ("amount", Amount(adjustment)));
        }
    }

    private void Remarks(string level, int? lineOrdinal, IReadOnlyList<string> remarks)
    {
        foreach (var remark in remarks)
        {
            insert(
                "x12_835_remarks",
                ("load_id", load), ("practice_id", "P1"), ("claim_ordinal", ordinal), ("remark_ordinal", _remarks++),
                ("source_offset", 800), ("level", level), ("line_ordinal", lineOrdinal),
                ("source_segment", level == "line" ? "LQ" : "MOA"), ("remark_code", remark));
        }
    }

    private static decimal Sum(IReadOnlyList<string> adjustments) => adjustments.Sum(Amount);

    private static decimal Amount(string adjustment) =>
        decimal.Parse(adjustment.Split(' ')[1], CultureInfo.InvariantCulture);
}
