using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>PLB pairs of payments received. Contract: <c>sql/raw/x12_835_provider_adjustments.yml</c>.</summary>
internal sealed class ProviderAdjustmentTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _adjustmentOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _providerIdentifier;
    private readonly DateColumn _fiscalPeriodDate;
    private readonly TextColumn _reasonCode;
    private readonly TextColumn _referenceId;
    private readonly DecimalColumn _amount;

    public ProviderAdjustmentTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _adjustmentOrdinal = Rows.Integer("adjustment_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _providerIdentifier = Rows.Text("provider_identifier");
        _fiscalPeriodDate = Rows.Date("fiscal_period_date");
        _reasonCode = Rows.Text("reason_code");
        _referenceId = Rows.Text("reference_id");
        _amount = Rows.Money("amount");
    }

    public RawTable Rows { get; } = new("x12_835_provider_adjustments");

    public void Append(in RowPlace place, Payment payment, int ordinal)
    {
        var row = Rows.Length;
        var adjustment = payment.ProviderAdjustments.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _adjustmentOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, adjustment.Offset);
        _providerIdentifier.Set(row, adjustment.ProviderIdentifier);
        _fiscalPeriodDate.Set(row, adjustment.FiscalPeriodDate);
        _reasonCode.Set(row, adjustment.ReasonCode);
        _referenceId.Set(row, adjustment.ReferenceId);
        _amount.Set(row, adjustment.Amount);
        Rows.EndRow();
    }
}
