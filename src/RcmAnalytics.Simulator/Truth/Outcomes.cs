using System.Text;
using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>Claims of first payers when they are first adjudicated, held until their month is taken.</summary>
internal sealed class Outcomes
{
    private const string Header =
        "patient_control_number,practice_id,payer_id,service_date,first_submitted_date,first_adjudicated_date,"
        + "charge_amount,first_allowed_amount,first_paid_amount,is_denied,reason_code\n";

    private readonly StringBuilder _text = new(Header);

    public void Add(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        _text.Append($"{remit.ClaimNumber},{life.Practice.Npi},{chain.Payer.Id},{life.Service.Iso()},{chain.FirstSubmitted?.Iso()},")
            .Append($"{remit.Day.Iso()},{Money.Full(remit.Charge)},{Money.Full(remit.Allowed)},{Money.Full(remit.Paid)},")
            .Append($"{(remit.IsDenied ? "true" : "false")},{remit.Reason?.Carc}\n");
    }

    public string Take()
    {
        var text = _text.ToString();
        _text.Clear().Append(Header);
        return text;
    }
}
