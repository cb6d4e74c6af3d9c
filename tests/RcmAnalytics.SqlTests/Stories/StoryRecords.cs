namespace RcmAnalytics.SqlTests.Stories;

internal sealed record SentClaim(string Number, string Date, params IReadOnlyList<SentLine> Lines)
{
    public string Practice { get; init; } = "P1";

    public string Payer { get; init; } = "ALPHA";

    public string Filing { get; init; } = "CI";

    public string Sequence { get; init; } = "P";

    public string Frequency { get; init; } = "1";

    public string? Replaces { get; init; }

    public string Patient { get; init; } = "patient-1";

    public string Service { get; init; } = "2025-01-06";

    public decimal? Charge { get; init; }

    public string? ControlNumber { get; init; }

    public bool IsTest { get; init; }

    /// <summary>BHT03, and GS06 too.</summary>
    public string? Batch { get; init; }

    public string? Version { get; init; }

    public string? Reason { get; init; }

    public string? Diagnosis { get; init; }

    /// <summary>REF*G1.</summary>
    public string? Authorization { get; init; }
}

internal sealed record SentLine(string Code, decimal Charge, string? Number = null)
{
    public string? Modifier { get; init; }
}

internal sealed record Payment(string Date, decimal Amount, params IReadOnlyList<Remit> Claims)
{
    public string Payer { get; init; } = "ALPHA";

    public string Trace { get; init; } = "T1";

    public string? ControlNumber { get; init; }

    public bool IsTest { get; init; }

    public IReadOnlyList<(string Reason, decimal Amount)> ProviderAdjustments { get; init; } = [];
}

internal sealed record Remit(string Number, string Status, decimal Charge, decimal Paid, params IReadOnlyList<RemitLine> Lines)
{
    /// <summary>At claim level, as <c>CO-45 125</c>.</summary>
    public IReadOnlyList<string> Adjustments { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public string? PayerNumber { get; init; }

    public string? Patient { get; init; }

    public string? Service { get; init; } = "2025-01-06";

    public string? Filing { get; init; } = "CI";
}

/// <param name="Adjustments">As <c>CO-45 125</c>.</param>
internal sealed record RemitLine(string Code, decimal Charge, decimal Paid, params IReadOnlyList<string> Adjustments)
{
    public decimal? Allowed { get; init; }

    public decimal Units { get; init; } = 1;

    public string? Modifier { get; init; }

    public string? Number { get; init; }

    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>One status of a 277CA.</summary>
/// <param name="Number">CLM01 of the claim; null at a batch or provider.</param>
/// <param name="Code">Category, code and entity, as <c>A7:562:85</c>.</param>
internal sealed record Answer(string? Number, string Code, string? Action = null)
{
    public string Level { get; init; } = "claim";

    public decimal? Charge { get; init; } = 100;

    public string? Service { get; init; } = "2025-01-06";

    public string? PayerNumber { get; init; }

    public string? Npi { get; init; } = "1000000001";

    public string? TaxId { get; init; }

    public string? Date { get; init; }
}

internal sealed record Answers(string Date, string? Batch, params IReadOnlyList<Answer> Statuses)
{
    /// <summary>PR a payer, AY a clearinghouse.</summary>
    public string Source { get; init; } = "PR";

    public string Practice { get; init; } = "P1";

    public string? Received { get; init; }

    public bool IsTest { get; init; }

    public string Receiver { get; init; } = "SENDER";
}
