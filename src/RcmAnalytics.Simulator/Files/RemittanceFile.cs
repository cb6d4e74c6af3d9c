using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

internal sealed record ProviderAdjustment(string Reason, string Reference, long Amount);

/// <summary>One payment of a payer to a practice.</summary>
internal sealed record PaymentRun(
    Payer Payer, Practice Practice, DateOnly Date, string Trace, IReadOnlyList<Remit> Claims, IReadOnlyList<ProviderAdjustment> ProviderAdjustments)
{
    public long Amount => Claims.Sum(claim => (long)claim.Paid) - ProviderAdjustments.Sum(adjustment => adjustment.Amount);
}

/// <summary>What a payer pays a practice in a day as an 835: a transaction for each payment. The three levels balance.</summary>
internal static class RemittanceFile
{
    public static string Write(IReadOnlyList<PaymentRun> runs, int controlNumber, DateOnly sent)
    {
        var (payer, practice) = (runs[0].Payer, runs[0].Practice);
        var text = new SegmentWriter(
            new Envelope(payer.Id, $"RCM{practice.TaxId}", sent, "HP", "835", "005010X221A1", payer.Layout), controlNumber);
        text.Group();
        foreach (var run in runs)
        {
            WritePayment(text, run);
        }

        return text.Finish();
    }

    private static void WritePayment(SegmentWriter text, PaymentRun run)
    {
        var (payer, practice, date) = (run.Payer, run.Practice, run.Date.Compact());
        var name = payer.RemitNames[run.Date.Day % payer.RemitNames.Count];
        text.Begin();
        text.Write("BPR", run.Amount == 0 ? "H" : "I", Money.Short(run.Amount), "C", run.Amount == 0 ? "NON" : "ACH", "", "", "", "", "", "", "", "",
            "", "", "", date);
        text.Write("TRN", "1", run.Trace, $"1{payer.TaxId}");
        text.Write("DTM", "405", date);
        text.Write("N1", "PR", name.Name, "XV", name.Id);
        text.Write("N3", "4 INVENTED STREET");
        text.Write("N4", "NOWHERE", "ZZ", "00202");
        text.Write("PER", "BL", "PROVIDER SERVICES", "TE", "5550100200");
        text.Write("N1", "PE", practice.Name, "XX", practice.Npi);
        text.Write("REF", "TJ", practice.TaxId);
        if (run.Claims.Count > 0)
        {
            text.Write("LX", "1");
        }

        foreach (var claim in run.Claims)
        {
            WriteClaim(text, claim);
        }

        foreach (var adjustment in run.ProviderAdjustments)
        {
            text.Write("PLB", practice.Npi, $"{run.Date.Year}1231", text.Composite(adjustment.Reason, adjustment.Reference), Money.Short(adjustment.Amount));
        }

        text.End();
    }

    private static void WriteClaim(SegmentWriter text, Remit claim)
    {
        var (life, payer) = (claim.Life, claim.Chain.Payer);
        var place = life.Practice.Specialty.IsFacility ? "83" : life.Location.PlaceOfService;
        text.Write("CLP", payer.PadsNumbers ? claim.ClaimNumber.PadLeft(12, '0') : claim.ClaimNumber, claim.StatusCode, Money.Short(claim.Charge),
            Money.Short(claim.Paid), claim.LeftToPatient == 0 ? "" : Money.Short(claim.LeftToPatient), payer.FilingCode, claim.PayerNumber, place, claim.Frequency);
        text.Write("NM1", "QC", "1", life.Patient.LastName, life.Patient.FirstName, "", "", "", "MI", life.Patient.MemberId(payer));
        if (claim.CrossedOverTo is { } next)
        {
            text.Write("NM1", "TT", "2", next.Name, "", "", "", "", "PI", next.Id);
        }

        text.Write("NM1", "82", "1", life.Provider.LastName, life.Provider.FirstName, "", "", "", "XX", life.Provider.Npi);
        if (claim.CrossedOverTo is not null)
        {
            text.Write("MOA", "", "", "MA18");
        }

        if (claim.OriginalNumber is { } original)
        {
            text.Write("REF", "F8", original);
        }

        text.Write("DTM", "232", life.Service.Compact());
        text.Write("DTM", "050", claim.Received.Compact());
        if (claim.Interest != 0)
        {
            text.Write("AMT", "I", Money.Short(claim.Interest));
        }

        foreach (var line in claim.Lines)
        {
            WriteLine(text, claim, line);
        }
    }

    private static void WriteLine(SegmentWriter text, Remit claim, RemitLine line)
    {
        var (service, payer) = (line.Billed.Service, claim.Chain.Payer);
        text.Write("SVC", text.Composite("HC", service.Code, line.Billed.Modifier), Money.Short(line.Charge), Money.Short(line.Paid),
            claim.Life.Practice.Specialty.IsFacility ? service.RevenueCode ?? "0490" : "", $"{line.Billed.Units}");
        text.Write("DTM", "472", claim.Life.Service.Compact());
        foreach (var group in line.Adjustments.GroupBy(adjustment => adjustment.Group))
        {
            List<string> elements = ["CAS", group.Key];
            foreach (var adjustment in group)
            {
                elements.AddRange([adjustment.Reason, Money.Short(adjustment.Amount), ""]);
            }

            text.Write([.. elements]);
        }

        text.Write("REF", "6R", line.Billed.ControlNumber(claim.Life.Number));
        if (payer.StatesAllowed && line.Allowed > 0 && claim.Chain.Sequence == 1)
        {
            text.Write("AMT", "B6", Money.Short(line.Allowed));
        }

        foreach (var remark in line.Remarks)
        {
            text.Write("LQ", "HE", remark);
        }
    }
}
