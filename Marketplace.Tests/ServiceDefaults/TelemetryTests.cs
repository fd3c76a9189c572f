using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Tests.ServiceDefaults;

public sealed class TelemetryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Traces_metrics_and_logs_reach_the_collector_and_carry_no_password()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(received);
        await using (var api = await ApiHost.StartAsync(postgres, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "the-api",
            ["Logging:LogLevel:Default"] = "Information",
        }))
        {
            var seller = await api.RegisterSellerAsync();
            (await seller.Http.GetAsync($"/api/inventory/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        received.Keys.ShouldBe(["/v1/traces", "/v1/metrics", "/v1/logs"], ignoreOrder: true);
        received["/v1/traces"].ShouldContain("GET /api/inventory/{");
        received["/v1/traces"].ShouldContain("the-api");
        received["/v1/traces"].ShouldContain("postgresql");
        received["/v1/metrics"].ShouldContain("http.server.request.duration");
        foreach (var sent in received.Values)
        {
            sent.ShouldNotContain("Password=");
            sent.ShouldNotContain("Correct-Horse-9");
        }
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            received.AddOrUpdate(request.Path, text, (_, earlier) => earlier + text);
        });
        await collector.StartAsync();
        return collector;
    }
}
