using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>A visit and all that happens to it until nobody owes anything or nobody asks any more.</summary>
internal sealed class ClaimLife(SimulationRandom random)
{
    /// <summary>Its own stream: what happens to one claim never moves another.</summary>
    public SimulationRandom Random { get; } = random;

    public required long Number { get; init; }

    public required Practice Practice { get; init; }

    public required Provider Provider { get; init; }

    public required Location Location { get; init; }

    public required Patient Patient { get; init; }

    public required DateOnly Service { get; init; }

    public required VisitLine[] Lines { get; set; }

    /// <summary>Null: the patient pays alone.</summary>
    public required Chain? First { get; init; }

    public Chain? Second { get; set; }

    /// <summary>Sent before the simulation began; only the payer's answer is seen.</summary>
    public bool IsHistory { get; init; }

    public DateOnly? Entered { get; set; }

    /// <summary>In the practice's own books; null of what was before them.</summary>
    public Account? Account { get; set; }

    public int RemitCount { get; set; }

    public int Charge
    {
        get
        {
            var sum = 0;
            foreach (var line in Lines)
            {
                sum += line.Charge;
            }

            return sum;
        }
    }

    public string NextPayerNumber(Payer payer) => $"{payer.Id[..2]}{Service:yyMM}{Number}{++RemitCount:0}";
}

/// <summary>All submissions of the claim to one payer, and where it stands there.</summary>
internal sealed class Chain
{
    public required Payer Payer { get; init; }

    /// <summary>1 first payer, 2 second.</summary>
    public required int Sequence { get; init; }

    /// <summary>CLM01 of the latest submission.</summary>
    public required string ClaimNumber { get; set; }

    /// <summary>What the first payer decided; of a second payer's chain.</summary>
    public Remit? Prior { get; init; }

    /// <summary>The first payer sent it on: no claim of ours.</summary>
    public bool IsCrossover { get; init; }

    public DateOnly? FirstSubmitted { get; set; }

    public int SubmissionCount { get; set; }

    /// <summary>Charge of the latest submission; a void leaves none.</summary>
    public int Charge { get; set; }

    /// <summary>What the payer still owes; null until something was posted.</summary>
    public Receivable? Receivable { get; set; }

    public DateOnly? FirstAdjudicated { get; set; }

    /// <summary>The day of the first action after a denial; null is none.</summary>
    public DateOnly? DenialWorked { get; set; }

    /// <summary>The first decision; null until then.</summary>
    public Remit? FirstRemit { get; set; }

    /// <summary>The decision that stands; null until then and after a reversal.</summary>
    public Remit? Standing { get; set; }

    /// <summary>A payment taken back that no decision has followed yet.</summary>
    public Remit? TakenBack { get; set; }

    public int Paid { get; set; }

    public int Allowed { get; set; }

    public int PatientShare { get; set; }

    public int Contractual { get; set; }

    public bool IsReworked { get; set; }

    /// <summary>The day of the first submission that the payer said it accepted; null when it says nothing.</summary>
    public DateOnly? Accepted { get; set; }

    /// <summary>The day of the first submission that was not refused; null until then.</summary>
    public DateOnly? Sent { get; set; }

    /// <summary>The day from which the payer's time to its first decision counted; null until then.</summary>
    public DateOnly? Clock { get; set; }

    public bool IsPaid { get; set; }

    /// <summary>Counted as resolved by the first adjudication.</summary>
    public bool IsResolved { get; set; }

    public bool HasDecisionOnDenial { get; set; }

    public bool IsOverturned { get; set; }

    /// <summary>Sent, and nobody said yet whether it was accepted; null when known.</summary>
    public Submission? Waiting { get; set; }
}
