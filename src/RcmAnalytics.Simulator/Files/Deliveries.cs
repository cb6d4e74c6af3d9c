using RcmAnalytics.Simulator.Faults;
using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>
/// The files of each day, as a clearinghouse delivers them: an interchange for each batch and each payer. Small practices
/// fetch theirs once a month, middling ones once a week.
/// </summary>
internal sealed class Deliveries
{
    private static readonly string[] Kinds = ["837", "835", "999", "277ca", "ta1"];

    private readonly SimulationOptions _options;
    private readonly IReadOnlyList<Practice> _practices;
    private readonly Office _office;
    private readonly PayerDesk _desk;
    private readonly TruthBook _truth;
    private readonly PracticeBooks _books;
    private readonly PaymentDesk _payments;
    private readonly SortedDictionary<(int Kind, int Practice), List<string>> _waiting = [];
    private readonly List<(DateOnly Day, int Practice, int Kind, string Text)> _later = [];
    private readonly FaultFiles _faults;
    private readonly int _visitsADay;
    private int _controlNumber = 1000;

    public Deliveries(SimulationOptions options, IReadOnlyList<Practice> practices, Office office, PayerDesk desk, TruthBook truth, PracticeBooks books)
    {
        (_options, _practices, _office, _desk, _truth, _books) = (options, practices, office, desk, truth, books);
        _payments = new PaymentDesk(options, practices);
        _faults = new FaultFiles(options.Seed);
        _visitsADay = options.Claims / options.Practices / Math.Max(1, options.Months * 21);
    }

    public IEnumerable<SimulatedFile> Deliver(DateOnly day)
    {
        foreach (var later in _later.Where(later => later.Day == day))
        {
            Put(later.Kind, later.Practice, later.Text);
        }

        _later.RemoveAll(later => later.Day <= day);
        foreach (var practice in _practices)
        {
            SendClaims(practice, day);
            ReceivePayments(practice, day);
        }

        _books.Bank.CloseDay(day);
        _office.ClearBatches();
        return IsDelivery(day) ? Take(day) : [];
    }

    public IEnumerable<SimulatedFile> Faults() => _faults.Files();

    private void SendClaims(Practice practice, DateOnly day)
    {
        var batch = _office.Batch(practice);
        if (batch.Count == 0)
        {
            return;
        }

        var control = ++_controlNumber;
        Put(0, practice.Index, ClaimFile.Write(practice, day, batch, control));
        var answer = day.AddDays(1).WorkDay();
        if (practice.GetsInterchangeAcknowledgements)
        {
            _later.Add((answer, practice.Index, 4, AcknowledgementFiles.Interchange(practice, day, control, answer, ++_controlNumber)));
        }

        _later.Add((answer, practice.Index, 2, AcknowledgementFiles.Syntax(practice, batch, control, answer, ++_controlNumber)));
        if (batch[0].Fate != SubmissionFate.BatchFailed && AcknowledgementFiles.IsAnswered(batch))
        {
            _later.Add((answer, practice.Index, 3, AcknowledgementFiles.Claims(practice, batch, control, answer, ++_controlNumber)));
        }
    }

    private void ReceivePayments(Practice practice, DateOnly day)
    {
        for (var index = 0; index < Payers.All.Count; index++)
        {
            var payer = Payers.All[index];
            var claims = _desk.Today(practice, index);
            var runs = _payments.Pay(practice, index, claims, day);
            claims.Clear();
            if (runs.Count == 0)
            {
                continue;
            }

            Put(1, practice.Index, RemittanceFile.Write(runs, ++_controlNumber, day));
            foreach (var run in runs)
            {
                _truth.Paid(run);
                _books.Received(run);
            }

            if (_payments.IsSentTwice(practice, index, day))
            {
                // The clearinghouse delivers the same payments once more, in an interchange of another number.
                var again = day.AddDays(4);
                _later.Add((again, practice.Index, 1, RemittanceFile.Write(runs, ++_controlNumber, again)));
            }
        }
    }

    private void Put(int kind, int practice, string text)
    {
        _faults.Offer(Kinds[kind], text);
        var key = (kind, _visitsADay < 3 ? -1 : practice);
        if (!_waiting.TryGetValue(key, out var file))
        {
            _waiting[key] = file = [];
        }

        file.Add(text);
        if (!text.EndsWith('\n'))
        {
            file.Add("\n");
        }
    }

    private bool IsDelivery(DateOnly day) =>
        day == _options.End
        || _visitsADay >= 12
        || (_visitsADay >= 3 ? day.DayOfWeek == DayOfWeek.Friday : day.AddDays(1).Day == 1);

    private IEnumerable<SimulatedFile> Take(DateOnly day)
    {
        foreach (var ((kind, practice), texts) in _waiting)
        {
            var name = practice < 0 ? day.Compact() : $"{day.Compact()}-{_practices[practice].TaxId}";
            yield return new SimulatedFile($"x12/{Kinds[kind]}/{name}.edi", string.Concat(texts));
        }

        _waiting.Clear();
    }
}
