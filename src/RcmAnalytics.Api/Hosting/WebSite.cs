using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace RcmAnalytics.Api.Hosting;

/// <summary>
/// Serves the built pages, compressed as the build left them. Names below <c>/assets</c> carry a hash and are kept by
/// browsers for good; everything else is asked for again each time.
/// </summary>
internal static class WebSite
{
    private static readonly (string Encoding, string Ending)[] Encodings = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static void UseWebSite(this WebApplication app, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Use((context, next) => Negotiate(context, next, files));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new CompressedContentTypes(),
            OnPrepareResponse = Describe,
        });
    }

    /// <summary>Sends the page for addresses that only the page understands, and a problem for the API's.</summary>
    public static void MapWebSite(this WebApplication app, string folder)
    {
        app.MapFallback("/api/{**rest}", UnknownAddress).ExcludeFromDescription();
        var index = Path.Combine(folder, "index.html");
        app.MapFallback(context => SendIndexAsync(context, index)).ExcludeFromDescription();
    }

    private static ProblemHttpResult UnknownAddress(HttpContext context) =>
        TypedResults.Problem(
            $"{context.Request.Method} {context.Request.Path} is not part of the API; /openapi/v1.json lists what is.",
            statusCode: StatusCodes.Status404NotFound);

    private static Task SendIndexAsync(HttpContext context, string index)
    {
        if (!File.Exists(index))
        {
            return TypedResults.Problem(
                "The web pages are not part of this build. Build without -p:BuildWeb=false to have them; "
                + "the API is complete.",
                statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.SendFileAsync(index);
    }

    private static Task Negotiate(HttpContext context, RequestDelegate next, PhysicalFileProvider files)
    {
        var request = context.Request;
        if (request.Path == "/" && files.GetFileInfo("index.html").Exists)
        {
            request.Path = "/index.html";
        }

        if (request.Path.Value is { } path && Path.HasExtension(path) && files.GetFileInfo(path).Exists)
        {
            context.Response.Headers.Vary = "Accept-Encoding";
            var accepted = request.Headers.AcceptEncoding.ToString();
            foreach (var (encoding, ending) in Encodings)
            {
                if (accepted.Contains(encoding, StringComparison.Ordinal) && files.GetFileInfo(path + ending).Exists)
                {
                    context.Response.Headers.ContentEncoding = encoding;
                    request.Path = path + ending;
                    break;
                }
            }
        }

        return next(context);
    }

    private static void Describe(StaticFileResponseContext response)
    {
        var headers = response.Context.Response.Headers;
        headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
    }

    /// <summary>A compressed file has the type of what is in it.</summary>
    private sealed class CompressedContentTypes : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
        {
            var isCompressed = Encodings.Any(encoding => subpath.EndsWith(encoding.Ending, StringComparison.Ordinal));
            return ContentTypes.TryGetContentType(
                isCompressed ? Path.ChangeExtension(subpath, null) : subpath,
                out contentType);
        }
    }
}
