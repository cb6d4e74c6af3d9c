namespace RcmAnalytics.X12;

/// <content>How records end.</content>
public sealed partial class X12Reader
{
    /// <summary>Hands out what ends where this segment stands, one record a call.</summary>
    private X12Record CloseBefore(uint id)
    {
        if (id is SegmentId.Se or SegmentId.St or SegmentId.Ge or SegmentId.Gs or SegmentId.Iea or SegmentId.Isa
            or SegmentId.Ta1)
        {
            return CloseOpen(id == SegmentId.Se);
        }

        var isEnd = _mode switch
        {
            Mode.Claims => _claims.EndsClaim(id),
            Mode.Remittance => _remittances.EndsClaim(id),
            Mode.Statuses => _statuses.Ends(id),
            Mode.Acknowledgements => _acknowledgements.Ends(id),
            Mode.Eligibility => _eligibility.Ends(id),
            _ => false,
        };
        return isEnd ? CloseRecord() : X12Record.None;
    }

    private X12Record CloseOpen(bool isTrailer)
    {
        var record = CloseRecord();
        if (record != X12Record.None || _mode == Mode.Outside)
        {
            return record;
        }

        if (_mode == Mode.Remittance && !_isPaymentClosed)
        {
            _isPaymentClosed = true;
            _remittances.ClosePayment();
            return X12Record.Payment;
        }

        _envelope.CloseTransaction(isTrailer, Kind());
        _mode = Mode.Outside;
        return X12Record.Transaction;
    }

    /// <summary>Closes the record that is open in the set, if one is.</summary>
    private X12Record CloseRecord()
    {
        switch (_mode)
        {
            case Mode.Claims when _claims.IsClaimOpen:
                _claims.CloseClaim();
                return X12Record.Claim;
            case Mode.Remittance when _remittances.IsClaimOpen:
                _remittances.CloseClaim();
                return X12Record.ClaimPayment;
            case Mode.Statuses when _statuses.IsOpen:
                _statuses.Close();
                return X12Record.ClaimStatus;
            case Mode.Acknowledgements when _acknowledgements.IsOpen:
                _acknowledgements.Close();
                return X12Record.SetAcknowledgement;
            case Mode.Eligibility when _eligibility.HasAnswer:
                _eligibility.Close();
                return X12Record.Eligibility;
            default:
                return X12Record.None;
        }
    }
}
