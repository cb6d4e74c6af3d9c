using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>A batch of claims as an 837P or 837I, with the numbers that acknowledgements point at.</summary>
internal sealed class ClaimFile
{
    private const int ClaimsPerTransaction = 100;
    private const string Professional = "005010X222A1";
    private const string Institutional = "005010X223A2";

    private readonly Practice _practice;
    private readonly DateOnly _day;
    private readonly SegmentWriter _text;

    private ClaimFile(Practice practice, DateOnly day, int controlNumber)
    {
        (_practice, _day) = (practice, day);
        _text = new SegmentWriter(
            new Envelope($"RCM{practice.TaxId}", "CLEARHOUSE", day, "HC", "837", Version(practice), practice.Layout), controlNumber);
    }

    public static string Version(Practice practice) => practice.Specialty.IsFacility ? Institutional : Professional;

    /// <summary>BHT03, which a 277CA returns.</summary>
    public static string Reference(int controlNumber, int transaction) => $"B{controlNumber:000000}{transaction:00}";

    public static IEnumerable<Submission[]> Transactions(IReadOnlyList<Submission> batch) => batch.Chunk(ClaimsPerTransaction);

    public static string Write(Practice practice, DateOnly day, IReadOnlyList<Submission> batch, int controlNumber)
    {
        var file = new ClaimFile(practice, day, controlNumber);
        file._text.Group();
        var transaction = 0;
        foreach (var claims in Transactions(batch))
        {
            file.WriteTransaction(claims, Reference(controlNumber, ++transaction));
        }

        return file._text.Finish();
    }

    private void WriteTransaction(Submission[] claims, string reference)
    {
        _text.Begin();
        _text.Write("BHT", "0019", "00", reference, _day.Compact(), "0800", "CH");
        _text.Write("NM1", "41", "2", _practice.Name, "", "", "", "", "46", $"RCM{_practice.TaxId}");
        _text.Write("PER", "IC", "BILLING OFFICE", "TE", "5550100100");
        _text.Write("NM1", "40", "2", "CLEARHOUSE", "", "", "", "", "46", "CLEARHOUSE");
        _text.Write("HL", "1", "", "20", "1");
        _text.Write("PRV", "BI", "PXC", _practice.Specialty.Taxonomy);
        _text.Write("NM1", "85", "2", _practice.Name, "", "", "", "", "XX", _practice.Npi);
        _text.Write("N3", "1 INVENTED STREET");
        _text.Write("N4", "NOWHERE", "ZZ", "001010000");
        _text.Write("REF", "EI", _practice.TaxId);
        for (var index = 0; index < claims.Length; index++)
        {
            WriteClaim(claims[index], index + 2);
        }

        _text.End();
    }

    private void WriteClaim(Submission claim, int level)
    {
        var (life, payer) = (claim.Life, claim.Chain.Payer);
        var patient = life.Patient;
        var isSecond = claim.Chain.Sequence == 2;
        _text.Write("HL", $"{level}", "1", "22", "0");
        _text.Write("SBR", isSecond ? "S" : "P", "18", "", "", isSecond ? "12" : "", "", "", "", payer.FilingCode);
        _text.Write("NM1", "IL", "1", patient.LastName, patient.FirstName, "", "", "", "MI", patient.MemberId(payer));
        _text.Write("N3", "2 INVENTED STREET");
        _text.Write("N4", "NOWHERE", "ZZ", patient.Zip);
        _text.Write("DMG", "D8", patient.BirthDate.Compact(), patient.Sex);
        _text.Write("NM1", "PR", "2", payer.Name, "", "", "", "", "PI", payer.Id);
        if (_practice.Specialty.IsFacility)
        {
            _text.Write("CLM", claim.ClaimNumber, Money.Short(claim.Charge), "", "", _text.Composite("83", "A", claim.Frequency), "", "A", "Y", "Y");
            _text.Write("DTP", "434", "RD8", $"{life.Service.Compact()}-{life.Service.Compact()}");
            _text.Write("CL1", "3", "1", "01");
        }
        else
        {
            _text.Write("CLM", claim.ClaimNumber, Money.Short(claim.Charge), "", "",
                _text.Composite(life.Location.PlaceOfService, "B", claim.Frequency), "Y", "A", "Y", "Y");
        }

        if (claim.OriginalNumber is { } original)
        {
            _text.Write("REF", "F8", original);
        }

        _text.Write("HI", _text.Composite("ABK", _practice.Specialty.Diagnoses[claim.Lines[0].Diagnosis]));
        _text.Write("NM1", _practice.Specialty.IsFacility ? "71" : "82", "1", life.Provider.LastName, life.Provider.FirstName, "", "", "", "XX", life.Provider.Npi);
        _text.Write("NM1", "77", "2", life.Location.Name, "", "", "", "", "XX", life.Location.Npi);
        _text.Write("N3", "3 INVENTED STREET");
        _text.Write("N4", "NOWHERE", "ZZ", "001010000");
        if (claim.Chain.Prior is { } prior)
        {
            WriteOtherPayer(life, prior);
        }

        for (var index = 0; index < claim.Lines.Length; index++)
        {
            WriteLine(claim, index);
        }
    }

    private void WriteOtherPayer(ClaimLife life, Remit prior)
    {
        var payer = prior.Chain.Payer;
        _text.Write("SBR", "P", "18", "", "", "", "", "", "", payer.FilingCode);
        _text.Write("AMT", "D", Money.Short(prior.Paid));
        _text.Write("OI", "", "", "Y", "", "", "Y");
        _text.Write("NM1", "IL", "1", life.Patient.LastName, life.Patient.FirstName, "", "", "", "MI", life.Patient.MemberId(payer));
        _text.Write("NM1", "PR", "2", payer.Name, "", "", "", "", "PI", payer.Id);
        _text.Write("REF", "F8", prior.PayerNumber);
    }

    private void WriteLine(Submission claim, int index)
    {
        var line = claim.Lines[index];
        var code = _text.Composite("HC", line.Service.Code, line.Modifier);
        _text.Write("LX", $"{index + 1}");
        if (_practice.Specialty.IsFacility)
        {
            _text.Write("SV2", line.Service.RevenueCode ?? "0490", code, Money.Short(line.Charge), "UN", $"{line.Units}");
        }
        else
        {
            _text.Write("SV1", code, Money.Short(line.Charge), "UN", $"{line.Units}", "", "", "1");
        }

        _text.Write("DTP", "472", "D8", claim.Life.Service.Compact());
        _text.Write("REF", "6R", line.ControlNumber(claim.Life.Number));
        if (claim.Chain.Prior is { } prior)
        {
            var paid = prior.Lines[index];
            _text.Write("SVD", prior.Chain.Payer.Id, Money.Short(paid.Paid), code, "", $"{line.Units}");
            foreach (var adjustment in paid.Adjustments)
            {
                _text.Write("CAS", adjustment.Group, adjustment.Reason, Money.Short(adjustment.Amount));
            }

            _text.Write("DTP", "573", "D8", prior.Day.Compact());
        }
    }
}
