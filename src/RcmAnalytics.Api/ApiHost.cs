using System.Text.Json;
using System.Text.Json.Serialization;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Api.Hosting;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Api.Pages;
using RcmAnalytics.Ingest;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Reports.Packs;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api;

/// <summary>
/// Builds the web application: the API, its document and the pages. Nothing is opened or read before the first
/// request, since the build starts the application to write <c>openapi.json</c>.
/// </summary>
public static class ApiHost
{
    public static WebApplication Create(ApiOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        AddServices(builder.Services, options);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebSite(options.WebFolder);
        app.UseRouting();
        MapEndpoints(app);
        app.MapWebSite(options.WebFolder);
        return app;
    }

    private static void AddServices(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => MetricCatalog.Load(options.SqlFolder));
        services.AddSingleton(_ => PageCatalog.Load(options.DashboardsFolder));
        services.AddSingleton(_ => PackCatalog.Load(options.DashboardsFolder));
        services.AddSingleton(_ => new ClosedMonths(ClosedMonths.FileOf(options.WarehousePath), options.SqlFolder));
        if (options.Warehouse is { } warehouse)
        {
            services.AddSingleton(warehouse);
        }
        else
        {
            services.AddSingleton<IWarehouse>(_ =>
                DuckDbWarehouse.Open(new DuckDbOptions { Path = options.WarehousePath }));
        }

        // One for all uploads: it loads one file at a time, and two of the same file at once would both find it new.
        services.AddSingleton(_ => PatientKeys.FromFile(options.KeyFile));
        services.AddSingleton(provider => new FileLoader(
            provider.GetRequiredService<IWarehouse>(),
            new IngestOptions
            {
                Keys = provider.GetRequiredService<PatientKeys>(),
                Time = provider.GetRequiredService<TimeProvider>(),
                Profiles = ProfileCatalog.Beside(options.WarehousePath),
            }));
        services.AddProblemDetails();
        services.AddExceptionHandler<FaultHandler>();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json =>
        {
            // Otherwise the document says that every number may also be text.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapOpenApi();
        app.MapHealth();
        app.MapPages();
        app.MapMetrics();
        app.MapMoves();
        app.MapBenchmarks();
        app.MapQuery();
        app.MapRows();
        app.MapClaims();
        app.MapCharts();
        app.MapPacks();
        app.MapClosings();
        app.MapExports();
        app.MapLoads();
        app.MapUploads();
    }
}
