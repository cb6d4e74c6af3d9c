using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>One payment as an 835. The three levels balance.</summary>
internal static class RemittanceFile
{
    public static string Write(PaymentRun run, int controlNumber)
    {
        var (payer, practice, date) = (run.Payer, run.Practice, run.Date);
        var text = new SegmentWriter(
            DelimitersOf(payer.Layout),
            new Envelope(payer.Id, $"RCM{practice.TaxId}", date, "HP", "835", "005010X221A1"),
            controlNumber);
        var method = run.Amount == 0 ? "NON" : "ACH";
        text.Write("BPR", run.Amount == 0 ? "H" : "I", Amount(run.Amount), "C", method, "", "", "", "", "", "", "", "", "", "", "",
            $"{date:yyyyMMdd}");
        text.Write("TRN", "1", $"{payer.Id[..2]}{date:yyMMdd}{controlNumber % 10_000:0000}", $"1{payer.TaxId()}");
        text.Write("DTM", "405", $"{date:yyyyMMdd}");
        text.Write("N1", "PR", payer.RemitName, "XV", payer.Id);
        text.Write("N3", "4 INVENTED STREET");
        text.Write("N4", "NOWHERE", "ZZ", "00202");
        text.Write("PER", "BL", "PROVIDER SERVICES", "TE", "5550100200");
        text.Write("N1", "PE", practice.Name, "XX", practice.Npi);
        text.Write("REF", "TJ", practice.TaxId);
        text.Write("LX", "1");
        foreach (var claim in run.Claims)
        {
            WriteClaim(text, claim);
        }

        foreach (var adjustment in run.ProviderAdjustments)
        {
            text.Write("PLB", practice.Npi, $"{date.Year}1231", text.Composite(adjustment.Reason, adjustment.Reference), Amount(adjustment.Amount));
        }

        return text.End();
    }

    private static void WriteClaim(SegmentWriter text, Adjudication claim)
    {
        var patient = claim.Claim.Patient;
        text.Write("CLP", claim.Claim.ControlNumber, claim.StatusCode, Amount(claim.Charge), Amount(claim.Paid),
            Amount(claim.PatientShare), claim.Claim.Payer.FilingCode, claim.PayerControlNumber, claim.Claim.Facility.PlaceOfService,
            claim.Claim.FrequencyCode);
        text.Write("NM1", "QC", "1", patient.LastName, patient.FirstName, "", "", "", "MI", patient.MemberId);
        if (claim.CrossedOverTo is { } next)
        {
            text.Write("NM1", "TT", "2", next.Name, "", "", "", "", "PI", next.Id);
        }

        text.Write("NM1", "82", "1", claim.Claim.Provider.LastName, claim.Claim.Provider.FirstName, "", "", "", "XX", claim.Claim.Provider.Npi);
        if (claim.CrossedOverTo is not null)
        {
            text.Write("MOA", "", "", "MA18");
        }

        text.Write("DTM", "232", $"{claim.Claim.ServiceDate:yyyyMMdd}");
        text.Write("DTM", "050", $"{claim.Claim.SubmittedDate.AddDays(1):yyyyMMdd}");
        foreach (var line in claim.Lines)
        {
            WriteLine(text, claim, line);
        }
    }

    private static void WriteLine(SegmentWriter text, Adjudication claim, AdjudicatedLine line)
    {
        text.Write("SVC", text.Composite("HC", line.Billed.Code), Amount(line.Charge), Amount(line.Paid), "", $"{line.Billed.Units}");
        text.Write("DTM", "472", $"{claim.Claim.ServiceDate:yyyyMMdd}");
        foreach (var group in line.Adjustments.GroupBy(adjustment => adjustment.Group))
        {
            List<string> elements = ["CAS", group.Key];
            foreach (var adjustment in group)
            {
                elements.AddRange([adjustment.Reason, Amount(adjustment.Amount), ""]);
            }

            text.Write([.. elements]);
        }

        text.Write("REF", "6R", line.Billed.ControlNumber);
        if (line.Allowed is { } allowed)
        {
            text.Write("AMT", "B6", Amount(allowed));
        }

        foreach (var remark in line.Remarks)
        {
            text.Write("LQ", "HE", remark);
        }
    }

    private static Delimiters DelimitersOf(RemitLayout layout) => layout switch
    {
        RemitLayout.LineEnds => Delimiters.LineEnds,
        RemitLayout.CarriageReturns => Delimiters.CarriageReturns,
        RemitLayout.OtherDelimiters => Delimiters.Other,
        _ => Delimiters.Plain,
    };

    private static string TaxId(this Payer payer) => $"98{Math.Abs(payer.Id.Aggregate(17, (sum, letter) => (sum * 31) + letter)) % 10_000_000:0000000}";

    private static string Amount(decimal amount) => amount.ToString("0.##");
}

internal sealed record ProviderAdjustment(string Reason, string Reference, decimal Amount);

/// <summary>What one payer pays one practice on one day.</summary>
internal sealed record PaymentRun(
    Payer Payer,
    Practice Practice,
    DateOnly Date,
    IReadOnlyList<Adjudication> Claims,
    IReadOnlyList<ProviderAdjustment> ProviderAdjustments)
{
    public decimal Amount => Claims.Sum(claim => claim.Paid) - ProviderAdjustments.Sum(adjustment => adjustment.Amount);
}
