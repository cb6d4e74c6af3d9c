using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>
/// Charges with what was applied to them so far, in the months in which they changed; payments as received; a ledger without
/// ids of charges; appointments.
/// </summary>
internal sealed class TebraExport(Practice practice) : IPracticeExport
{
    private readonly CsvText _charges = new(TebraColumns.Charges);
    private readonly CsvText _payments = new(TebraColumns.Payments);
    private readonly CsvText _transactions = new(TebraColumns.Transactions);
    private readonly CsvText _appointments = new(TebraColumns.Appointments);
    private readonly List<Account> _changed = [];
    private long _number = (practice.Index + 1) * 1_000_000_000L;

    public void Appointment(
        long number, Patient patient, Practice practice, Provider provider, Location location, DateOnly day, DateOnly made, string status)
    {
        var rows = _appointments;
        rows["ID"] = $"{number}";
        rows["PatientID"] = $"{patient.Id}";
        rows["PatientFullName"] = FullName(patient);
        (rows["StartDate"], rows["EndDate"]) = ($"{day.American()} {Hour(number)}:00:00 {Half(number)}", $"{day.American()} {Hour(number)}:30:00 {Half(number)}");
        (rows["CreatedDate"], rows["LastModifiedDate"]) = (made.American(), day.American());
        rows["ConfirmationStatus"] = status;
        (rows["PracticeID"], rows["PracticeName"]) = (practice.SystemId, practice.Name);
        (rows["AllDay"], rows["Recurring"], rows["Type"]) = ("False", "False", "Patient");
        rows["ResourceName1"] = FullName(provider);
        rows["ServiceLocationName"] = location.Name;
        rows.Next();
    }

    public void Receive(Receipt receipt)
    {
        var rows = _payments;
        rows["ID"] = receipt.Id;
        (rows["Amount"], rows["Applied"]) = (Money.Full(receipt.Amount), Money.Full(receipt.Applied));
        (rows["Unapplied"], rows["Refunds"], rows["Adjustments"]) = (Money.Full(receipt.Amount - receipt.Applied), "0.00", "0.00");
        (rows["PayerType"], rows["PayerName"]) = (receipt.PayerType, receipt.PayerName);
        (rows["PaymentMethod"], rows["ReferenceNumber"]) = (receipt.Method, receipt.Reference);
        (rows["PostDate"], rows["CreatedDate"], rows["LastModifiedDate"]) =
            (receipt.Posted.American(), receipt.Received.American(), receipt.Posted.American());
        rows["AdjudicationDate"] = receipt.PayerType == "Insurance" ? receipt.Received.American() : "";
        rows["AppointmentID"] = receipt.AppointmentNumber > 0 ? $"{receipt.AppointmentNumber}" : "";
        (rows["PracticeId"], rows["BatchNumber"]) = (practice.SystemId, $"B{receipt.Posted.Compact()}");
        rows.Next();
    }

    public void Changed(Account account)
    {
        if (!account.IsListed && account.Entered is not null)
        {
            account.IsListed = true;
            _changed.Add(account);
        }
    }

    public void Post(Entry entry)
    {
        if (entry.Kind == EntryKind.UnappliedPayment || entry.TakenBack is not null)
        {
            return; // stands in the payments; a mistake found is deleted here
        }

        var (life, rows, type) = (entry.Life, _transactions, TypeOf(entry));
        rows["ID"] = $"{++_number}";
        rows["Amount"] = Money.Full(Math.Abs(entry.Amount));
        (rows["Type"], rows["Description"]) = (type, entry.Adjustment.Name);
        (rows["PostingDate"], rows["TransactionDate"], rows["LastModifiedDate"]) = (entry.Day.American(), entry.Day.American(), entry.Day.American());
        (rows["PatientID"], rows["PatientFullName"]) = ($"{life.Patient.Id}", FullName(life.Patient));
        rows["ServiceDate"] = life.Service.American();
        rows["ProcedureCode"] = entry.Billed!.Service.Code; // of a charge
        rows["PracticeName"] = practice.Name;
        rows["PayerType"] = entry.Sequence == 0 ? "Patient" : "Insurance";
        if (entry.Payer is { } payer)
        {
            (rows["InsuranceCompanyName"], rows["InsuranceID"], rows["InsuranceOrder"]) = (payer.Name, payer.Id, $"{entry.Sequence}");
        }

        rows.Next();
    }

