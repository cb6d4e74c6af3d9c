using System.Globalization;
using System.Text;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Stories;

/// <summary>
/// Writes the raw rows of a few invented claims and remits, one file each, and builds all models over them.
/// Balances are not made right by the helper: a test states every amount itself.
/// </summary>
internal sealed partial class Story
{
    private readonly StringBuilder _sql = new();
    private readonly Dictionary<string, int> _claimsInFile = [];
    private int _files;

    /// <summary>Sends one claim in a file of its own.</summary>
    public Story Send(SentClaim claim)
    {
        var load = NewLoad("837P", claim.Date, claim.ControlNumber, claim.IsTest, claim.Batch, claim.Version);
        var charge = claim.Charge ?? claim.Lines.Sum(line => line.Charge);
        Insert(
            "x12_837_claims",
            ("load_id", load), ("practice_id", claim.Practice), ("transaction_ordinal", 0), ("claim_ordinal", 0),
            ("source_offset", 200), ("claim_type", "professional"), ("patient_control_number", claim.Number),
            ("charge_amount", charge), ("place_of_service_code", "11"), ("frequency_code", claim.Frequency),
            ("payer_sequence", claim.Sequence), ("filing_indicator_code", claim.Filing),
            ("payer_name", claim.Payer + " HEALTH"), ("payer_identifier", claim.Payer),
            ("billing_provider_npi", "1000000001"), ("billing_provider_tax_id", "991000001"), ("rendering_provider_npi", "2000000001"),
            ("patient_key", claim.Patient), ("member_key", claim.Patient + "-member"),
            ("patient_name_key", claim.Patient + "-name"), ("service_from_date", Day(claim.Service)),
            ("service_to_date", Day(claim.Service)), ("original_reference_number", claim.Replaces),
            ("line_count", claim.Lines.Count), ("principal_diagnosis_code", claim.Diagnosis),
            ("prior_authorization_number", claim.Authorization), ("submission_reason_code", claim.Reason), ("submitted_date", Day(claim.Date)));
        for (var line = 0; line < claim.Lines.Count; line++)
        {
            Insert(
                "x12_837_service_lines",
                ("load_id", load), ("practice_id", claim.Practice), ("claim_ordinal", 0), ("line_ordinal", line),
                ("source_offset", 300 + line), ("procedure_code", claim.Lines[line].Code),
                ("modifier_1", claim.Lines[line].Modifier), ("charge_amount", claim.Lines[line].Charge), ("line_control_number", claim.Lines[line].Number),
                ("service_from_date", Day(claim.Service)));
        }

        return this;
    }

    /// <summary>Receives one payment in a file of its own.</summary>
    public Story Receive(Payment payment)
    {
        var load = NewLoad("835", payment.Date, payment.ControlNumber, payment.IsTest);
        Insert(
            "x12_835_payments",
            ("load_id", load), ("practice_id", "P1"), ("transaction_ordinal", 0), ("source_offset", 100),
            ("payment_amount", payment.Amount), ("payment_date", Day(payment.Date)), ("trace_number", payment.Trace),
            ("payment_method_code", "ACH"), ("payer_name", payment.Payer + " HEALTH"),
            ("payer_identifier", payment.Payer), ("payee_npi", "1000000001"), ("claim_count", payment.Claims.Count),
            ("claim_paid_amount", payment.Claims.Sum(claim => claim.Paid)),
            ("provider_adjustment_amount", payment.ProviderAdjustments.Sum(item => item.Amount)));
        for (var item = 0; item < payment.ProviderAdjustments.Count; item++)
        {
            Insert(
                "x12_835_provider_adjustments",
                ("load_id", load), ("practice_id", "P1"), ("transaction_ordinal", 0), ("adjustment_ordinal", item),
                ("source_offset", 900), ("reason_code", payment.ProviderAdjustments[item].Reason),
                ("amount", payment.ProviderAdjustments[item].Amount));
        }

        for (var ordinal = 0; ordinal < payment.Claims.Count; ordinal++)
        {
            new RemitRows(Insert, load, ordinal).Write(payment.Claims[ordinal], payment.Date);
        }

        return this;
    }

    /// <summary>Contracts a fee from 2025-01-01 on.</summary>
    public Story Contract(string payer, string code, decimal fee, string? modifier = null)
    {
        Insert(
            "fee_schedules",
            ("load_id", "fees"), ("practice_id", "unassigned"), ("row_ordinal", ++_files), ("source_line", _files), ("payer_name", payer),
            ("payer_identifier", payer), ("procedure_code", code), ("modifier", modifier), ("allowed_amount", fee),
            ("effective_from_date", Day("2025-01-01")));
        return this;
    }

    public async Task<DuckDbWarehouse> BuildAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:", Threads = 1 });
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), cancellation);
        if (_sql.Length == 0)
        {
            return warehouse;
        }

        await warehouse.ExecuteAsync(_sql.ToString(), cancellation);
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), cancellation);
        return warehouse;
    }

    internal static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private string NewLoad(
        string kind, string date, string? controlNumber, bool isTest, string? batch = null, string? version = null)
    {
        var load = $"{++_files:x16}";
        _claimsInFile[load] = 0;
        Insert(
            "x12_transactions",
            ("load_id", load), ("practice_id", "P1"), ("transaction_ordinal", 0), ("source_offset", 100),
            ("kind", kind), ("interchange_control_number", controlNumber ?? load), ("sender_id", "SENDER"),
            ("receiver_id", "RECEIVER"), ("interchange_date", Day(date)), ("usage_indicator", isTest ? "T" : "P"),
            ("is_test", isTest), ("group_control_number", batch ?? "1"), ("transaction_control_number", "0001"),
            ("segment_count", 10), ("claim_count", 1), ("reference_id", batch), ("version", version));
        return load;
    }

    private void Insert(string table, params (string Column, object? Value)[] row) =>
        _sql.Append("insert into raw.").Append(table).Append(" (")
            .AppendJoin(", ", row.Select(cell => cell.Column)).Append(") values (")
            .AppendJoin(", ", row.Select(cell => Literal(cell.Value))).AppendLine(");");

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
