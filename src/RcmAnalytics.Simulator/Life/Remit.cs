using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

internal enum AdjustmentRole
{
    Contractual,
    PatientShare,
    Withhold,
    Denial,
    PriorPayer,
    Information,
    Pend,
}

/// <summary>A group, a reason and an amount, with what the payer meant by it.</summary>
internal readonly record struct Adjustment(string Group, string Reason, int Amount, AdjustmentRole Role);

internal enum RemitKind
{
    Decision,
    Duplicate,
    Pend,
    Reversal,
}

/// <summary>What a payer says of a claim once.</summary>
internal sealed class Remit
{
    public required ClaimLife Life { get; init; }

    public required Chain Chain { get; init; }

    public required RemitKind Kind { get; init; }

    /// <summary>CLP01 before the payer's own habits.</summary>
    public required string ClaimNumber { get; init; }

    /// <summary>CLP02.</summary>
    public required string StatusCode { get; init; }

    /// <summary>CLP07.</summary>
    public required string PayerNumber { get; init; }

    /// <summary>REF*F8: of a reversal and of a correction, the number reversed or replaced.</summary>
    public string? OriginalNumber { get; init; }

    public string Frequency { get; init; } = "1";

    public required DateOnly Received { get; init; }

    public required RemitLine[] Lines { get; init; }

    public Payer? CrossedOverTo { get; init; }

    /// <summary>AMT*I, paid beside the claim (PLB L6).</summary>
    public int Interest { get; set; }

    /// <summary>The day it is paid.</summary>
    public DateOnly Day { get; set; }

    public bool IsReversal => Kind == RemitKind.Reversal;

    public int Charge => Sum(line => line.Charge);

    public int Paid => Sum(line => line.Paid);

    public int Allowed => Sum(line => line.Allowed);

    public int PatientShare => Sum(line => line.PatientShare);

    /// <summary>All that the payer leaves to the patient: its share and denials the patient is liable for.</summary>
    public int LeftToPatient => Sum(line => line.PatientShare + (line.Denial is { IsPatientLiable: true } ? line.Denied : 0));

    public int Denied => Sum(line => line.Denied);

    public bool IsDenied => Array.Exists(Lines, line => line.Denial is not null);

    public bool IsDeniedWhole => IsDenied && Array.TrueForAll(Lines, line => line.IsDeniedWhole || line.Billed.Service.IsReporting);

    public DenialReason? Reason => Lines.Where(line => line.Denial is not null).MaxBy(line => line.Denied)?.Denial;

    public int Total(AdjustmentRole role) => Sum(line => line.Total(role));

    private int Sum(Func<RemitLine, int> amount)
    {
        var sum = 0;
        foreach (var line in Lines)
        {
            sum += amount(line);
        }

        return sum;
    }
}

/// <summary>One service of a remit. Charge less adjustments is paid, always.</summary>
internal sealed class RemitLine
{
    public required VisitLine Billed { get; init; }

    public required int Charge { get; init; }

    public required int Paid { get; init; }

    /// <summary>Payable by the contract before the patient's share; 0 when denied.</summary>
    public required int Allowed { get; init; }

    /// <summary>What the contract says it should be; null where no loaded fee applies.</summary>
    public int? Expected { get; init; }

    public required Adjustment[] Adjustments { get; init; }

    public string[] Remarks { get; init; } = [];

    public DenialReason? Denial { get; init; }

    /// <summary>The planted story that cost money here; empty is none.</summary>
    public string Story { get; init; } = "";

    public int PatientShare => Total(AdjustmentRole.PatientShare);

    public int Denied => Total(AdjustmentRole.Denial);

    public bool IsDeniedWhole => Denial is not null && Paid == 0 && PatientShare == 0;

    public int Total(AdjustmentRole role)
    {
        var sum = 0;
        foreach (var adjustment in Adjustments)
        {
            sum += adjustment.Role == role ? adjustment.Amount : 0;
        }

        return sum;
    }

    /// <summary>The same line, measured against another contract amount.</summary>
    public RemitLine At(int expected) => new()
    {
        Billed = Billed,
        Charge = Charge,
        Paid = Paid,
        Allowed = Allowed,
        Expected = expected,
        Adjustments = Adjustments,
        Remarks = Remarks,
        Denial = Denial,
        Story = Story,
    };

    /// <summary>The same line with what a planted story took of what it should be.</summary>
    public RemitLine Of(string story, int? expected) => new()
    {
        Billed = Billed,
        Charge = Charge,
        Paid = Paid,
        Allowed = Allowed,
        Expected = expected,
        Adjustments = Adjustments,
        Remarks = Remarks,
        Denial = Denial,
        Story = story,
    };

    /// <summary>The same line taken back.</summary>
    public RemitLine Reversed() => new()
    {
        Billed = Billed,
        Charge = -Charge,
        Paid = -Paid,
        Allowed = -Allowed,
        Adjustments = [.. Adjustments.Select(adjustment => adjustment with { Amount = -adjustment.Amount })],
    };
}
