using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <content>What comes back on claims before a remittance does, and answers on eligibility.</content>
internal sealed partial class X12FileReader
{
    private readonly StatusLevelTable _statusLevels = new();
    private readonly StatusTable _statuses = new();
    private readonly StatusLineTable _statusLines = new();
    private readonly SetAcknowledgementTable _setAcknowledgements = new();
    private readonly SyntaxErrorTable _syntaxErrors = new();
    private readonly InterchangeAcknowledgementTable _interchangeAcknowledgements = new();
    private readonly EligibilityTable _eligibility = new();
    private readonly EligibilityBenefitTable _benefits = new();

    private RawTable[] AnswerTables =>
    [
        _statusLevels.Rows, _statuses.Rows, _statusLines.Rows, _setAcknowledgements.Rows, _syntaxErrors.Rows,
        _interchangeAcknowledgements.Rows, _eligibility.Rows, _benefits.Rows,
    ];

    private void AppendStatus(ClaimStatus status, TransactionSet set)
    {
        SetPractice(status.Provider.Npi, status.Provider.TaxId);
        var place = Place(set);
        _statusLevels.Append(place, status, _options.Keys);
        for (var ordinal = 0; ordinal < status.Statuses.Count; ordinal++)
        {
            _statuses.Append(place, status, ordinal);
        }

        for (var line = 0; line < status.Lines.Count; line++)
        {
            _statusLines.Append(place, status, line);
        }
    }

    private void AppendSetAcknowledgement(SetAcknowledgement acknowledgement, TransactionSet set)
    {
        var place = Place(set);
        _setAcknowledgements.Append(place, acknowledgement);
        for (var error = 0; error < acknowledgement.Errors.Count; error++)
        {
            _syntaxErrors.Append(place, acknowledgement, error);
        }
    }

    private void AppendEligibility(EligibilityResponse response, TransactionSet set)
    {
        SetPractice(response.ProviderNpi, default);
        var place = Place(set);
        _eligibility.Append(place, response, _options.Keys);
        for (var benefit = 0; benefit < response.Benefits.Count; benefit++)
        {
            _benefits.Append(place, response, benefit);
        }
    }
}
