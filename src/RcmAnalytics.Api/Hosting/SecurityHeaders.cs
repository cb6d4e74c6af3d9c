using Microsoft.AspNetCore.Http.HttpResults;

namespace RcmAnalytics.Api.Hosting;

/// <summary>The headers of every answer, and the refusal of writes that another site's page sends.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (context.Request.Path.StartsWithSegments("/api"))
            {
                // Figures and rows stay out of shared and disk caches.
                headers.CacheControl = "no-store";
            }

            return IsFromAnotherSite(context.Request) ? Refusal().ExecuteAsync(context) : next(context);
        });

    // A form on any web site can post to a server on this machine without asking; only its origin betrays it.
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
    }

    private static ProblemHttpResult Refusal() =>
        TypedResults.Problem(
            "A request from a page of another site was found; requests that send data are taken from this site only.",
            statusCode: StatusCodes.Status403Forbidden);
}
