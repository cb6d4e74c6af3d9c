using System.Text;
using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>Lines of first payers that a planted story cost money, as decided (1) and as taken back (-1), until their month is taken.</summary>
internal sealed class UnderpaidLines
{
    private const string Header =
        "story,patient_control_number,practice_id,payer_id,service_date,procedure_code,modifier,adjudicated_date,"
        + "expected_amount,allowed_amount,underpaid_amount,sign\n";

    private readonly StringBuilder _text = new(Header);

    public void Add(Remit remit, int sign)
    {
        foreach (var line in remit.Lines.Where(line => line is { Story.Length: > 0, Expected: not null }))
        {
            var (expected, service) = (line.Expected!.Value, line.Billed.Service); // filtered
            _text.Append($"{line.Story},{remit.ClaimNumber},{remit.Life.Practice.Npi},{remit.Chain.Payer.Id},{remit.Life.Service.Iso()},")
                .Append($"{service.Code},{line.Billed.Modifier},{remit.Day.Iso()},")
                .Append($"{Money.Full(expected)},{Money.Full(line.Allowed)},{Money.Full(expected - line.Allowed)},{sign}\n");
        }
    }

    public string Take()
    {
        var text = _text.ToString();
        _text.Clear().Append(Header);
        return text;
    }
}
