using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>A transaction view: one row an entry, charges positive, what lowers them negative. Voids point to their charge.</summary>
internal sealed class AthenaExport(Practice practice) : IPracticeExport
{
    // The published columns, then two that a report adds from the views beside it.
    private const string Columns =
        """
        transaction_id amount charge_from_date charge_id charge_to_date charge_void_parent_id claim_id closed_post_date
        custom_transaction_code emgyn expected_allowable_schedule_id expected_allowed_amount first_billed_datetime
        last_billed_datetime malpractice_rvu number_of_charges orig_posted_payment_batch_id other_modifier parent_charge_id
        patient_char patient_id patient_payment_id payment_batch_id place_of_service post_date practice_expense_rvu
        procedure_code reversal_flag total_rvu transaction_created_datetime transaction_method transaction_patient_ins_id
        transaction_posted_by transaction_reason transaction_transfer_intent transaction_transfer_type transaction_type units
        void_payment_batch_id voided_date work_rvu practice_id payer_name
        """;

    private readonly CsvText _rows = new(Columns.ReplaceLineEndings(" "));
    private long _number = (practice.Index + 1) * 1_000_000_000L;

    public void Appointment(
        long number, Patient patient, Practice practice, Provider provider, Location location, DateOnly day, DateOnly made, string status)
    {
        // Not part of this view.
    }

    public void Receive(Receipt receipt)
    {
        // Payments stand as they are applied.
    }

    public void Changed(Account account)
    {
        // Entries are written once.
    }

    public void Post(Entry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Charge:
                Write(entry, "CHARGE", entry.Amount, Transfer(entry.Life.First is null ? 0 : 1));
                break;
            case EntryKind.Void:
                Write(entry, "CHARGE", -entry.Amount, Transfer(entry.Life.First is null ? 0 : 1));
                break;
            case EntryKind.ToPatient:
                Write(entry, "TRANSFEROUT", -entry.Amount, Transfer(entry.Sequence));
                Write(entry, "TRANSFERIN", entry.Amount, Transfer(0));
                break;
            case EntryKind.Refund:
                Write(entry, "REFUND", entry.Amount, Transfer(0));
                break;
            default:
                Write(entry, entry.IsAdjustment ? "ADJUSTMENT" : "PAYMENT", -entry.Amount, Transfer(entry.Sequence));
                break;
        }
    }

    public IEnumerable<SimulatedFile> TakeLong(DateOnly day) => _rows.IsLong ? Take(day) : [];

    public IEnumerable<SimulatedFile> Take(DateOnly month)
    {
        if (_rows.Take($"pm/{practice.TaxId}/athena_transactions_{month:yyyyMM}.csv") is { } file)
        {
            yield return file;
        }
    }

    private static string Transfer(int sequence) => sequence switch { 1 => "Primary", 2 => "Secondary", _ => "Patient" };

    private void Write(Entry entry, string type, int amount, string transfer)
    {
        var (life, line) = (entry.Life, entry.Billed);
        _rows["transaction_id"] = $"{++_number}";
        _rows["amount"] = Money.Full(amount);
        _rows["claim_id"] = $"{life.Number}";
        _rows["patient_id"] = $"{life.Patient.Id}";
        _rows["charge_from_date"] = life.Service.Iso();
        _rows["charge_to_date"] = life.Service.Iso();
        _rows["post_date"] = entry.Day.Iso();
        _rows["transaction_created_datetime"] = $"{entry.Day.Iso()} 16:30:00";
        _rows["transaction_type"] = type;
        _rows["transaction_transfer_type"] = transfer;
        _rows["practice_id"] = practice.SystemId;
        _rows["payer_name"] = entry.Kind == EntryKind.Charge ? life.First?.Payer.Name ?? "" : entry.Payer?.Name ?? "";
        _rows["payment_batch_id"] = entry.Reference;
        _rows["reversal_flag"] = entry.Kind == EntryKind.Void ? "Y" : "N";
        if (line is not null)
        {
            _rows["procedure_code"] = line.Modifier is "50" or "26" ? $"{line.Service.Code},{line.Modifier}" : line.Service.Code;
            _rows["other_modifier"] = line.Modifier is "50" or "26" ? "" : line.Modifier;
            _rows["place_of_service"] = life.Location.PlaceOfService;
        }

        WriteKind(entry, type);
        _rows.Next();
    }

    private void WriteKind(Entry entry, string type)
    {
        _rows["charge_id"] = entry.Kind == EntryKind.Void ? $"{entry.Charge}9" : entry.Charge ?? "";
        if (type == "CHARGE")
        {
            _rows["units"] = $"{entry.Billed!.Units}"; // charges have a service
            _rows["charge_void_parent_id"] = entry.Kind == EntryKind.Void ? entry.Charge! : "";
        }
        else if (type is "PAYMENT" or "REFUND")
        {
            _rows["transaction_method"] = entry.Sequence == 0 ? "CREDITCARD" : "EFT";
        }

        var (code, name) = entry.Adjustment;
        (_rows["custom_transaction_code"], _rows["transaction_reason"]) = (code, name);
        _rows["voided_date"] = entry.TakenBack?.Iso() ?? "";
    }
}