    public IEnumerable<SimulatedFile> TakeLong(DateOnly day) => Tables().Where(table => table.Rows.IsLong)
        .Select(table => table.Rows.Take(Path(table.Kind, day))!); // it has rows

    public IEnumerable<SimulatedFile> Take(DateOnly month)
    {
        foreach (var account in _changed)
        {
            account.IsListed = false;
            foreach (var stray in account.Strays)
            {
                WriteCharge(account, stray.Billed, stray.ChargeId, stray.Entered);
                _charges["Status"] = stray.Voided is null ? "Completed" : "Voided";
                _charges["LastModifiedDate"] = (stray.Voided ?? account.Changed).American();
                _charges.Next();
            }

            foreach (var line in account.Lines)
            {
                WriteCharge(account, line.Billed, line.ChargeId, line.Entered);
                WriteState(account, line);
                _charges.Next();
            }

            if (_charges.IsLong)
            {
                yield return _charges.Take(Path("charges", month))!; // it has rows
            }
        }

        _changed.Clear();
        foreach (var (kind, rows) in Tables())
        {
            if (rows.Take(Path(kind, month)) is { } file)
            {
                yield return file;
            }
        }
    }

    private string Path(string kind, DateOnly month) => $"pm/{practice.TaxId}/tebra_{kind}_{month:yyyyMM}.csv";

    private (string Kind, CsvText Rows)[] Tables() =>
        [("charges", _charges), ("payments", _payments), ("transactions", _transactions), ("appointments", _appointments)];

    // From nine in the morning to four in the afternoon.
    private static long Hour(long number) => ((8 + (number / 10 % 8)) % 12) + 1;

    private static string Half(long number) => number / 10 % 8 < 3 ? "AM" : "PM";

    private static string FullName(Patient patient) => $"{patient.FirstName} {patient.LastName}";

    private static string FullName(Provider provider) => $"{provider.FirstName} {provider.LastName}";

    private static string TypeOf(Entry entry) => entry.Kind switch
    {
        EntryKind.Charge => "Charge",
        EntryKind.Void => "Charge Void Memo",
        EntryKind.InsurancePayment => entry.Amount < 0 ? "Payment Reversal" : "Payment",
        EntryKind.PatientPayment => "Payment",
        EntryKind.Refund => "Refund",
        EntryKind.ToPatient => entry.Amount < 0 ? "Transfer Back" : "Transfer",
        _ => entry.Amount < 0 ? "Adjustment Reversal" : "Adjustment",
    };

