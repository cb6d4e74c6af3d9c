namespace RcmAnalytics.X12;

public enum X12Record
{
    /// <summary>The end of the file.</summary>
    None,

    /// <summary><see cref="X12Reader.Claim"/> holds a claim of an 837.</summary>
    Claim,

    /// <summary><see cref="X12Reader.ClaimPayment"/> holds a claim of an 835.</summary>
    ClaimPayment,

    /// <summary><see cref="X12Reader.Payment"/> holds the payment whose claims have been read.</summary>
    Payment,

    /// <summary><see cref="X12Reader.ClaimStatus"/> holds what a 277 says of a batch, a provider or a claim.</summary>
    ClaimStatus,

    /// <summary><see cref="X12Reader.SetAcknowledgement"/> holds what a 999 or 997 says of a set or a group.</summary>
    SetAcknowledgement,

    /// <summary><see cref="X12Reader.Eligibility"/> holds what a 271 says of a person.</summary>
    Eligibility,

    /// <summary><see cref="X12Reader.Transaction"/> holds a transaction set whose records have been read.</summary>
    Transaction,
}
