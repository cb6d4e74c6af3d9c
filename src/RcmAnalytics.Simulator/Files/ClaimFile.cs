using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Files;

/// <summary>Claims of one day and practice as an 837P.</summary>
internal static class ClaimFile
{
    private const string Version = "005010X222A1";

    private static readonly string[] Diagnoses = ["I10", "E119", "M545", "J069", "Z0000", "E785"];

    public static string Write(IReadOnlyList<Claim> claims, DateOnly date, int controlNumber)
    {
        var practice = claims[0].Practice;
        var text = new SegmentWriter(
            Delimiters.LineEnds,
            new Envelope($"RCM{practice.TaxId}", "CLEARHOUSE", date, "HC", "837", Version),
            controlNumber);
        text.Write("BHT", "0019", "00", $"B{controlNumber:000000}", $"{date:yyyyMMdd}", "0800", "CH");
        text.Write("NM1", "41", "2", practice.Name, "", "", "", "", "46", $"RCM{practice.TaxId}");
        text.Write("PER", "IC", "BILLING OFFICE", "TE", "5550100100");
        text.Write("NM1", "40", "2", "CLEARHOUSE", "", "", "", "", "46", "CLEARHOUSE");
        text.Write("HL", "1", "", "20", "1");
        text.Write("PRV", "BI", "PXC", "207Q00000X");
        text.Write("NM1", "85", "2", practice.Name, "", "", "", "", "XX", practice.Npi);
        text.Write("N3", "1 INVENTED STREET");
        text.Write("N4", "NOWHERE", "ZZ", "001010000");
        text.Write("REF", "EI", practice.TaxId);
        for (var index = 0; index < claims.Count; index++)
        {
            WriteClaim(text, claims[index], index + 2);
        }

        return text.End();
    }

    private static void WriteClaim(SegmentWriter text, Claim claim, int level)
    {
        var patient = claim.Patient;
        var isSecond = claim.Primary is not null;
        text.Write("HL", $"{level}", "1", "22", "0");
        text.Write("SBR", isSecond ? "S" : "P", "18", "", "", isSecond ? "12" : "", "", "", "", claim.Payer.FilingCode);
        text.Write("NM1", "IL", "1", patient.LastName, patient.FirstName, "", "", "", "MI", patient.MemberId);
        text.Write("N3", "2 INVENTED STREET");
        text.Write("N4", "NOWHERE", "ZZ", patient.Zip);
        text.Write("DMG", "D8", $"{patient.BirthDate:yyyyMMdd}", patient.Sex);
        text.Write("NM1", "PR", "2", claim.Payer.Name, "", "", "", "", "PI", claim.Payer.Id);
        text.Write("CLM", claim.ControlNumber, Amount(claim.Charge), "", "",
            text.Composite(claim.Facility.PlaceOfService, "B", claim.FrequencyCode), "Y", "A", "Y", "Y");
        if (claim.AuthorizationNumber is { } authorization)
        {
            text.Write("REF", "G1", authorization);
        }

        if (claim is { FrequencyCode: "7", OriginalReference: { } original })
        {
            text.Write("REF", "F8", original);
        }

        text.Write("HI", text.Composite("ABK", Diagnoses[claim.Lines[0].Diagnosis]));
        text.Write("NM1", "82", "1", claim.Provider.LastName, claim.Provider.FirstName, "", "", "", "XX", claim.Provider.Npi);
        text.Write("NM1", "77", "2", claim.Facility.Name, "", "", "", "", "XX", claim.Facility.Npi);
        text.Write("N3", "3 INVENTED STREET");
        text.Write("N4", "NOWHERE", "ZZ", "001010000");
        if (claim.Primary is { } primary)
        {
            WriteOtherPayer(text, primary);
        }

        for (var index = 0; index < claim.Lines.Count; index++)
        {
            WriteLine(text, claim, index);
        }
    }

    private static void WriteOtherPayer(SegmentWriter text, Adjudication primary)
    {
        var patient = primary.Claim.Patient;
        text.Write("SBR", "P", "18", "", "", "", "", "", "", primary.Claim.Payer.FilingCode);
        text.Write("AMT", "D", Amount(primary.Paid));
        text.Write("OI", "", "", "Y", "", "", "Y");
        text.Write("NM1", "IL", "1", patient.LastName, patient.FirstName, "", "", "", "MI", patient.MemberId);
        text.Write("NM1", "PR", "2", primary.Claim.Payer.Name, "", "", "", "", "PI", primary.Claim.Payer.Id);
        text.Write("REF", "F8", primary.PayerControlNumber);
    }

    private static void WriteLine(SegmentWriter text, Claim claim, int index)
    {
        var line = claim.Lines[index];
        text.Write("LX", $"{index + 1}");
        text.Write("SV1", text.Composite("HC", line.Code), Amount(line.Charge), "UN", $"{line.Units}", "", "", "1");
        text.Write("DTP", "472", "D8", $"{claim.ServiceDate:yyyyMMdd}");
        text.Write("REF", "6R", line.ControlNumber);
        if (claim.Primary?.Lines[index] is { } paid)
        {
            text.Write("SVD", claim.Primary.Claim.Payer.Id, Amount(paid.Paid), text.Composite("HC", line.Code), "", $"{line.Units}");
            foreach (var adjustment in paid.Adjustments)
            {
                text.Write("CAS", adjustment.Group, adjustment.Reason, Amount(adjustment.Amount));
            }

            text.Write("DTP", "573", "D8", $"{claim.Primary.PaymentDate:yyyyMMdd}");
        }
    }

    private static string Amount(decimal amount) => amount.ToString("0.##");
}