    private void WriteCharge(Account account, VisitLine billed, string id, DateOnly entered)
    {
        var (life, rows, patient) = (account.Life, _charges, account.Life.Patient);
        (rows["ID"], rows["EncounterID"], rows["EncounterProcedureID"]) = (id, $"{life.Number}", id);
        (rows["AppointmentID"], rows["PatientID"]) = ($"{account.AppointmentNumber}", $"{patient.Id}");
        (rows["PatientName"], rows["PatientDateOfBirth"]) = (FullName(patient), patient.BirthDate.American());
        (rows["ServiceStartDate"], rows["ServiceEndDate"]) = (life.Service.American(), life.Service.American());
        (rows["CreatedDate"], rows["PostingDate"]) = (entered.American(), entered.American());
        (rows["LastModifiedDate"], rows["Status"]) = (account.Changed.American(), "Completed");
        (rows["ProcedureCode"], rows["ProcedureModifier1"]) = (billed.Service.Code, billed.Modifier);
        rows["EncounterDiagnosisID1"] = life.Practice.Specialty.Diagnoses[billed.Diagnosis];
        (rows["Units"], rows["TotalCharges"]) = ($"{billed.Units}", Money.Full(billed.Charge));
        (rows["PracticeID"], rows["PracticeName"]) = (practice.SystemId, practice.Name);
        (rows["RenderingProviderID"], rows["RenderingProviderName"]) = (life.Provider.Id, FullName(life.Provider));
        (rows["ServiceLocationId"], rows["ServiceLocationName"]) = (life.Location.Id, life.Location.Name);
        (rows["ServiceLocationPlaceOfServiceCode"], rows["ServiceLocationNPI"]) = (life.Location.PlaceOfService, life.Location.Npi);
        rows["PrimaryInsuranceCompanyName"] = life.First?.Payer.Name ?? "";
        rows["SecondaryInsuranceCompanyName"] = life.Second?.Payer.Name ?? "";
        rows["PrimaryInsuranceFirstBillDate"] = life.First?.FirstSubmitted?.American() ?? "";
        rows["SecondaryInsuranceFirstBillDate"] = life.Second?.FirstSubmitted?.American() ?? "";
    }

    private void WriteState(Account account, AccountLine line)
    {
        var rows = _charges;
        (rows["InsuranceBalance"], rows["PatientBalance"]) = (Money.Full(line.InsuranceBalance), Money.Full(line.PatientBalance));
        rows["TotalBalance"] = Money.Full(line.InsuranceBalance + line.PatientBalance);
        rows["AdjustedCharges"] = Money.Full(line.Billed.Charge - line.Adjusted);
        rows["Receipts"] = Money.Full(line.Paid + line.PatientPaid);
        rows["OtherAdjustment"] = Money.Full(line.BadDebt + line.WrittenOff);
        rows["AllowedAmount"] = line.First is { } first ? Money.Full(first.Allowed) : "";
        if (line.PatientPaidOn is { } paid)
        {
            rows["PatientPaymentAmount"] = Money.Full(line.PatientPaid);
            (rows["PatientPaymentPostingDate"], rows["PatientPaymentRef"], rows["PatientPaymentID"]) =
                (paid.American(), line.PatientReference ?? "", line.PatientReference ?? "");
            rows["PatientPaymentMethodDesc"] = "Credit Card";
        }

        WriteSlot("PrimaryInsurance", line.First);
        WriteSlot("SecondaryInsurance", line.Second);
    }

    private void WriteSlot(string name, Slot? slot)
    {
        if (slot is null)
        {
            return;
        }

        var rows = _charges;
        rows[$"{name}PaymentPostingDate"] = slot.Posted.American();
        rows[$"{name}AdjudicationDate"] = slot.Adjudicated.American();
        (rows[$"{name}PaymentID"], rows[$"{name}PaymentRef"]) = (slot.Reference, slot.Reference);
        rows[$"{name}PaymentMethodDesc"] = "Electronic Funds Transfer";
        rows[$"{name}InsuranceAllowed"] = Money.Full(slot.Allowed);
        rows[$"{name}InsurancePayment"] = Money.Full(slot.Paid);
        rows[$"{name}InsuranceContractAdjustment"] = Money.Full(slot.Contractual);
        rows[$"{name}InsuranceContractAdjustmentReason"] = slot.Contractual != 0 ? "CO-45" : "";
        rows[$"{name}InsuranceSecondaryAdjustment"] = Money.Full(slot.Other);
        rows[$"{name}InsuranceSecondaryAdjustmentReason"] = slot.Other != 0 ? slot.OtherReason : "";
        rows[$"{name}InsuranceDeductible"] = Money.Full(slot.Deductible);
        rows[$"{name}InsuranceCoinsurance"] = Money.Full(slot.Coinsurance);
        rows[$"{name}InsuranceCopay"] = Money.Full(slot.Copay);
    }
}
