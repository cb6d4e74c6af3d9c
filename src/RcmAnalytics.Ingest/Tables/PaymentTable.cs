using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Payments received. Contract: <c>sql/raw/x12_835_payments.yml</c>.</summary>
internal sealed class PaymentTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _transactionOrdinal.Append(place.TransactionOrdinal);
        _sourceOffset.Append(payment.Offset);
        _handlingCode.Append(payment.HandlingCode.Span);
        _paymentAmount.Append(payment.Amount?.Hundredths);
        _creditDebitCode.Append(payment.CreditDebitCode.Span);
        _paymentMethodCode.Append(payment.MethodCode.Span);
        _paymentDate.Append(payment.Date);
        _traceNumber.Append(payment.TraceNumber.Span);
        _payerOriginatorId.Append(payment.PayerOriginatorId.Span);
        _productionDate.Append(payment.ProductionDate);
        _payerName.Append(payment.PayerName.Span);
        _payerIdentifier.Append(payment.PayerIdentifier.Span);
        _payeeName.Append(payment.PayeeName.Span);
        _payeeNpi.Append(payment.PayeeNpi.Span);
        _payeeTaxId.Append(payment.PayeeTaxId.Span);
        _claimCount.Append(payment.ClaimCount);
        _claimPaidAmount.Append(payment.ClaimPaidAmount.Hundredths);
        _providerAdjustmentAmount.Append(payment.ProviderAdjustmentAmount.Hundredths);
        Rows.EndRow();
    }
}
