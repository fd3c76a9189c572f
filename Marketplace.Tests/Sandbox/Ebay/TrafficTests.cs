using System.Net;

namespace Marketplace.Tests.Sandbox.Ebay;

/// <summary>What the simulated traffic report refuses, by the error ids of eBay's definition.</summary>
public sealed class TrafficTests : IAsyncLifetime
{
    private EbaySandbox sandbox = null!;

    private static DateTimeOffset Yesterday => TimeProvider.System.GetUtcNow().AddDays(-1);

    public async ValueTask InitializeAsync() => sandbox = await EbaySandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("WEEK", "TRANSACTION", "marketplace_ids:{EBAY_US}", 0, 50001)]
    [InlineData("DAY", "CLICKS", "marketplace_ids:{EBAY_US}", 0, 50002)]
    [InlineData("DAY", "TRANSACTION", "sites:{EBAY_US}", 0, 50021)]
    [InlineData("DAY", "TRANSACTION", "", 0, 50022)]
    [InlineData("DAY", "TRANSACTION", "marketplace_ids:{EBAY_CA}", 0, 50023)]
    [InlineData("DAY", "TRANSACTION", "marketplace_ids:{EBAY_MARS}", 0, 50024)]
    [InlineData("DAY", "TRANSACTION", "marketplace_ids:{EBAY_US}", 91, 50026)]
    public async Task A_report_that_eBay_would_not_make_is_refused(string dimension, string metric, string filter, int days, int errorId)
    {
        var ebay = await sandbox.ConnectAsync();
        var parts = string.Join(',', ((string[])[filter, Range(Yesterday.AddDays(-days), Yesterday)]).Where(p => p.Length > 0));

        var refused = await ebay.GetAsync($"/sell/analytics/v1/traffic_report?dimension={dimension}&metric={metric}&filter={Uri.EscapeDataString(parts)}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ErrorId.ShouldBe(errorId);
    }

    [Fact]
    public async Task Tomorrow_has_no_report()
    {
        var ebay = await sandbox.ConnectAsync();
        var tomorrow = Yesterday.AddDays(2);

        (await ebay.GetAsync($"/sell/analytics/v1/traffic_report?dimension=LISTING&metric=TRANSACTION&filter={Uri.EscapeDataString(Range(tomorrow, tomorrow))}"))
            .ErrorId.ShouldBe(50018);
    }

    private static string Range(DateTimeOffset from, DateTimeOffset to) => $"date_range:[{from:yyyyMMdd}..{to:yyyyMMdd}]";
}
