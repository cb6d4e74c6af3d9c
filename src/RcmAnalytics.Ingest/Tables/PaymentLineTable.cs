using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines as adjudicated. Contract: <c>sql/raw/x12_835_service_lines.yml</c>.</summary>
internal sealed class PaymentLineTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _lineOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _procedureQualifier;
    private readonly TextColumn _procedureCode;
    private readonly TextColumn _modifier1;
    private readonly TextColumn _modifier2;
    private readonly TextColumn _modifier3;
    private readonly TextColumn _modifier4;
    private readonly TextColumn _submittedProcedureQualifier;
    private readonly TextColumn _submittedProcedureCode;
    private readonly TextColumn _submittedModifier1;
    private readonly TextColumn _submittedModifier2;
    private readonly TextColumn _submittedModifier3;
    private readonly TextColumn _submittedModifier4;
    private readonly TextColumn _revenueCode;
    private readonly DecimalColumn _chargeAmount;
    private readonly DecimalColumn _paidAmount;
    private readonly DecimalColumn _paidQuantity;
    private readonly DecimalColumn _billedQuantity;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;
    private readonly TextColumn _lineControlNumber;
    private readonly TextColumn _renderingProviderNpi;
    private readonly DecimalColumn _allowedAmount;
    private readonly DecimalColumn _adjustmentAmount;

    public PaymentLineTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _procedureQualifier = Rows.Text("procedure_qualifier");
        _procedureCode = Rows.Text("procedure_code");
        _modifier1 = Rows.Text("modifier_1");
        _modifier2 = Rows.Text("modifier_2");
        _modifier3 = Rows.Text("modifier_3");
        _modifier4 = Rows.Text("modifier_4");
        _submittedProcedureQualifier = Rows.Text("submitted_procedure_qualifier");
        _submittedProcedureCode = Rows.Text("submitted_procedure_code");
        _submittedModifier1 = Rows.Text("submitted_modifier_1");
        _submittedModifier2 = Rows.Text("submitted_modifier_2");
        _submittedModifier3 = Rows.Text("submitted_modifier_3");
        _submittedModifier4 = Rows.Text("submitted_modifier_4");
        _revenueCode = Rows.Text("revenue_code");
        _chargeAmount = Rows.Money("charge_amount");
        _paidAmount = Rows.Money("paid_amount");
        _paidQuantity = Rows.Quantity("paid_quantity");
        _billedQuantity = Rows.Quantity("billed_quantity");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
        _lineControlNumber = Rows.Text("line_control_number");
        _renderingProviderNpi = Rows.Text("rendering_provider_npi");
        _allowedAmount = Rows.Money("allowed_amount");
        _adjustmentAmount = Rows.Money("adjustment_amount");
    }

    public RawTable Rows { get; } = new("x12_835_service_lines");

    public void Append(in RowPlace place, ClaimPayment claim, int ordinal)
    {
        var row = Rows.Length;
        var line = claim.Lines.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _lineOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, line.Offset);
        _procedureQualifier.Set(row, line.Procedure.Qualifier);
        _procedureCode.Set(row, line.Procedure.Code);
        _modifier1.Set(row, line.Procedure.Modifier1);
        _modifier2.Set(row, line.Procedure.Modifier2);
        _modifier3.Set(row, line.Procedure.Modifier3);
        _modifier4.Set(row, line.Procedure.Modifier4);
        _submittedProcedureQualifier.Set(row, line.SubmittedProcedure.Qualifier);
        _submittedProcedureCode.Set(row, line.SubmittedProcedure.Code);
        _submittedModifier1.Set(row, line.SubmittedProcedure.Modifier1);
        _submittedModifier2.Set(row, line.SubmittedProcedure.Modifier2);
        _submittedModifier3.Set(row, line.SubmittedProcedure.Modifier3);
        _submittedModifier4.Set(row, line.SubmittedProcedure.Modifier4);
        _revenueCode.Set(row, line.RevenueCode);
        _chargeAmount.Set(row, line.ChargeAmount);
        _paidAmount.Set(row, line.PaidAmount);
        _paidQuantity.Set(row, line.PaidQuantity);
        _billedQuantity.Set(row, line.BilledQuantity);
        _serviceFromDate.Set(row, line.ServiceFrom);
        _serviceToDate.Set(row, line.ServiceTo);
        _lineControlNumber.Set(row, line.ControlNumber);
        _renderingProviderNpi.Set(row, line.RenderingNpi);
        _allowedAmount.Set(row, line.AllowedAmount);
        _adjustmentAmount.Set(row, line.AdjustmentAmount);
        Rows.EndRow();
    }
}
