using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Persons that 271s answer. Contract: <c>sql/raw/x12_271_responses.yml</c>.</summary>
internal sealed class EligibilityTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _responseOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _level;
    private readonly TextColumn _payerName;
    private readonly TextColumn _payerIdentifier;
    private readonly TextColumn _providerNpi;
    private readonly TextColumn _traceNumber;
    private readonly KeyColumn _patientKey;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly TextColumn _rejectionCode;
    private readonly TextColumn _followUpCode;
    private readonly DateColumn _planFromDate;
    private readonly DateColumn _planToDate;
    private readonly DateColumn _serviceDate;
    private readonly IntegerColumn _benefitCount;

    public EligibilityTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _responseOrdinal = Rows.Integer("response_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _level = Rows.Text("level");
        _payerName = Rows.Text("payer_name");
        _payerIdentifier = Rows.Text("payer_identifier");
        _providerNpi = Rows.Text("provider_npi");
        _traceNumber = Rows.Text("trace_number");
        _patientKey = Rows.Key("patient_key");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _rejectionCode = Rows.Text("rejection_code");
        _followUpCode = Rows.Text("follow_up_code");
        _planFromDate = Rows.Date("plan_from_date");
        _planToDate = Rows.Date("plan_to_date");
        _serviceDate = Rows.Date("service_date");
        _benefitCount = Rows.Integer("benefit_count");
    }

    public RawTable Rows { get; } = new("x12_271_responses");

    public void Append(in RowPlace place, EligibilityResponse response, PatientKeys keys)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _responseOrdinal.Set(row, response.Ordinal);
        _sourceOffset.Set(row, response.Offset);
        _level.Set(row, LevelName(response.Level));
        _payerName.Set(row, response.PayerName);
        _payerIdentifier.Set(row, response.PayerIdentifier);
        _providerNpi.Set(row, response.ProviderNpi);
        _traceNumber.Set(row, response.TraceNumber);
        _patientKey.Set(row, keys.PatientIdentity(response.LastName, response.FirstName, response.BirthDateText), keys);
        _patientNameKey.Set(row, keys.NameIdentity(response.LastName, response.FirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(response.MemberId), keys);
        _rejectionCode.Set(row, response.RejectionCode);
        _followUpCode.Set(row, response.FollowUpCode);
        _planFromDate.Set(row, response.PlanFrom);
        _planToDate.Set(row, response.PlanTo);
        _serviceDate.Set(row, response.ServiceDate);
        _benefitCount.Set(row, response.Benefits.Count);
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> LevelName(EligibilityLevel level) => level switch
    {
        EligibilityLevel.Source => "source"u8,
        EligibilityLevel.Receiver => "receiver"u8,
        EligibilityLevel.Subscriber => "subscriber"u8,
        _ => "dependant"u8,
    };
}
