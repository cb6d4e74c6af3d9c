using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

internal static class UploadEndpoints
{
    private const long MostBytes = 2L << 30;

    public static void MapUploads(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/loads", UploadAsync).WithTags("Loads").WithName("Upload")
            // What another site's page sends is refused before it comes here, which is what a token would be for.
            .DisableAntiforgery()
            .WithFormOptions(multipartBodyLengthLimit: MostBytes)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// Loads one file, all of it or nothing, and publishes the figures anew. The same content a second time changes
    /// nothing. A file that cannot be trusted is refused with the reason.
    /// </summary>
    internal static async Task<Results<Ok<UploadAnswer>, ProblemHttpResult>> UploadAsync(
        IFormFile file,
        FileLoader loader,
        IWarehouse warehouse,
        ApiOptions options,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var result = await LoadAsync(loader, file, cancellation);
        if (result.Status == LoadStatus.Refused)
        {
            return TypedResults.Problem(
                $"The file was refused whole. {result.Report.Refusal}",
                statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (result.Status == LoadStatus.Loaded)
        {
            await WarehouseBuilder.BuildAsync(warehouse, options.SqlFolder, new BuildOptions { Time = time }, cancellation);
        }

        return TypedResults.Ok(new UploadAnswer(
            result.File.LoadId,
            result.Status,
            result.Report.IssueCount,
            result.Report.ErrorCount,
            result.Report.RowCounts));
    }

    // Readers take a file and not a stream: its hash, which is its name in the ledger, comes before its content.
    private static async Task<LoadResult> LoadAsync(FileLoader loader, IFormFile file, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-upload-");
        try
        {
            var name = Path.GetFileName(file.FileName);
            var path = Path.Combine(folder.FullName, name.Length == 0 ? "upload" : name);
            await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            {
                await file.CopyToAsync(copy, cancellation);
            }

            return await loader.LoadAsync(path, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <param name="RowCounts">Rows written by raw table; empty when the content was known already.</param>
internal sealed record UploadAnswer(
    string LoadId,
    LoadStatus Status,
    int IssueCount,
    int ErrorCount,
    IReadOnlyDictionary<string, long> RowCounts);
