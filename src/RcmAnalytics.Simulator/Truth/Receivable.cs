namespace RcmAnalytics.Simulator.Truth;

/// <summary>
/// What a payer owes on a claim. It says all that balances need, so that a claim on which nothing more happens need not stay.
/// </summary>
internal sealed class Receivable(int practice, string payer, DateOnly service)
{
    public int Practice { get; } = practice;

    public string Payer { get; } = payer;

    public DateOnly Service { get; } = service;

    /// <summary>At billed charges; negative is a credit.</summary>
    public int Balance { get; set; }

    /// <summary>Among the balances that are looked at each month end.</summary>
    public bool IsListed { get; set; }
}
