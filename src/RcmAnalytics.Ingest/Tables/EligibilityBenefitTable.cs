using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>EB segments of 271s. Contract: <c>sql/raw/x12_271_benefits.yml</c>.</summary>
internal sealed class EligibilityBenefitTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _responseOrdinal;
    private readonly IntegerColumn _benefitOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _informationCode;
    private readonly TextColumn _coverageLevelCode;
    private readonly TextColumn _serviceTypeCodes;
    private readonly TextColumn _insuranceTypeCode;
    private readonly TextColumn _planName;
    private readonly TextColumn _timePeriodCode;
    private readonly DecimalColumn _amount;
    private readonly DecimalColumn _share;
    private readonly TextColumn _quantityCode;
    private readonly DecimalColumn _quantity;
    private readonly TextColumn _authorizationCode;
    private readonly TextColumn _networkCode;
    private readonly DateColumn _fromDate;
    private readonly DateColumn _toDate;

    public EligibilityBenefitTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _responseOrdinal = Rows.Integer("response_ordinal");
        _benefitOrdinal = Rows.Integer("benefit_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _informationCode = Rows.Text("information_code");
        _coverageLevelCode = Rows.Text("coverage_level_code");
        _serviceTypeCodes = Rows.Text("service_type_codes");
        _insuranceTypeCode = Rows.Text("insurance_type_code");
        _planName = Rows.Text("plan_name");
        _timePeriodCode = Rows.Text("time_period_code");
        _amount = Rows.Money("amount");
        _share = Rows.Quantity("share");
        _quantityCode = Rows.Text("quantity_code");
        _quantity = Rows.Quantity("quantity");
        _authorizationCode = Rows.Text("authorization_code");
        _networkCode = Rows.Text("network_code");
        _fromDate = Rows.Date("from_date");
        _toDate = Rows.Date("to_date");
    }

    public RawTable Rows { get; } = new("x12_271_benefits");

    public void Append(in RowPlace place, EligibilityResponse response, int ordinal)
    {
        var row = Rows.Length;
        var benefit = response.Benefits.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _responseOrdinal.Set(row, response.Ordinal);
        _benefitOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, benefit.Offset);
        _informationCode.Set(row, benefit.InformationCode);
        _coverageLevelCode.Set(row, benefit.CoverageLevelCode);
        _serviceTypeCodes.Set(row, benefit.ServiceTypeCodes);
        _insuranceTypeCode.Set(row, benefit.InsuranceTypeCode);
        _planName.Set(row, benefit.PlanName);
        _timePeriodCode.Set(row, benefit.TimePeriodCode);
        _amount.Set(row, benefit.Amount);
        _share.Set(row, benefit.Share);
        _quantityCode.Set(row, benefit.QuantityCode);
        _quantity.Set(row, benefit.Quantity);
        _authorizationCode.Set(row, benefit.AuthorizationCode);
        _networkCode.Set(row, benefit.NetworkCode);
        _fromDate.Set(row, benefit.From);
        _toDate.Set(row, benefit.To);
        Rows.EndRow();
    }
}
