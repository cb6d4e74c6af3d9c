using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Lines that 277s answer apart. Contract: <c>sql/raw/x12_277_lines.yml</c>.</summary>
internal sealed class StatusLineTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _levelOrdinal;
    private readonly IntegerColumn _lineOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _lineControlNumber;
    private readonly TextColumn _procedureQualifier;
    private readonly TextColumn _procedureCode;
    private readonly TextColumn _modifier1;
    private readonly TextColumn _modifier2;
    private readonly TextColumn _revenueCode;
    private readonly DecimalColumn _chargeAmount;
    private readonly DecimalColumn _paidAmount;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;

    public StatusLineTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _levelOrdinal = Rows.Integer("level_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _lineControlNumber = Rows.Text("line_control_number");
        _procedureQualifier = Rows.Text("procedure_qualifier");
        _procedureCode = Rows.Text("procedure_code");
        _modifier1 = Rows.Text("modifier_1");
        _modifier2 = Rows.Text("modifier_2");
        _revenueCode = Rows.Text("revenue_code");
        _chargeAmount = Rows.Money("charge_amount");
        _paidAmount = Rows.Money("paid_amount");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
    }

    public RawTable Rows { get; } = new("x12_277_lines");

    public void Append(in RowPlace place, ClaimStatus status, int ordinal)
    {
        var row = Rows.Length;
        var line = status.Lines.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _levelOrdinal.Set(row, status.Ordinal);
        _lineOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, line.Offset);
        _lineControlNumber.Set(row, line.ControlNumber);
        _procedureQualifier.Set(row, line.Procedure.Qualifier);
        _procedureCode.Set(row, line.Procedure.Code);
        _modifier1.Set(row, line.Procedure.Modifier1);
        _modifier2.Set(row, line.Procedure.Modifier2);
        _revenueCode.Set(row, line.RevenueCode);
        _chargeAmount.Set(row, line.ChargeAmount);
        _paidAmount.Set(row, line.PaidAmount);
        _serviceFromDate.Set(row, line.ServiceFrom);
        _serviceToDate.Set(row, line.ServiceTo);
        Rows.EndRow();
    }
}
