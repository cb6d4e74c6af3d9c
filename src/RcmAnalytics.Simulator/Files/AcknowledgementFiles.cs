using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>What a clearinghouse answers to a batch: TA1, 999 and 277CA.</summary>
internal static class AcknowledgementFiles
{
    private const string Sender = "CLEARHOUSE";

    public static string Interchange(Practice practice, DateOnly sent, int claimsControl, DateOnly day, int controlNumber)
    {
        var text = new SegmentWriter(new Envelope(Sender, $"RCM{practice.TaxId}", day, "", "TA1", "", practice.Layout), controlNumber);
        text.Write("TA1", $"{claimsControl:000000000}", sent.Compact()[2..], "0800", "A", "000");
        return text.Finish();
    }

    public static string Syntax(Practice practice, IReadOnlyList<Submission> batch, int claimsControl, DateOnly day, int controlNumber)
    {
        var version = ClaimFile.Version(practice);
        var isFailed = batch[0].Fate == SubmissionFate.BatchFailed;
        var text = new SegmentWriter(new Envelope(Sender, $"RCM{practice.TaxId}", day, "FA", "999", "005010X231A1", practice.Layout), controlNumber);
        text.Group();
        text.Begin();
        text.Write("AK1", "HC", $"{claimsControl}", version);
        var count = ClaimFile.Transactions(batch).Count();
        for (var transaction = 1; transaction <= count; transaction++)
        {
            text.Write("AK2", "837", $"{transaction:0000}", version);
            if (isFailed)
            {
                text.Write("IK3", "HL", "5", "2000", "8");
                text.Write("IK4", "3", "735", "1");
            }

            text.Write("IK5", isFailed ? "R" : "A", isFailed ? "5" : "");
        }

        text.Write("AK9", isFailed ? "R" : "A", $"{count}", $"{count}", isFailed ? "0" : $"{count}");
        text.End();
        return text.Finish();
    }

    /// <summary>Whether a 277CA says anything of a batch: a set that would list no claim is not sent.</summary>
    public static bool IsAnswered(IReadOnlyList<Submission> claims) => claims[0].Fate == SubmissionFate.BatchRefused || claims.Any(IsListed);

    public static string Claims(Practice practice, IReadOnlyList<Submission> batch, int claimsControl, DateOnly day, int controlNumber)
    {
        var text = new SegmentWriter(new Envelope(Sender, $"RCM{practice.TaxId}", day, "HN", "277", "005010X214", practice.Layout), controlNumber);
        text.Group();
        var transaction = 0;
        foreach (var claims in ClaimFile.Transactions(batch))
        {
            transaction++;
            if (IsAnswered(claims))
            {
                WriteTransaction(text, practice, claims, ClaimFile.Reference(claimsControl, transaction), day);
            }
        }

        return text.Finish();
    }

    private static void WriteTransaction(SegmentWriter text, Practice practice, Submission[] claims, string reference, DateOnly day)
    {
        var isRefused = claims[0].Fate == SubmissionFate.BatchRefused;
        var total = Money.Short(claims.Sum(claim => (long)claim.Charge));
        text.Begin();
        text.Write("BHT", "0085", "08", $"A{reference}", day.Compact(), "0800", "TH");
        text.Write("HL", "1", "", "20", "1");
        text.Write("NM1", "AY", "2", "CLEARHOUSE", "", "", "", "", "46", Sender);
        text.Write("TRN", "1", $"A{reference}");
        text.Write("DTP", "050", "D8", claims[0].Received.Compact());
        text.Write("DTP", "009", "D8", day.Compact());
        text.Write("HL", "2", "1", "21", isRefused ? "0" : "1");
        text.Write("NM1", "41", "2", practice.Name, "", "", "", "", "46", $"RCM{practice.TaxId}");
        text.Write("TRN", "2", reference);
        text.Write("STC", text.Composite(isRefused ? "A3" : "A1", isRefused ? "24" : "19", "PR"), day.Compact(), isRefused ? "U" : "WQ", total);
        if (!isRefused)
        {
            WriteClaims(text, practice, claims, day);
        }

        text.End();
    }

    private static void WriteClaims(SegmentWriter text, Practice practice, Submission[] claims, DateOnly day)
    {
        var answered = claims.Where(IsListed).ToList();
        var accepted = answered.Where(claim => claim.Fate == SubmissionFate.Accepted).ToList();
        if (accepted.Count > 0)
        {
            text.Write("QTY", "90", $"{accepted.Count}");
        }

        if (answered.Count > accepted.Count)
        {
            text.Write("QTY", "AA", $"{answered.Count - accepted.Count}");
        }

        text.Write("HL", "3", "2", "19", "1");
        text.Write("NM1", "85", "2", practice.Name, "", "", "", "", "XX", practice.Npi);
        text.Write("TRN", "1", "0");
        text.Write("STC", text.Composite("A1", "19", "PR"), day.Compact(), "WQ", Money.Short(answered.Sum(claim => (long)claim.Charge)));
        for (var index = 0; index < answered.Count; index++)
        {
            var claim = answered[index];
            var patient = claim.Life.Patient;
            var isAccepted = claim.Fate == SubmissionFate.Accepted;
            text.Write("HL", $"{index + 4}", "3", "PT");
            text.Write("NM1", "QC", "1", patient.LastName, patient.FirstName, "", "", "", "MI", patient.MemberId(claim.Chain.Payer));
            text.Write("TRN", "2", claim.ClaimNumber);
            text.Write("STC", isAccepted ? text.Composite("A2", "20", "PR") : text.Composite(claim.Rejection.Category, claim.Rejection.Status, "PR"),
                day.Compact(), isAccepted ? "WQ" : "U", Money.Short(claim.Charge));
            if (isAccepted)
            {
                text.Write("REF", "1K", $"T{claim.Life.Number}{claim.Chain.Sequence}{claim.Chain.SubmissionCount}");
            }

            text.Write("DTP", "472", "D8", claim.Life.Service.Compact());
        }
    }

    private static bool IsListed(Submission claim) => claim.Chain.Payer.Acknowledges || claim.Fate == SubmissionFate.Rejected;
}
