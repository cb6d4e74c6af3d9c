using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimCode.Field;

namespace RcmAnalytics.Ingest;

/// <summary>HI composites of claims sent. Contract: <c>sql/raw/x12_837_codes.yml</c>.</summary>
internal sealed class ClaimCodeTable
{
    private readonly RecordPlace _code;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _codeOrdinal;

    public ClaimCodeTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_837_codes", texts);
        _code = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _codeOrdinal = Rows.Integer("code_ordinal");
        Rows.Bigint("source_offset", _code[Field.Offset]);
        Rows.Text("qualifier", _code[Field.Qualifier]);
        Rows.Text("code", _code[Field.Code]);
        Rows.Date("code_date", _code[Field.From]);
        Rows.Date("code_to_date", _code[Field.To]);
        Rows.Money("amount", _code[Field.Amount]);
        Rows.Text("present_on_admission_code", _code[Field.PresentOnAdmissionCode]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var row = Rows.Length;
        var code = claim.Codes.Span[ordinal];
        Rows.Take(_code, code.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _codeOrdinal.Set(row, ordinal);
        Rows.EndRow();
    }
}
