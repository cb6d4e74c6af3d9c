using System.Text;
using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>An X12 file as batches for the <c>raw.x12_*</c> tables.</summary>
internal sealed partial class X12FileReader
{
    private const int RecordsBetweenProgress = 2048;

    // Looking at every table after every record costs more than a record of a small one.
    private const int RecordsBetweenBatches = 64;

    private static readonly byte[] Unassigned = Encoding.ASCII.GetBytes(IngestOptions.UnassignedPractice);

    private readonly IngestOptions _options;
    private readonly LoadReport _report;
    private readonly byte[] _loadId;
    private readonly byte[]? _givenPractice;
    private readonly TransactionTable _transactions = new();
    private readonly ClaimTable _claims;
    private readonly ClaimLineTable _claimLines;
    private readonly ClaimCodeTable _codes;
    private readonly OtherPayerTable _otherPayers;
    private readonly LineAdjudicationTable _lineAdjudications;
    private readonly OtherPayerAdjustmentTable _otherAdjustments;
    private readonly PaymentTable _payments = new();
    private readonly ClaimPaymentTable _claimPayments;
    private readonly PaymentLineTable _paymentLines;
    private readonly AdjustmentTable _adjustments;
    private readonly RemarkTable _remarks;
    private readonly ProviderAdjustmentTable _providerAdjustments = new();
    private readonly RecordTexts _texts = new(X12Reader.KeptTexts);
    private readonly RawTable[] _tables;
    private byte[] _practice = Unassigned;
    private long _claimCount;
    private X12Amount _charged;

    public X12FileReader(SourceFile file, IngestOptions options, LoadReport report)
    {
        _options = options;
        _report = report;
        _loadId = Encoding.ASCII.GetBytes(file.LoadId);
        _givenPractice = options.PracticeId is { } practice ? Encoding.UTF8.GetBytes(practice) : null;
        _claims = new ClaimTable(_texts);
        _claimLines = new ClaimLineTable(_texts);
        _codes = new ClaimCodeTable(_texts);
        _otherPayers = new OtherPayerTable(_texts);
        _lineAdjudications = new LineAdjudicationTable(_texts);
        _otherAdjustments = new OtherPayerAdjustmentTable(_texts);
        _claimPayments = new ClaimPaymentTable(_texts);
        _paymentLines = new PaymentLineTable(_texts);
        _adjustments = new AdjustmentTable(_texts);
        _remarks = new RemarkTable(_texts);
        _tables =
        [
            _transactions.Rows, _claims.Rows, _claimLines.Rows, _codes.Rows, _otherPayers.Rows, _lineAdjudications.Rows,
            _otherAdjustments.Rows, _payments.Rows, _claimPayments.Rows, _paymentLines.Rows, _adjustments.Rows,
            _remarks.Rows, _providerAdjustments.Rows, .. AnswerTables,
        ];
    }

    /// <summary>The tables in the order of the ledger's counts, for the test that holds them to their contracts.</summary>
    internal IReadOnlyList<RawTable> Tables => _tables;

    public IEnumerable<(string Table, RecordBatch Batch)> Read(Stream stream)
    {
        using var reader = new X12Reader(FileFormats.AsBytes(stream), issue => _report.Add(LoadIssue.From(issue)), _texts);
        reader.DroppingTexts = TakeRows;
        var records = 0;
        while (true)
        {
            var record = reader.Read();
            if (record == X12Record.None)
            {
                break;
            }

            Append(reader, record);
            if (++records % RecordsBetweenBatches != 0)
            {
                continue;
            }

            if (records % RecordsBetweenProgress == 0)
            {
                _options.Progress?.Invoke(stream.Position);
            }

            foreach (var table in _tables)
            {
                if (table.IsFull)
                {
                    yield return (table.Name, table.ToBatch());
                }
            }
        }

        _report.AddTotal("claims", _claimCount);
        _report.AddTotal("charge_amount", _charged.Value);
        foreach (var table in _tables.Where(table => table.RowCount > 0))
        {
            _report.Count(table.Name, table.RowCount);
            if (table.Length > 0)
            {
                yield return (table.Name, table.ToBatch());
            }
        }
    }

    private void TakeRows()
    {
        foreach (var table in _tables)
        {
            table.TakeRows();
        }
    }

