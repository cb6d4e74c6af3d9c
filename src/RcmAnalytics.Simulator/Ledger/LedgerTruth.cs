using System.Text;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>What the practices' books hold, added up as it is decided.</summary>
internal sealed class LedgerTruth
{
    private readonly Tally _tally = new();

    public void Add(Entry entry) => Add(Measure(entry.Kind), entry.Day, entry.Life.Practice, entry.Amount);

    public void Add(string measure, DateOnly day, Practice practice, long value) => _tally.Add(measure, day, practice.Index, "", value);

    public void Entered(Account account, DateOnly day)
    {
        var lag = Math.Min(day.DayNumber - account.Life.Service.DayNumber, 30);
        Add($"charge_lag_{lag:00}_days", day, account.Life.Practice, 1);
    }

    public SimulatedFile File(IReadOnlyList<Practice> practices)
    {
        var text = new StringBuilder("month,practice_id,measure,value\n");
        foreach (var (cell, value, _) in _tally.Sums)
        {
            var isCount = cell.Metric.StartsWith("charge_lag", StringComparison.Ordinal) || cell.Metric.EndsWith("_count", StringComparison.Ordinal);
            text.Append($"{cell.Month.Iso()},{practices[cell.Practice].Npi},{cell.Metric},{(isCount ? $"{value}" : Money.Full(value))}\n");
        }

        return new SimulatedFile("truth/practice_ledger.csv", text.ToString());
    }

    private static string Measure(EntryKind kind) => kind switch
    {
        EntryKind.Charge => "charges_entered",
        EntryKind.Void => "charges_voided",
        EntryKind.InsurancePayment => "insurance_payments",
        EntryKind.UnappliedPayment => "unapplied_insurance_payments",
        EntryKind.PatientPayment => "patient_payments",
        EntryKind.Refund => "patient_refunds",
        EntryKind.ToPatient => "transfers_to_patient",
        EntryKind.BadDebt => "bad_debt",
        EntryKind.Contractual => "contractual_adjustments",
        EntryKind.Sequestration => "sequestration_adjustments",
        EntryKind.Information => "reporting_adjustments",
        EntryKind.TimelyFiling => "timely_filing_write_offs",
        EntryKind.SmallBalance => "small_balance_write_offs",
        EntryKind.DenialWriteOff => "denial_write_offs",
        _ => "billed_in_error_adjustments",
    };
}
