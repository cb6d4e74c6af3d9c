using System.Text;
using System.Text.RegularExpressions;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Proposes a profile for a file that none fits: it finds the header, the table that most names belong to, and the
/// target of each name. What it guesses is a draft to be read, not a mapping to be trusted.
/// </summary>
public static partial class ProfileProposal
{
    private static readonly (string Table, string[] Signs)[] Kinds =
    [
        ("pm_appointments", ["appointment", "scheduled", "noshow", "checkin"]),
        ("pm_deposits", ["depositdate", "depositid"]),
        ("pm_denials", ["denial", "denied", "carc", "rarc", "appeal"]),
        ("pm_transactions", ["transactiontype", "transactionid", "adjustmentcode", "postdate", "type"]),
        ("pm_payments", ["paymentid", "unapplied", "checknumber", "paymentmethod", "receipt"]),
        ("pm_charges", ["chargeid", "cpt", "procedure", "units", "modifier", "chargeamount"]),
        ("pm_claims", ["claimid", "claimnumber", "claimstatus", "submission", "billed"]),
    ];

    /// <summary>Names that say the same.</summary>
    private static readonly (string Column, string Pattern)[] Words =
    [
        ("charge_id", "^(charge|line|procedure)(id|no|number)$"), ("transaction_id", "^(transaction|trans|tx)(id|no|number)$"),
        ("payment_id", "^(payment|receipt)(id|no|number)$"), ("denial_id", "^denial(id|no|number)$"), ("deposit_id", "^deposit(id|no|number)$"),
        ("appointment_id", "^(appointment|appt)(id|no|number)$"), ("claim_id", "^(claim|invoice|bill)(id|no|number)?$"),
        ("patient_control_number", "^(patientcontrolnumber|pcn)$"), ("encounter_id", "^(encounter|visit)(id|no|number)?$"),
        ("account_key", "^(patient|account|acct|chart|mrn)(id|no|number)?$"), ("member_key", "^(member|subscriber|policy)(id|no|number)$"),
        ("service_from_date", "^(dos|servicedate|dateofservice|fromdate|servicestartdate|servicefrom\\w*)$"),
        ("service_to_date", "^(todate|serviceenddate|serviceto\\w*)$"), ("posted_date", "^(post|posted|posting)(date|dt)$"),
        ("entered_date", "^(entry|entered|created)(date|dt)$"), ("first_billed_date", "^(first)?(billed|submitted|submission)(date|dt)$"),
        ("deposit_date", "^deposit(date|dt)$"), ("received_date", "^(received|check|payment)(date|dt)$"), ("denied_date", "^(denial|denied)(date|dt)$"),
        ("appointment_date", "^(appointment|appt|scheduled)(date|time|dt)$"),
        ("procedure_code", "^(cpt|cptcode|hcpcs|procedure|procedurecode|proccode)$"), ("modifier_1", "^(mod|modifier)1?$"),
        ("diagnosis_codes", "^(dx|icd10?|diagnosis)(code|codes)?$"), ("place_of_service_code", "^(pos|placeofservice)\\w*$"),
        ("units", "^(units?|qty|quantity)$"), ("charge_amount", "^(total)?(charges?|billed|claim|fee)(amount|amt)?$"),
        ("allowed_amount", "^allowed(amount|amt)?$"), ("paid_amount", "^(amount)?paid(amount|amt)?$"), ("balance_amount", "^balance(amount|amt)?$"),
        ("denied_amount", "^(denied|denial)(amount|amt)$"), ("amount", "^(amount|amt|payment|adjustment|paymentamount)$"),
        ("payer_name", "^(payer|insurance|carrier|insurancecompany)(name)?$"), ("payer_identifier", "^(payer|insurance|carrier)(id|code)$"),
        ("provider_npi", "^(rendering)?(provider)?npi$"), ("provider_name", "^(rendering)?(provider|doctor|physician)(name)?$"),
        ("location_name", "^(facility|location|office)(name)?$"), ("status", "^(claim)?status$"), ("type_as_sent", "^(transaction)?type$"),
        ("reason_code", "^(carc|denialcode|reasoncode)$"), ("adjustment_code", "^adjustment(code|type)$"), ("method", "^(payment)?method$"),
        ("reference_number", "^(reference|check|trace|eft)(no|number)?$"), ("batch_number", "^batch(no|number)?$"),
    ];