    private void Append(X12Reader reader, X12Record record)
    {
        switch (record)
        {
            case X12Record.Claim:
                SetPractice(reader.Claim.BillingProvider.Npi, reader.Claim.BillingProvider.TaxId);
                AppendClaim(reader.Claim, reader.Transaction);
                break;
            case X12Record.ClaimPayment:
                SetPractice(reader.Payment.PayeeNpi, reader.Payment.PayeeTaxId);
                AppendClaimPayment(reader.ClaimPayment, reader.Transaction);
                break;
            case X12Record.Payment:
                SetPractice(reader.Payment.PayeeNpi, reader.Payment.PayeeTaxId);
                AppendPayment(reader.Payment, reader.Transaction);
                break;
            case X12Record.ClaimStatus:
                AppendStatus(reader.ClaimStatus, reader.Transaction);
                break;
            case X12Record.SetAcknowledgement:
                AppendSetAcknowledgement(reader.SetAcknowledgement, reader.Transaction);
                break;
            case X12Record.Eligibility:
                AppendEligibility(reader.Eligibility, reader.Transaction);
                break;
            default:
                if (reader.Transaction.Kind == "TA1")
                {
                    _practice = _givenPractice ?? Unassigned;
                    _interchangeAcknowledgements.Append(
                        Place(reader.Transaction), reader.InterchangeAcknowledgement, reader.Transaction.Offset);
                }

                _transactions.Append(Place(reader.Transaction), reader.Transaction);
                _report.AddKind(reader.Transaction.Kind);
                _practice = _givenPractice ?? Unassigned;
                break;
        }
    }

    private RowPlace Place(TransactionSet set) => new(_loadId, _practice, set.Ordinal);

    private void SetPractice(X12Text npi, X12Text taxId)
    {
        var found = npi.IsEmpty ? taxId.Span : npi.Span;
        if (_givenPractice is not null || found.IsEmpty)
        {
            _practice = _givenPractice ?? Unassigned;
        }
        else if (!found.SequenceEqual(_practice))
        {
            _practice = found.ToArray();
        }
    }

    private void AppendClaim(Claim claim, TransactionSet set)
    {
        var place = Place(set);
        _claims.Append(place, claim, set, _options.Keys);
        for (var line = 0; line < claim.Lines.Count; line++)
        {
            _claimLines.Append(place, claim, line);
        }

        for (var code = 0; code < claim.Codes.Count; code++)
        {
            _codes.Append(place, claim, code);
        }

        for (var payer = 0; payer < claim.OtherPayers.Count; payer++)
        {
            _otherPayers.Append(place, claim, payer);
        }

        for (var adjustment = 0; adjustment < claim.Adjustments.Count; adjustment++)
        {
            _otherAdjustments.Append(place, claim, adjustment);
        }

        foreach (var adjudication in claim.LineAdjudications.Span)
        {
            _lineAdjudications.Append(place, claim, adjudication);
        }

        _claimCount++;
        _charged += claim.ChargeAmount ?? default;
    }

    private void AppendClaimPayment(ClaimPayment claim, TransactionSet set)
    {
        var place = Place(set);
        _claimPayments.Append(place, claim, _options.Keys);
        for (var line = 0; line < claim.Lines.Count; line++)
        {
            _paymentLines.Append(place, claim, line);
        }

        for (var adjustment = 0; adjustment < claim.Adjustments.Count; adjustment++)
        {
            _adjustments.Append(place, claim, adjustment);
        }

        for (var remark = 0; remark < claim.Remarks.Count; remark++)
        {
            _remarks.Append(place, claim, remark);
        }

        _claimCount++;
        _charged += claim.ChargeAmount ?? default;
    }

    private void AppendPayment(Payment payment, TransactionSet set)
    {
        var place = Place(set);
        _payments.Append(place, payment);
        for (var adjustment = 0; adjustment < payment.ProviderAdjustments.Count; adjustment++)
        {
            _providerAdjustments.Append(place, payment, adjustment);
        }

        _report.AddTotal("payment_amount", (payment.Amount ?? default).Value);
        _report.AddTotal("paid_amount", payment.ClaimPaidAmount.Value);
        _report.AddTotal("provider_adjustment_amount", payment.ProviderAdjustmentAmount.Value);
    }
}
