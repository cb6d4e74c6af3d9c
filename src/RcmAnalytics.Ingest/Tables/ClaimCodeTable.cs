using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>HI composites of claims sent. Contract: <c>sql/raw/x12_837_codes.yml</c>.</summary>
internal sealed class ClaimCodeTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _codeOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _qualifier;
    private readonly TextColumn _code;
    private readonly DateColumn _codeDate;
    private readonly DateColumn _codeToDate;
    private readonly DecimalColumn _amount;
    private readonly TextColumn _presentOnAdmissionCode;

    public ClaimCodeTable()
    {
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _codeOrdinal = Rows.Integer("code_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _qualifier = Rows.Text("qualifier");
        _code = Rows.Text("code");
        _codeDate = Rows.Date("code_date");
        _codeToDate = Rows.Date("code_to_date");
        _amount = Rows.Money("amount");
        _presentOnAdmissionCode = Rows.Text("present_on_admission_code");
    }

    public RawTable Rows { get; } = new("x12_837_codes");

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var code = claim.Codes.Span[ordinal];
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _claimOrdinal.Append(claim.Ordinal);
        _codeOrdinal.Append(ordinal);
        _sourceOffset.Append(code.Offset);
        _qualifier.Append(code.Qualifier.Span);
        _code.Append(code.Code.Span);
        _codeDate.Append(code.From);
        _codeToDate.Append(code.To);
        _amount.Append(code.Amount?.Hundredths);
        _presentOnAdmissionCode.Append(code.PresentOnAdmissionCode.Span);
        Rows.EndRow();
    }
}
