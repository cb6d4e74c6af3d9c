using Microsoft.AspNetCore.Diagnostics;
using RcmAnalytics.Metrics;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Hosting;

/// <summary>
/// Turns the exceptions that are written for the person who asked into problem documents (RFC 9457). All others
/// stay a plain 500: their texts may hold anything.
/// </summary>
internal sealed class FaultHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            MetricException => StatusCodes.Status400BadRequest,
            WarehouseException => StatusCodes.Status503ServiceUnavailable,
            TransformException => StatusCodes.Status500InternalServerError,
            _ => null,
        };
        if (status is null)
        {
            return false;
        }

        httpContext.Response.StatusCode = status.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Detail = exception.Message },
        });
    }
}
