using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What a transaction set (or a text file's table) holds. Null has no meaning for its kind.</summary>
public sealed record InspectedTransaction
{
    public required string File { get; init; }

    public required string Kind { get; init; }

    public string? Version { get; init; }

    /// <summary>From 0, in file order.</summary>
    public required int Ordinal { get; init; }

    public int? Claims { get; init; }

    public X12Amount? ChargeAmount { get; init; }

    public X12Amount? PaidAmount { get; init; }

    public X12Amount? PatientResponsibilityAmount { get; init; }

    public int? Lines { get; init; }

    public X12Amount? LineChargeAmount { get; init; }

    public X12Amount? LinePaidAmount { get; init; }

    public X12Amount? ClaimAdjustmentAmount { get; init; }

    public X12Amount? LineAdjustmentAmount { get; init; }

    public X12Amount? ProviderAdjustmentAmount { get; init; }

    public X12Amount? PaymentAmount { get; init; }

    public string? TraceNumber { get; init; }

    public bool? IsPaymentBalanced { get; init; }

    public int? UnbalancedClaims { get; init; }

    public int? UnbalancedLines { get; init; }

    /// <summary>Claims of a 277, sets of a 999 or 997, one interchange of a TA1.</summary>
    public int? Accepted { get; init; }

    public int? Rejected { get; init; }

    public required IReadOnlyList<LoadIssue> Issues { get; init; }
}

/// <summary>Says what is in a file without a warehouse.</summary>
public static class FileInspector
{
    /// <summary>
    /// One result per transaction set, as the file is read. Issues outside any set come with the next one, those behind
    /// the last with it; a file without any gives one result of kind <c>unknown</c>.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<InspectedTransaction> Inspect(string path, ProfileCatalog? profiles = null)
    {
        try
        {
            var parts = FileParts.Of(path, Path.GetFileName(path));
            if (FileReader.X12Part(parts, profile: null) is not { } x12)
            {
                return InspectMapped(path, parts, profiles ?? ProfileCatalog.Shipped);
            }

            using var stream = x12.Open();
            return InspectX12(path, stream);
        }
        catch (FileRefusedException refused)
        {
            return [Unknown(path, [LoadIssue.Refused(refused)])];
        }
    }

    private static List<InspectedTransaction> InspectX12(string path, Stream stream)
    {
        List<InspectedTransaction> found = [];
        List<LoadIssue> issues = [];
        try
        {
            using var reader = new X12Reader(FileFormats.AsBytes(stream), issue => issues.Add(LoadIssue.From(issue)));
            var totals = new Totals();
            while (reader.Read() is var record and not X12Record.None)
            {
                totals.Add(reader, record);
                if (record == X12Record.Transaction)
                {
                    found.Add(totals.ToResult(path, reader, issues));
                    totals = new Totals();
                    issues = [];
                }
            }
        }
        catch (X12FormatException refused)
        {
            issues.Add(LoadIssue.Refused(refused));
        }

        if (found.Count == 0)
        {
            return [Unknown(path, issues)];
        }

        // What the trailers say belongs to the last set; SE01 of a set is read behind its last record.
        found[^1] = found[^1] with { Issues = [.. found[^1].Issues, .. issues] };
        return found;
    }

    /// <summary>One result per raw table that the file fills; the first has the issues.</summary>
    private static List<InspectedTransaction> InspectMapped(string path, IReadOnlyList<FilePart> parts, ProfileCatalog profiles)
    {
        var report = new LoadReport();
        var file = new SourceFile { Path = path, Name = Path.GetFileName(path), ByteCount = 0, Sha256 = new('0', 64) };
        using var keys = new PatientKeys(stackalloc byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System, Profiles = profiles };
        foreach (var (_, batch) in new MappedFileReader(file, options, report).Read(parts))
        {
            batch.Dispose();
        }

        return
        [
            .. report.RowCounts.Where(table => table.Key is not ("pm_headers" or "pm_quarantine" or "pm_unmapped_values")).DefaultIfEmpty()
                .Select((table, ordinal) => new InspectedTransaction
            {
                File = path,
                Kind = string.Join(' ', report.Kinds),
                Version = table.Key,
                Ordinal = ordinal,
                Claims = table.Key == "pm_claims" ? (int)table.Value : null,
                Lines = (int)table.Value,
                ChargeAmount = Total(report, table.Key == "pm_claims" ? "claim_charge_amount" : null),
                PaidAmount = Total(report, table.Key == "pm_claims" ? "paid_amount" : null),
                LineChargeAmount = Total(report, table.Key switch { "pm_charges" => "charge_amount", "pm_remit_lines" => "line_charge_amount", _ => null }),
                LinePaidAmount = Total(report, table.Key == "pm_remit_lines" ? "line_paid_amount" : null),
                PaymentAmount = Total(report, table.Key switch { "pm_payments" => "payment_amount", "pm_deposits" => "deposit_amount", _ => null }),
                Issues = ordinal == 0 ? report.Issues : [],
            }),
        ];
    }

    private static X12Amount? Total(LoadReport report, string? name) =>
        name is not null && report.ControlTotals.TryGetValue(name, out var total) ? new X12Amount((long)(total * 100m)) : null;

    private static InspectedTransaction Unknown(string path, IReadOnlyList<LoadIssue> issues) =>
        new() { File = path, Kind = "unknown", Ordinal = 0, Issues = issues };

    private sealed class Totals
    {
        private readonly HashSet<X12Record> _seen = [];
        private readonly AnswerTotals _answers = new();
        private int _claims;
        private int _lines;
        private int _unbalancedClaims;
        private int _unbalancedLines;
        private bool _isBalanced;
        private string? _trace;
        private X12Amount? _payment;
        private X12Amount _charge;
        private X12Amount _paid;
        private X12Amount _patient;
        private X12Amount _lineCharge;
        private X12Amount _linePaid;
        private X12Amount _claimAdjustment;
        private X12Amount _lineAdjustment;
        private X12Amount _providerAdjustment;

        public void Add(X12Reader reader, X12Record record)
        {
            _seen.Add(record);
            switch (record)
            {
                case X12Record.Claim:
                    _claims++;
                    _charge += reader.Claim.ChargeAmount ?? default;
                    _lines += reader.Claim.Lines.Count;
                    _lineCharge += reader.Claim.LineChargeAmount;
                    break;
                case X12Record.ClaimPayment:
                    Add(reader.ClaimPayment);
                    break;
                case X12Record.ClaimStatus:
                    _answers.Add(reader.ClaimStatus);
                    break;
                case X12Record.SetAcknowledgement:
                    _answers.Add(reader.SetAcknowledgement);
                    break;
                case X12Record.Payment:
                    _payment = reader.Payment.Amount;
                    _trace = reader.Payment.TraceNumber.IsEmpty ? null : reader.Payment.TraceNumber.ToString();
                    _isBalanced = reader.Payment.IsBalanced;
                    _providerAdjustment = reader.Payment.ProviderAdjustmentAmount;
                    break;
            }
        }

        public InspectedTransaction ToResult(string path, X12Reader reader, List<LoadIssue> issues)
        {
            var set = reader.Transaction;
            var isClaims = set.Kind.StartsWith("837", StringComparison.Ordinal);
            var isRemittance = _seen.Contains(X12Record.Payment);
            var hasClaims = isClaims || isRemittance;
            var found = new InspectedTransaction
            {
                File = path,
                Kind = set.Kind,
                Version = set.Version,
                Ordinal = set.Ordinal,
                Claims = hasClaims ? _claims : null,
                ChargeAmount = hasClaims ? _charge : null,
                Lines = hasClaims ? _lines : null,
                LineChargeAmount = hasClaims ? _lineCharge : null,
                PaidAmount = isRemittance ? _paid : null,
                PatientResponsibilityAmount = isRemittance ? _patient : null,
                LinePaidAmount = isRemittance ? _linePaid : null,
                ClaimAdjustmentAmount = isRemittance ? _claimAdjustment : null,
                LineAdjustmentAmount = isRemittance ? _lineAdjustment : null,
                ProviderAdjustmentAmount = isRemittance ? _providerAdjustment : null,
                PaymentAmount = _payment,
                TraceNumber = _trace,
                IsPaymentBalanced = isRemittance ? _isBalanced : null,
                UnbalancedClaims = isRemittance ? _unbalancedClaims : null,
                UnbalancedLines = isRemittance ? _unbalancedLines : null,
                Issues = issues,
            };
            return _answers.AddTo(found, reader.InterchangeAcknowledgement);
        }

        private void Add(ClaimPayment claim)
        {
            _claims++;
            _lines += claim.Lines.Count;
            _charge += claim.ChargeAmount ?? default;
            _paid += claim.PaidAmount ?? default;
            _patient += claim.PatientResponsibilityAmount ?? default;
            _lineCharge += claim.LineChargeAmount;
            _linePaid += claim.LinePaidAmount;
            _claimAdjustment += claim.ClaimAdjustmentAmount;
            _lineAdjustment += claim.LineAdjustmentAmount;
            _unbalancedClaims += claim.IsBalanced ? 0 : 1;
            foreach (var line in claim.Lines.Span)
            {
                _unbalancedLines += line.IsBalanced ? 0 : 1;
            }
        }
    }
}
