using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What the answers of one transaction set accept and reject.</summary>
internal sealed class AnswerTotals
{
    private int _claims;
    private int _claimsAccepted;
    private int _claimsRejected;
    private int? _batchAccepted;
    private int? _batchRejected;
    private int _setsAccepted;
    private int _setsRejected;
    private int? _groupAccepted;
    private int? _groupRejected;
    private X12Amount _charge;

    public void Add(ClaimStatus status)
    {
        if (status.Level == StatusLevel.Claim)
        {
            _claims++;
            _charge += status.ChargeAmount ?? default;
            _claimsAccepted += status.IsAccepted == true ? 1 : 0;
            _claimsRejected += status.IsAccepted == false ? 1 : 0;
        }
        else if (status.Level == StatusLevel.Receiver)
        {
            _batchAccepted = Sum(_batchAccepted, status.AcceptedCount);
            _batchRejected = Sum(_batchRejected, status.RejectedCount);
        }
    }

    public void Add(SetAcknowledgement acknowledgement)
    {
        if (acknowledgement.IsGroup)
        {
            _groupAccepted = Sum(_groupAccepted, acknowledgement.AcceptedCount);
            _groupRejected = Sum(_groupRejected, acknowledgement.ReceivedCount - acknowledgement.AcceptedCount);
            return;
        }

        var result = acknowledgement.ResultCode.Span;
        _setsAccepted += result is [(byte)'A' or (byte)'E'] ? 1 : 0;
        _setsRejected += result is [(byte)'R' or (byte)'M' or (byte)'W' or (byte)'X'] ? 1 : 0;
    }

    /// <summary>The result with what holds for its kind: a batch rejected as a whole lists no claims, only counts.</summary>
    public InspectedTransaction AddTo(InspectedTransaction found, InterchangeAcknowledgement interchange) => found.Kind switch
    {
        "277" or "277CA" => found with
        {
            Claims = _claims,
            ChargeAmount = _charge,
            Accepted = _claims > 0 ? _claimsAccepted : _batchAccepted ?? 0,
            Rejected = _claims > 0 ? _claimsRejected : _batchRejected ?? 0,
        },
        "999" or "997" => found with
        {
            Accepted = _groupAccepted ?? _setsAccepted,
            Rejected = _groupRejected ?? _setsRejected,
        },
        "TA1" => found with
        {
            Accepted = interchange.ResultCode is "A" or "E" ? 1 : 0,
            Rejected = interchange.ResultCode is "R" ? 1 : 0,
        },
        _ => found,
    };

    private static int? Sum(int? left, int? right) => right is null ? left : (left ?? 0) + right;
}
