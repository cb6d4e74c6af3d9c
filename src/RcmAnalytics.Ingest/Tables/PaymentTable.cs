using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Payments received. Contract: <c>sql/raw/x12_835_payments.yml</c>.</summary>
internal sealed class PaymentTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _handlingCode;
    private readonly DecimalColumn _paymentAmount;
    private readonly TextColumn _creditDebitCode;
    private readonly TextColumn _paymentMethodCode;
    private readonly DateColumn _paymentDate;
    private readonly TextColumn _traceNumber;
    private readonly TextColumn _payerOriginatorId;
    private readonly DateColumn _productionDate;
    private readonly TextColumn _payerName;
    private readonly TextColumn _payerIdentifier;
    private readonly TextColumn _payeeName;
    private readonly TextColumn _payeeNpi;
    private readonly TextColumn _payeeTaxId;
    private readonly IntegerColumn _claimCount;
    private readonly DecimalColumn _claimPaidAmount;
    private readonly DecimalColumn _providerAdjustmentAmount;

    public PaymentTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _handlingCode = Rows.Text("handling_code");
        _paymentAmount = Rows.Money("payment_amount");
        _creditDebitCode = Rows.Text("credit_debit_code");
        _paymentMethodCode = Rows.Text("payment_method_code");
        _paymentDate = Rows.Date("payment_date");
        _traceNumber = Rows.Text("trace_number");
        _payerOriginatorId = Rows.Text("payer_originator_id");
        _productionDate = Rows.Date("production_date");
        _payerName = Rows.Text("payer_name");
        _payerIdentifier = Rows.Text("payer_identifier");
        _payeeName = Rows.Text("payee_name");
        _payeeNpi = Rows.Text("payee_npi");
        _payeeTaxId = Rows.Text("payee_tax_id");
        _claimCount = Rows.Integer("claim_count");
        _claimPaidAmount = Rows.Money("claim_paid_amount");
        _providerAdjustmentAmount = Rows.Money("provider_adjustment_amount");
    }

    public RawTable Rows { get; } = new("x12_835_payments");

    public void Append(in RowPlace place, Payment payment)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _sourceOffset.Set(row, payment.Offset);
        _handlingCode.Set(row, payment.HandlingCode);
        _paymentAmount.Set(row, payment.Amount);
        _creditDebitCode.Set(row, payment.CreditDebitCode);
        _paymentMethodCode.Set(row, payment.MethodCode);
        _paymentDate.Set(row, payment.Date);
        _traceNumber.Set(row, payment.TraceNumber);
        _payerOriginatorId.Set(row, payment.PayerOriginatorId);
        _productionDate.Set(row, payment.ProductionDate);
        _payerName.Set(row, payment.PayerName);
        _payerIdentifier.Set(row, payment.PayerIdentifier);
        _payeeName.Set(row, payment.PayeeName);
        _payeeNpi.Set(row, payment.PayeeNpi);
        _payeeTaxId.Set(row, payment.PayeeTaxId);
        _claimCount.Set(row, payment.ClaimCount);
        _claimPaidAmount.Set(row, payment.ClaimPaidAmount);
        _providerAdjustmentAmount.Set(row, payment.ProviderAdjustmentAmount);
        Rows.EndRow();
    }
}
