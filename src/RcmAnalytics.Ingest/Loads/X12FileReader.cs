using System.Text;
using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>An X12 file as batches for the <c>raw.x12_*</c> tables.</summary>
internal sealed partial class X12FileReader
{
    // Read into memory that the processor still has at hand when the bytes are looked at.
    private const int BufferBytes = 256 << 10;

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
    private readonly PaymentTable _payments = new();
    private readonly ClaimPaymentTable _claimPayments;
    private readonly ProviderAdjustmentTable _providerAdjustments = new();
    private readonly RecordStore _store = new(isKept: true);
    private readonly RecordTables _ofClaims;
    private readonly RecordTables _ofClaimPayments;
    private readonly RawTable[] _tables;
    private byte[] _practice = Unassigned;
    private long _claimCount;
    private long _charged;
    private long _paymentCount;
    private X12Amount _transferred;
    private X12Amount _paid;
    private X12Amount _adjusted;

    public X12FileReader(SourceFile file, IngestOptions options, LoadReport report)
    {
        _options = options;
        _report = report;
        _loadId = Encoding.ASCII.GetBytes(file.LoadId);
        _givenPractice = options.PracticeId is { } practice ? Encoding.UTF8.GetBytes(practice) : null;
        _claims = new ClaimTable(_store);
        _claimPayments = new ClaimPaymentTable(_store);
        _ofClaims = new RecordTables(
            _claims.Rows, new ClaimLineTable(_store.ClaimLines).Rows, new ClaimCodeTable(_store.ClaimCodes).Rows,
            new OtherPayerTable(_store.OtherPayers).Rows, new LineAdjudicationTable(_store.LineAdjudications).Rows,
            new OtherPayerAdjustmentTable(_store.OtherPayerAdjustments).Rows);
        _ofClaimPayments = new RecordTables(
            _claimPayments.Rows, new PaymentLineTable(_store.PaymentLines).Rows, new AdjustmentTable(_store.Adjustments).Rows,
            new RemarkTable(_store.Remarks).Rows);
        _tables =
        [
            _transactions.Rows, .. _ofClaims.Tables, _payments.Rows, .. _ofClaimPayments.Tables, _providerAdjustments.Rows,
            .. AnswerTables,
        ];
    }

    /// <summary>The tables in the order of the ledger's counts, for the test that holds them to their contracts.</summary>
    internal IReadOnlyList<RawTable> Tables => _tables;

    public IEnumerable<(string Table, RecordBatch Batch)> Read(Stream stream)
    {
        using var reader = new X12Reader(FileFormats.AsBytes(stream), issue => _report.Add(LoadIssue.From(issue)), _store, BufferBytes);
        _store.Refilling = TakeRows;
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

        if (_paymentCount > 0)
        {
            _report.AddTotal("payment_amount", _transferred.Value);
            _report.AddTotal("paid_amount", _paid.Value);
            _report.AddTotal("provider_adjustment_amount", _adjusted.Value);
        }

        _report.AddTotal("claims", _claimCount);
        _report.AddTotal("charge_amount", new X12Amount(_charged).Value);
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
        _ofClaims.TakeRows();
        _ofClaimPayments.TakeRows();
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
        _claims.Complete(claim, set, _options.Keys);
        _claimCount++;
        _charged += FieldValue.NumberOrZero(claim.Fields.At(Claim.Field.ChargeAmount));
        _ofClaims.EndRecord(Place(set));
    }

    private void AppendClaimPayment(ClaimPayment claim, TransactionSet set)
    {
        _claimPayments.Complete(claim, _options.Keys);
        _claimCount++;
        _charged += FieldValue.NumberOrZero(claim.Fields.At(ClaimPayment.Field.ChargeAmount));
        _ofClaimPayments.EndRecord(Place(set));
    }

    private void AppendPayment(Payment payment, TransactionSet set)
    {
        var place = Place(set);
        _payments.Append(place, payment);
        for (var adjustment = 0; adjustment < payment.ProviderAdjustments.Count; adjustment++)
        {
            _providerAdjustments.Append(place, payment, adjustment);
        }

        _paymentCount++;
        _transferred += payment.Amount ?? default;
        _paid += payment.ClaimPaidAmount;
        _adjusted += payment.ProviderAdjustmentAmount;
    }
}
