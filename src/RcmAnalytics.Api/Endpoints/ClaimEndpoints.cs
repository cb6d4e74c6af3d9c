using Microsoft.AspNetCore.Http.HttpResults;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class ClaimEndpoints
{
    public static void MapClaims(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/claims/{key}", GetClaimAsync).WithTags("Claims").WithName("GetClaim")
            .WithOnlyParameters()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Tells what happened to a claim over all payers, from the day of service to what is to be done next, each event
    /// with the file and segment that says it.
    /// </summary>
    /// <param name="key">The <c>claim_key</c> of a figure's rows.</param>
    internal static async Task<Results<Ok<ClaimAnswer>, ProblemHttpResult>> GetClaimAsync(
        string key,
        IWarehouse warehouse,
        ApiOptions options,
        HttpContext context,
        CancellationToken cancellation)
    {
        if (await ClaimReader.ReadAsync(warehouse, key, cancellation) is not { } claim)
        {
            return TypedResults.Problem(
                "No claim has that key; the claim_key of a figure's rows was expected.", statusCode: StatusCodes.Status404NotFound);
        }

        var isShown = PhiAccess.IsAllowed(context, options);
        return TypedResults.Ok(new ClaimAnswer(
            [.. claim.Chains.Rows.Select(row => ChainOf(row, isShown))],
            [.. claim.Events.Rows.Select(EventOf)]));
    }

    private static ClaimChain ChainOf(object?[] row, bool isShown) => new(
        (string)row[0]!, // a chain has a key, a practice and a payer
        (string)row[1]!,
        (string?)row[2],
        (string)row[3]!,
        (string?)row[4],
        (long?)row[5],
        (string?)row[6],
        isShown || row[7] is null ? (string?)row[7] : PhiAccess.Mask,
        (DateOnly?)row[8],
        (DateOnly?)row[9],
        (decimal?)row[10] ?? 0,
        (decimal?)row[11],
        (decimal?)row[12] ?? 0,
        (decimal?)row[13] ?? 0,
        (decimal?)row[14] ?? 0,
        (decimal?)row[15] ?? 0,
        (decimal?)row[16] ?? 0);

    private static ClaimEvent EventOf(object?[] row) => new(
        (DateOnly?)row[0],
        (string)row[1]!, // an event has a kind, a name and a claim
        (string?)row[2],
        (string)row[3]!,
        (string?)row[4],
        (string?)row[5],
        (string?)row[6],
        (string?)row[7],
        (string?)row[8],
        (long?)row[9],
        (long?)row[10],
        (string?)row[11],
        (string?)row[12],
        (string?)row[13],
        (string?)row[14],
        (string?)row[15],
        (string?)row[16],
        (decimal?)row[17],
        (decimal?)row[18],
        row[19] is true);
}

/// <param name="Chains">The claim at each payer, first payer first.</param>
/// <param name="Events">All that happened, in order.</param>
internal sealed record ClaimAnswer(IReadOnlyList<ClaimChain> Chains, IReadOnlyList<ClaimEvent> Events);

/// <summary>A claim at one payer: all submissions of the same services, and where it stands.</summary>
/// <param name="PatientControlNumber">Our number of the claim; masked for those who may not see it.</param>
internal sealed record ClaimChain(
    string ClaimKey,
    string PracticeId,
    string? PracticeName,
    string PayerId,
    string? PayerName,
    long? PayerSequence,
    string? ClaimType,
    string? PatientControlNumber,
    DateOnly? ServiceFromDate,
    DateOnly? ServiceToDate,
    decimal ChargeAmount,
    decimal? AllowedAmount,
    decimal PaidAmount,
    decimal AdjustmentAmount,
    decimal PatientResponsibilityAmount,
    decimal OpenAmount,
    decimal CreditAmount);

/// <summary>One event of a claim, and where a file says it.</summary>
/// <param name="Kind">service, charge_entry, submission, acknowledgement, adjudication, denial, underpayment, posting or deadline.</param>
/// <param name="Name">What happened, by kind: the result, the category, the kind of posting, the next action.</param>
/// <param name="SourceOffset">Byte of the segment in its file; null of text files, which have lines.</param>
/// <param name="AmountKind">charged, paid, denied, short, balance or expected.</param>
/// <param name="IsDuplicate">Re-sent or re-delivered: counted nowhere.</param>
internal sealed record ClaimEvent(
    DateOnly? Date,
    string Kind,
    string? Name,
    string ClaimKey,
    string? PayerName,
    string? SourceKind,
    string? FileName,
    string? LoadId,
    string? Segment,
    long? SourceOffset,
    long? SourceLine,
    string? StatusCode,
    string? ProcedureCode,
    string? GroupCode,
    string? ReasonCode,
    string? ReasonName,
    string? AmountKind,
    decimal? Amount,
    decimal? PatientResponsibilityAmount,
    bool IsDuplicate);
