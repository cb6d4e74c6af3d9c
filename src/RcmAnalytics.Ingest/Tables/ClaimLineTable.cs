using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines of claims sent. Contract: <c>sql/raw/x12_837_service_lines.yml</c>.</summary>
internal sealed class ClaimLineTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _lineOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _lineNumber;
    private readonly TextColumn _lineControlNumber;
    private readonly TextColumn _procedureQualifier;
    private readonly TextColumn _procedureCode;
    private readonly TextColumn _modifier1;
    private readonly TextColumn _modifier2;
    private readonly TextColumn _modifier3;
    private readonly TextColumn _modifier4;
    private readonly TextColumn _revenueCode;
    private readonly DecimalColumn _chargeAmount;
    private readonly TextColumn _unitCode;
    private readonly DecimalColumn _unitQuantity;
    private readonly TextColumn _placeOfServiceCode;
    private readonly TextColumn _diagnosisPointers;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;
    private readonly TextColumn _renderingProviderNpi;
    private readonly TextColumn _priorAuthorizationNumber;
    private readonly TextColumn _ndcCode;
    private readonly DecimalColumn _ndcQuantity;
    private readonly TextColumn _ndcUnitCode;

    public ClaimLineTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _lineNumber = Rows.Text("line_number");
        _lineControlNumber = Rows.Text("line_control_number");
        _procedureQualifier = Rows.Text("procedure_qualifier");
        _procedureCode = Rows.Text("procedure_code");
        _modifier1 = Rows.Text("modifier_1");
        _modifier2 = Rows.Text("modifier_2");
        _modifier3 = Rows.Text("modifier_3");
        _modifier4 = Rows.Text("modifier_4");
        _revenueCode = Rows.Text("revenue_code");
        _chargeAmount = Rows.Money("charge_amount");
        _unitCode = Rows.Text("unit_code");
        _unitQuantity = Rows.Quantity("unit_quantity");
        _placeOfServiceCode = Rows.Text("place_of_service_code");
        _diagnosisPointers = Rows.Text("diagnosis_pointers");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
        _renderingProviderNpi = Rows.Text("rendering_provider_npi");
        _priorAuthorizationNumber = Rows.Text("prior_authorization_number");
        _ndcCode = Rows.Text("ndc_code");
        _ndcQuantity = Rows.Quantity("ndc_quantity");
        _ndcUnitCode = Rows.Text("ndc_unit_code");
    }

    public RawTable Rows { get; } = new("x12_837_service_lines");

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var row = Rows.Length;
        var line = claim.Lines.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _lineOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, line.Offset);
        _lineNumber.Set(row, line.LineNumber);
        _lineControlNumber.Set(row, line.ControlNumber);
        _procedureQualifier.Set(row, line.Procedure.Qualifier);
        _procedureCode.Set(row, line.Procedure.Code);
        _modifier1.Set(row, line.Procedure.Modifier1);
        _modifier2.Set(row, line.Procedure.Modifier2);
        _modifier3.Set(row, line.Procedure.Modifier3);
        _modifier4.Set(row, line.Procedure.Modifier4);
        _revenueCode.Set(row, line.RevenueCode);
        _chargeAmount.Set(row, line.ChargeAmount);
        _unitCode.Set(row, line.UnitCode);
        _unitQuantity.Set(row, line.UnitQuantity);
        _placeOfServiceCode.Set(row, line.PlaceOfServiceCode);
        _diagnosisPointers.Set(row, line.DiagnosisPointers);
        _serviceFromDate.Set(row, line.ServiceFrom);
        _serviceToDate.Set(row, line.ServiceTo);
        _renderingProviderNpi.Set(row, line.RenderingNpi);
        _priorAuthorizationNumber.Set(row, line.PriorAuthorizationNumber);
        _ndcCode.Set(row, line.NdcCode);
        _ndcQuantity.Set(row, line.NdcQuantity);
        _ndcUnitCode.Set(row, line.NdcUnitCode);
        Rows.EndRow();
    }
}
