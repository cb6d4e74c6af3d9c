using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>STC segments of 277s. Contract: <c>sql/raw/x12_277_statuses.yml</c>.</summary>
internal sealed class StatusTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _levelOrdinal;
    private readonly IntegerColumn _statusOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly IntegerColumn _lineOrdinal;
    private readonly TextColumn _categoryCode;
    private readonly TextColumn _statusCode;
    private readonly TextColumn _entityCode;
    private readonly TextColumn _secondCategoryCode;
    private readonly TextColumn _secondStatusCode;
    private readonly TextColumn _secondEntityCode;
    private readonly TextColumn _thirdCategoryCode;
    private readonly TextColumn _thirdStatusCode;
    private readonly TextColumn _thirdEntityCode;
    private readonly DateColumn _effectiveDate;
    private readonly TextColumn _actionCode;
    private readonly DecimalColumn _chargeAmount;
    private readonly DecimalColumn _paidAmount;

    public StatusTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _levelOrdinal = Rows.Integer("level_ordinal");
        _statusOrdinal = Rows.Integer("status_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _categoryCode = Rows.Text("category_code");
        _statusCode = Rows.Text("status_code");
        _entityCode = Rows.Text("entity_code");
        _secondCategoryCode = Rows.Text("second_category_code");
        _secondStatusCode = Rows.Text("second_status_code");
        _secondEntityCode = Rows.Text("second_entity_code");
        _thirdCategoryCode = Rows.Text("third_category_code");
        _thirdStatusCode = Rows.Text("third_status_code");
        _thirdEntityCode = Rows.Text("third_entity_code");
        _effectiveDate = Rows.Date("effective_date");
        _actionCode = Rows.Text("action_code");
        _chargeAmount = Rows.Money("charge_amount");
        _paidAmount = Rows.Money("paid_amount");
    }

    public RawTable Rows { get; } = new("x12_277_statuses");

    public void Append(in RowPlace place, ClaimStatus level, int ordinal)
    {
        var row = Rows.Length;
        var status = level.Statuses.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _levelOrdinal.Set(row, level.Ordinal);
        _statusOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, status.Offset);
        _lineOrdinal.Set(row, status.LineOrdinal);
        _categoryCode.Set(row, status.First.Category);
        _statusCode.Set(row, status.First.Code);
        _entityCode.Set(row, status.First.Entity);
        _secondCategoryCode.Set(row, status.Second.Category);
        _secondStatusCode.Set(row, status.Second.Code);
        _secondEntityCode.Set(row, status.Second.Entity);
        _thirdCategoryCode.Set(row, status.Third.Category);
        _thirdStatusCode.Set(row, status.Third.Code);
        _thirdEntityCode.Set(row, status.Third.Entity);
        _effectiveDate.Set(row, status.EffectiveDate);
        _actionCode.Set(row, status.ActionCode);
        _chargeAmount.Set(row, status.ChargeAmount);
        _paidAmount.Set(row, status.PaidAmount);
        Rows.EndRow();
    }
}
