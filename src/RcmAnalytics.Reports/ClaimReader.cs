using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports;

/// <summary>Tells what happened to a claim: its chains over all payers, and every event with where a file says it.</summary>
public static class ClaimReader
{
    private const string Case = """
        select claim_key from fct_claims
        where coalesce(case_key, claim_key)
            in (select coalesce(case_key, claim_key) from fct_claims where claim_key = $claim)
        """;

    private const string Chains = $"""
        select
            claims.claim_key, claims.practice_id, practices.practice_name, claims.payer_id, payers.payer_name,
            claims.payer_sequence, claims.claim_type, claims.patient_control_number, claims.service_from_date,
            claims.service_to_date, claims.charge_amount, claims.allowed_amount, claims.paid_amount,
            claims.adjustment_amount, claims.patient_responsibility_amount, claims.open_amount, claims.credit_amount
        from fct_claims as claims
        left join dim_practices as practices on claims.practice_id = practices.practice_id
        left join dim_payers as payers on claims.payer_id = payers.payer_id
        where claims.claim_key in ({Case})
        order by claims.payer_sequence, claims.claim_key
        """;

    private const string Events = $"""
        select
            events.event_date, events.event_kind, events.event_name, events.claim_key, payers.payer_name,
            events.source_kind, files.file_name, events.load_id, events.segment, events.source_offset,
            events.source_line, events.status_code, events.procedure_code, events.group_code, events.reason_code,
            reasons.reason_name, events.amount_kind, events.amount, events.patient_responsibility_amount,
            events.is_duplicate
        from fct_claim_events as events
        left join dim_payers as payers on events.payer_id = payers.payer_id
        left join dim_reasons as reasons on events.reason_code = reasons.reason_code
        left join stg_loads__files as files on events.load_id = files.load_id
        where events.claim_key in ({Case})
        order by events.event_date nulls first, events.event_step, events.source_offset, events.event_key
        """;

    /// <returns>Null when there is no claim of that key.</returns>
    /// <exception cref="WarehouseException">The models are not built, or the engine refused.</exception>
    public static async Task<ClaimTimeline?> ReadAsync(IWarehouse warehouse, string claimKey, CancellationToken cancellation)
    {
        QueryParameter[] parameters = [new("claim", claimKey)];
        var chains = await warehouse.ReadAsync(Chains, parameters, cancellation).ConfigureAwait(false);
        return chains.Rows.Count == 0
            ? null
            : new ClaimTimeline(chains, await warehouse.ReadAsync(Events, parameters, cancellation).ConfigureAwait(false));
    }
}

/// <summary>A case: the chains of the same services over all payers, first payer first, and their events in order.</summary>
/// <param name="Chains">One row a chain, with what it was charged and paid and what is open.</param>
/// <param name="Events">One row an event (<c>fct_claim_events</c>), with the names of payer, reason and file.</param>
public sealed record ClaimTimeline(ResultTable Chains, ResultTable Events);
