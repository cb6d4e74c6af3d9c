using RcmAnalytics.Metrics;

namespace RcmAnalytics.Api.Hosting;

/// <summary>
/// Refuses query parameters the endpoint does not have. A misspelt filter that is quietly left out would give a
/// plausible, wrong figure.
/// </summary>
internal static class KnownParameters
{
    private static readonly string[] Figure = ["by", "where", "from", "to", "grain", "compare", "basis"];

    /// <param name="builder">The endpoint.</param>
    /// <param name="more">Names beside those every figure takes.</param>
    public static RouteHandlerBuilder WithKnownParameters(this RouteHandlerBuilder builder, params string[] more) =>
        builder.WithOnlyParameters([.. Figure, .. more]);

    /// <param name="builder">The endpoint.</param>
    /// <param name="known">All it takes.</param>
    public static RouteHandlerBuilder WithOnlyParameters(this RouteHandlerBuilder builder, params string[] known)
    {
        return builder.AddEndpointFilter((context, next) =>
        {
            var unknown = context.HttpContext.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name));
            return unknown is null
                ? next(context)
                : throw new MetricException(
                    $"The parameter '{unknown}' was found; expected some of {string.Join(", ", known)}.");
        });
    }
}
