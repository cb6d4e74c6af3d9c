using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>One claim as it is sent once.</summary>
internal sealed record Claim
{
    public required string ControlNumber { get; init; }

    public required Practice Practice { get; init; }

    public required Provider Provider { get; init; }

    public required Facility Facility { get; init; }

    public required Patient Patient { get; init; }

    public required Payer Payer { get; init; }

    public required DateOnly ServiceDate { get; init; }

    public required DateOnly SubmittedDate { get; init; }

    public required IReadOnlyList<ClaimLine> Lines { get; init; }

    /// <summary>1 original, 7 replacement.</summary>
    public string FrequencyCode { get; init; } = "1";

    /// <summary>The payer's number of the claim replaced.</summary>
    public string? OriginalReference { get; init; }

    public string? AuthorizationNumber { get; init; }

    /// <summary>What the first payer did; given when this goes to the second.</summary>
    public Adjudication? Primary { get; init; }

    public decimal Charge => Lines.Sum(line => line.Charge);
}

internal sealed record ClaimLine(string ControlNumber, string Code, decimal Charge, int Units, int Diagnosis);

/// <summary>What a payer said of a claim.</summary>
internal sealed record Adjudication
{
    public required Claim Claim { get; init; }

    public required DateOnly PaymentDate { get; init; }

    /// <summary>CLP02.</summary>
    public required string StatusCode { get; init; }

    public required string PayerControlNumber { get; init; }

    public required IReadOnlyList<AdjudicatedLine> Lines { get; init; }

    /// <summary>The payer that the first one forwarded the claim to.</summary>
    public Payer? CrossedOverTo { get; init; }

    public bool IsDenied { get; init; }

    public decimal Charge => Lines.Sum(line => line.Charge);

    public decimal Paid => Lines.Sum(line => line.Paid);

    public decimal PatientShare => Lines.Sum(line => line.PatientShare);
}

internal sealed record AdjudicatedLine
{
    public required ClaimLine Billed { get; init; }

    public required decimal Charge { get; init; }

    public required decimal Paid { get; init; }

    /// <summary>AMT*B6; null is not sent.</summary>
    public decimal? Allowed { get; init; }

    public required IReadOnlyList<LineAdjustment> Adjustments { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public decimal PatientShare => Adjustments.Where(adjustment => adjustment.Group == "PR").Sum(adjustment => adjustment.Amount);

    /// <summary>The same line taken back.</summary>
    public AdjudicatedLine Reversed() => this with
    {
        Charge = -Charge,
        Paid = -Paid,
        Allowed = null,
        Adjustments = [.. Adjustments.Select(adjustment => adjustment with { Amount = -adjustment.Amount })],
    };
}

internal sealed record LineAdjustment(string Group, string Reason, decimal Amount);
