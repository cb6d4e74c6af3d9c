using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What 277s say, by batch, provider or claim. Contract: <c>sql/raw/x12_277_levels.yml</c>.</summary>
internal sealed class StatusLevelTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _levelOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _level;
    private readonly TextColumn _sourceEntityCode;
    private readonly TextColumn _sourceName;
    private readonly TextColumn _sourceIdentifier;
    private readonly DateColumn _sourceReceivedDate;
    private readonly DateColumn _sourceProcessedDate;
    private readonly TextColumn _receiverIdentifier;
    private readonly TextColumn _batchNumber;
    private readonly TextColumn _providerNpi;
    private readonly TextColumn _providerTaxId;
    private readonly TextColumn _patientControlNumber;
    private readonly TextColumn _payerClaimControlNumber;
    private readonly TextColumn _clearinghouseTraceNumber;
    private readonly TextColumn _billTypeCode;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly DateColumn _receivedDate;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;
    private readonly DecimalColumn _chargeAmount;
    private readonly IntegerColumn _acceptedCount;
    private readonly IntegerColumn _rejectedCount;
    private readonly DecimalColumn _acceptedAmount;
    private readonly DecimalColumn _rejectedAmount;
    private readonly IntegerColumn _lineCount;

    public StatusLevelTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _levelOrdinal = Rows.Integer("level_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _level = Rows.Text("level");
        _sourceEntityCode = Rows.Text("source_entity_code");
        _sourceName = Rows.Text("source_name");
        _sourceIdentifier = Rows.Text("source_identifier");
        _sourceReceivedDate = Rows.Date("source_received_date");
        _sourceProcessedDate = Rows.Date("source_processed_date");
        _receiverIdentifier = Rows.Text("receiver_identifier");
        _batchNumber = Rows.Text("batch_number");
        _providerNpi = Rows.Text("provider_npi");
        _providerTaxId = Rows.Text("provider_tax_id");
        _patientControlNumber = Rows.Text("patient_control_number");
        _payerClaimControlNumber = Rows.Text("payer_claim_control_number");
        _clearinghouseTraceNumber = Rows.Text("clearinghouse_trace_number");
        _billTypeCode = Rows.Text("bill_type_code");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _receivedDate = Rows.Date("received_date");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
        _chargeAmount = Rows.Money("charge_amount");
        _acceptedCount = Rows.Integer("accepted_count");
        _rejectedCount = Rows.Integer("rejected_count");
        _acceptedAmount = Rows.Money("accepted_amount");
        _rejectedAmount = Rows.Money("rejected_amount");
        _lineCount = Rows.Integer("line_count");
    }

    public RawTable Rows { get; } = new("x12_277_levels");

    public void Append(in RowPlace place, ClaimStatus status, PatientKeys keys)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _levelOrdinal.Set(row, status.Ordinal);
        _sourceOffset.Set(row, status.Offset);
        _level.Set(row, LevelName(status.Level));
        _sourceEntityCode.Set(row, status.Source.EntityCode);
        _sourceName.Set(row, status.Source.Name);
        _sourceIdentifier.Set(row, status.Source.Identifier);
        _sourceReceivedDate.Set(row, status.Source.ReceivedDate);
        _sourceProcessedDate.Set(row, status.Source.ProcessedDate);
        _receiverIdentifier.Set(row, status.Receiver.Identifier);
        _batchNumber.Set(row, status.Receiver.BatchNumber);
        _providerNpi.Set(row, status.Provider.Npi);
        _providerTaxId.Set(row, status.Provider.TaxId);
        _patientControlNumber.Set(row, status.Level == StatusLevel.Claim ? status.TraceNumber : default);
        _payerClaimControlNumber.Set(row, status.PayerClaimControlNumber);
        _clearinghouseTraceNumber.Set(row, status.ClearinghouseTraceNumber);
        _billTypeCode.Set(row, status.BillTypeCode);
        _patientNameKey.Set(row, keys.NameIdentity(status.Patient.LastName, status.Patient.FirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(status.Patient.MemberId), keys);
        _receivedDate.Set(row, status.ReceivedDate);
        _serviceFromDate.Set(row, status.ServiceFrom);
        _serviceToDate.Set(row, status.ServiceTo);
        _chargeAmount.Set(row, status.ChargeAmount);
        _acceptedCount.Set(row, status.AcceptedCount);
        _rejectedCount.Set(row, status.RejectedCount);
        _acceptedAmount.Set(row, status.AcceptedAmount);
        _rejectedAmount.Set(row, status.RejectedAmount);
        _lineCount.Set(row, status.Lines.Count);
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> LevelName(StatusLevel level) => level switch
    {
        StatusLevel.Receiver => "receiver"u8,
        StatusLevel.Provider => "provider"u8,
        _ => "claim"u8,
    };
}
