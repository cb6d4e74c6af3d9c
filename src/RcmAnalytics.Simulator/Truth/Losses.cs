using System.Text;
using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>
/// Money that nobody goes after in time, held until its month is taken: from the day on which one could see it to the last
/// day on which something could be done.
/// </summary>
internal sealed class Losses(Stories stories)
{
    private const string Header =
        "kind,story,patient_control_number,practice_id,payer_id,service_date,visible_date,expiry_date,amount\n";

    // By then every payer has answered nine of ten claims, and was to answer all.
    private const int DaysWithoutAnAnswer = 60;

    // Charges that wait for longer than a claim takes to be sent, or have two weeks left.
    private const int DaysToSend = 7;
    private const int LastDays = 14;

    private readonly StringBuilder _text = new(Header);

    /// <summary>Charges were entered and no claim is ever sent, or one that reaches the payer after its limit.</summary>
    public void Unbilled(ClaimLife life, Chain chain, DateOnly entered, DateOnly? received)
    {
        var last = LastToFile(life, chain);
        if (received is null || received > last)
        {
            var (old, urgent) = (entered.AddDays(DaysToSend + 1), last.AddDays(-LastDays));
            var visible = old < urgent ? old : urgent;
            Add("unbilled", life, chain, visible > entered ? visible : entered, last, life.Charge);
        }
    }

    /// <summary>Refused before any payer had it, and never sent again, or too late.</summary>
    public void Rejected(Submission submission, DateOnly known, DateOnly? received)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        if (chain is { Sequence: 1, FirstRemit: null } && (received is null || received > LastToFile(life, chain)))
        {
            Add("rejected", life, chain, known, LastToFile(life, chain), submission.Charge);
        }
    }

    /// <summary>Lost on the way, and the practice never asks.</summary>
    public void Unanswered(Submission submission)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        if (chain.Sequence == 1)
        {
            Add("unanswered", life, chain, submission.Received.AddDays(DaysWithoutAnAnswer), LastToFile(life, chain), submission.Charge);
        }
    }

    /// <summary>Denied whole, and nobody works on it. What the patient owes instead is no loss.</summary>
    public void Denied(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        if (remit.Reason is not { IsPatientLiable: false } reason)
        {
            return;
        }

        var payer = chain.Payer;
        var last = reason.IsUnprocessable
            ? life.Service.AddDays(payer.CorrectedLimitDays)
            : remit.Day.AddDays(payer.AppealDays + payer.MailDays);
        Add("denied", life, chain, remit.Day, last, remit.Denied);
    }

    public string Take()
    {
        var text = _text.ToString();
        _text.Clear().Append(Header);
        return text;
    }

    private DateOnly LastToFile(ClaimLife life, Chain chain) => life.Service.AddDays(stories.FilingLimit(chain.Payer, life.Service));

    private void Add(string kind, ClaimLife life, Chain chain, DateOnly visible, DateOnly expiry, int amount)
    {
        var (shorter, since, _) = stories.ShorterLimit;
        var story = kind != "denied" && chain.Payer == shorter && life.Service >= since ? "filing_limit_cliff" : "";
        _text.Append($"{kind},{story},{chain.ClaimNumber},{life.Practice.Npi},{chain.Payer.Id},{life.Service.Iso()},")
            .Append($"{visible.Iso()},{expiry.Iso()},{Money.Full(amount)}\n");
    }
}
