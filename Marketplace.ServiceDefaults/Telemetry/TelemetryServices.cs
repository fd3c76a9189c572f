using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.ServiceDefaults.Telemetry;

internal static class TelemetryServices
{
    /// <summary>Without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing listens, and tracing costs nothing.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        // Else ASP.NET Core's spans have no attributes.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        var resource = ResourceBuilder.CreateDefault()
            .AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName);
        builder.Services.AddSingleton(provider => Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(provider.GetRequiredService<IConfiguration>()))
            .SetResourceBuilder(resource).AddSource([.. MarketplaceTelemetry.Sources]).AddOtlpExporter().Build());
        builder.Services.AddSingleton(provider => Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(provider.GetRequiredService<IConfiguration>()))
            .SetResourceBuilder(resource).AddMeter([.. MarketplaceTelemetry.Meters]).AddOtlpExporter().Build());
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(resource).AddOtlpExporter();
            logs.IncludeScopes = true;
        });
        builder.Services.AddHostedService<TelemetryLifetime>();
        builder.Services.AddTransient<IStartupFilter, RouteSpanFilter>();
    }
}

/// <summary>Builds the providers at start, and sends what is left at the end, while there is time for it.</summary>
internal sealed class TelemetryLifetime(TracerProvider traces, MeterProvider meters, LoggerProvider logs) : IHostedService
{
    private const int FlushMilliseconds = 5000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(FlushMilliseconds);
        meters.ForceFlush(FlushMilliseconds);
        logs.ForceFlush(FlushMilliseconds);
        return Task.CompletedTask;
    }
}