    /// <summary>The draft as yml.</summary>
    /// <exception cref="FileRefusedException">There is no table in the file.</exception>
    public static string For(string path)
    {
        foreach (var part in FileParts.Of(path, Path.GetFileName(path)).Where(part => part.Format != FileFormat.X12))
        {
            foreach (var sheet in SourceSheet.Of(part))
            {
                if (Header(sheet.Sample()) is { } header)
                {
                    return Write(header, Path.GetFileNameWithoutExtension(part.Name));
                }
            }
        }

        throw new FileRefusedException("No row of names with rows of values below it was found.", null);
    }

    /// <summary>The first row of names: words, as many as its neighbours below have values.</summary>
    private static IReadOnlyList<string>? Header(IReadOnlyList<SampledRow> rows) =>
        rows.Select(row => row.Cells).FirstOrDefault(cells =>
            cells.Count(cell => cell.Length > 0) >= 2
            && cells.Count(cell => cell.Length > 0) * 2 > rows.Max(row => row.Cells.Count)
            && cells.Where(cell => cell.Length > 0).All(cell => Letter().IsMatch(cell) && !Date().IsMatch(cell)));

    private static string Write(IReadOnlyList<string> header, string fileName)
    {
        var normal = header.Select(ColumnNames.Normalize).ToList();
        var kind = Kinds.Select((kind, rank) => (kind.Table, Hits: normal.Count(name => kind.Signs.Any(sign => name.Contains(sign, StringComparison.Ordinal))), rank))
            .OrderByDescending(kind => kind.Hits).ThenBy(kind => kind.rank).First().Table;
        var contract = TableContract.Find(kind)!; // kinds are tables
        List<(string Target, string Source)> mapped = [];
        foreach (var (column, pattern) in Words)
        {
            var index = normal.FindIndex(name => Regex.IsMatch(name, pattern));
            if (index >= 0 && contract.TypeOf(column) is not null && mapped.All(known => known.Source != header[index]))
            {
                mapped.Add((column, header[index]));
            }
        }

        var rest = header.Where(name => name.Length > 0 && mapped.All(known => known.Source != name)).ToList();
        return Text(kind, fileName, header, mapped, rest);
    }

    private static string Text(
        string table, string fileName, IReadOnlyList<string> header, List<(string Target, string Source)> mapped, List<string> rest)
    {
        var name = NotName().Replace(fileName.ToLowerInvariant(), "_").Trim('_');
        var key = mapped.Select(column => column.Target).Where(column => column.EndsWith("_id", StringComparison.Ordinal)).Take(1).ToList();
        var text = new StringBuilder();
        text.AppendLine($"profile: {(name.Length == 0 ? "mine" : name)}");
        text.AppendLine("version: 1").AppendLine("system: mine").AppendLine("description: Say which export of which system this is.");
        text.AppendLine("verified_on: data").AppendLine("evidence: One file of this practice.");
        text.AppendLine("detect:").AppendLine($"  all_of: [{string.Join(", ", (mapped.Count > 0 ? mapped.Select(column => column.Source) : header).Take(6).Select(Quote))}]");
        text.AppendLine($"phi: [{string.Join(", ", rest.Where(ColumnNames.IsPersonal).Select(Quote))}]");
        text.AppendLine("tables:").AppendLine($"  {table}:");
        text.AppendLine($"    - key: [{string.Join(", ", key)}]").AppendLine("      columns:");
        foreach (var (target, source) in mapped)
        {
            var from = Quote(source);
            text.AppendLine($"        {target}: {(ColumnNames.IsPersonal(source) && !target.EndsWith("_key", StringComparison.Ordinal) ? $"{{ from: {from}, keep: true }}" : from)}");
        }

        if (table == "pm_transactions")
        {
            text.AppendLine("        transaction_type: { value: memo } # route rows to their types: see docs/profiles.md");
        }

        foreach (var source in rest.Where(source => !ColumnNames.IsPersonal(source)))
        {
            text.AppendLine($"        # ?: {Quote(source)}");
        }

        return text.ToString();
    }

    private static string Quote(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Letter();

    [GeneratedRegex(@"\d{4}-\d\d|\d/\d")]
    private static partial Regex Date();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotName();
}
