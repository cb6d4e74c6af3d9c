using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>HI composites of claims sent. Contract: <c>sql/raw/x12_837_codes.yml</c>.</summary>
internal sealed class ClaimCodeTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
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
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
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
        var row = Rows.Length;
        var code = claim.Codes.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _codeOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, code.Offset);
        _qualifier.Set(row, code.Qualifier);
        _code.Set(row, code.Code);
        _codeDate.Set(row, code.From);
        _codeToDate.Set(row, code.To);
        _amount.Set(row, code.Amount);
        _presentOnAdmissionCode.Set(row, code.PresentOnAdmissionCode);
        Rows.EndRow();
    }
}
