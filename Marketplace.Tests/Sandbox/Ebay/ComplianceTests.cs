using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox.Ebay;

/// <summary>What the simulated Compliance API refuses, by the error ids of eBay's definition, and what its filters leave.</summary>
public sealed class ComplianceTests : IAsyncLifetime
{
    private const string Root = "/sell/compliance/v1";

    private EbaySandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await EbaySandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("listing_violation?compliance_type=HTTPS", null, 850102)]
    [InlineData("listing_violation?compliance_type=HTTPS", "EBAY_FR", 850101)]
    [InlineData("listing_violation_summary", "EBAY_FR", 850101)]
    [InlineData("listing_violation_summary?compliance_type=MANNERS", "EBAY_US", 850110)]
    [InlineData("listing_violation?compliance_type=MANNERS", "EBAY_US", 850110)]
    [InlineData("listing_violation?compliance_type=HTTPS,RETURNS_POLICY", "EBAY_US", 850109)]
    [InlineData("listing_violation", "EBAY_US", 850111)]
    public async Task What_eBay_does_not_answer_is_refused(string path, string? site, int errorId)
    {
        using var answer = await GetAsync(path, site);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(answer)).GetProperty("errors")[0].GetProperty("errorId").GetInt32().ShouldBe(errorId);
    }

    [Fact]
    public async Task Without_a_site_the_summary_is_of_all_sites()
    {
        using var answer = await GetAsync("listing_violation_summary?compliance_type=ASPECTS_ADOPTION,HTTPS", null);

        var summary = (await ReadAsync(answer)).GetProperty("violationSummaries").EnumerateArray().ShouldHaveSingleItem();
        (summary.GetProperty("complianceType").GetString(), summary.GetProperty("marketplaceId").GetString()).ShouldBe(("ASPECTS_ADOPTION", "EBAY_US"));
    }

    [Fact]
    public async Task Three_listings_of_the_shop_break_a_rule_and_no_more()
    {
        using var answer = await GetAsync("listing_violation?compliance_type=ASPECTS_ADOPTION", "EBAY_US");

        (await ReadAsync(answer)).GetProperty("total").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("AT_RISK", HttpStatusCode.OK)]
    [InlineData("OUT_OF_COMPLIANCE", HttpStatusCode.NoContent)]
    public async Task A_state_is_filtered_by(string state, HttpStatusCode status)
    {
        using var answer = await GetAsync($"listing_violation?compliance_type=ASPECTS_ADOPTION&filter={Uri.EscapeDataString($"complianceState:{{{state}}}")}", "EBAY_US");

        answer.StatusCode.ShouldBe(status);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private async Task<HttpResponseMessage> GetAsync(string path, string? site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/ebay{Root}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await sandbox.ConnectAsync()).AccessToken);
        if (site is not null)
            request.Headers.Add("X-EBAY-C-MARKETPLACE-ID", site);
        return await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
