using Microsoft.AspNetCore.Http.HttpResults;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class LoadEndpoints
{
    private const int MostLoads = 1_000;
    private const int MostIssues = 5_000;

    public static void MapLoads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Loads").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("/loads", ListLoadsAsync).WithName("ListLoads");
        group.MapGet("/issues", ListIssuesAsync).WithName("ListIssues");
    }

    /// <summary>Lists the files that were loaded or refused, newest first.</summary>
    internal static async Task<Ok<IReadOnlyList<LoadSummary>>> ListLoadsAsync(
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var loads = await ReadAsync(
            warehouse,
            "loads",
            "select load_id, file_name, byte_count, format, profile, practice_id, issue_count, error_count, finished_at, "
            + $"status from raw.loads order by finished_at desc, load_id limit {MostLoads}",
            [],
            cancellation);
        return TypedResults.Ok<IReadOnlyList<LoadSummary>>(
        [
            .. loads.Select(row => new LoadSummary(
                (string)row[0]!, // the ledger's first four columns are never empty
                (string)row[1]!,
                (long)row[2]!,
                (string)row[3]!,
                (string?)row[4],
                (string?)row[5],
                (long?)row[6] ?? 0,
                (long?)row[7] ?? 0,
                (DateTime?)row[8],
                (string?)row[9] ?? "loaded")),
        ]);
    }

    /// <summary>Lists the faults found in files, those of one load or of all.</summary>
    internal static async Task<Ok<IReadOnlyList<LoadFault>>> ListIssuesAsync(
        string? load,
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var issues = await ReadAsync(
            warehouse,
            "load_issues",
            "select load_id, file_name, severity, rule, transaction_ordinal, source_offset, source_line, segment, element, "
            + "message from raw.load_issues where $load is null or load_id = $load "
            + $"order by file_name, load_id, issue_ordinal limit {MostIssues}",
            [new QueryParameter("load", load)],
            cancellation);
        return TypedResults.Ok<IReadOnlyList<LoadFault>>(
        [
            .. issues.Select(row => new LoadFault(
                (string)row[0]!, // load, file, severity and rule are never empty
                (string)row[1]!,
                (string)row[2]!,
                (string)row[3]!,
                (long?)row[4],
                (long?)row[5],
                (long?)row[6],
                (string?)row[7],
                (long?)row[8],
                (string?)row[9])),
        ]);
    }

    // A warehouse that nothing was loaded into has no ledger, which is not a fault.
    private static async Task<IReadOnlyList<object?[]>> ReadAsync(
        IWarehouse warehouse,
        string table,
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        CancellationToken cancellation)
    {
        var tables = await warehouse.ReadAsync(
            "select count(*) from information_schema.tables where table_schema = 'raw' and table_name = $table",
            [new QueryParameter("table", table)],
            cancellation);
        return tables.Rows[0][0] is 0L ? [] : (await warehouse.ReadAsync(sql, parameters, cancellation)).Rows;
    }
}

/// <param name="Status"><c>loaded</c> or <c>refused</c>.</param>
internal sealed record LoadSummary(
    string LoadId,
    string FileName,
    long ByteCount,
    string Format,
    string? Profile,
    string? PracticeId,
    long IssueCount,
    long ErrorCount,
    DateTime? FinishedAt,
    string Status);

/// <summary>One fault in a file: where it is and which rule it breaks, never what stands there.</summary>
internal sealed record LoadFault(
    string LoadId,
    string FileName,
    string Severity,
    string Rule,
    long? TransactionOrdinal,
    long? SourceOffset,
    long? SourceLine,
    string? Segment,
    long? Element,
    string? Message);
