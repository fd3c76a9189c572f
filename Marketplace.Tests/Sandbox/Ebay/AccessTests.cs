using System.Net;
using System.Web;

namespace Marketplace.Tests.Sandbox.Ebay;

public sealed class AccessTests : IAsyncLifetime
{
    private EbaySandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await EbaySandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Consent_leads_to_the_address_of_the_RuName_with_a_code_and_the_state()
    {
        var back = await new EbayOAuth(sandbox).DecideAsync("approve");

        back.GetLeftPart(UriPartial.Path).ShouldBe("http://localhost:5180/connect/ebay/callback");
        var query = HttpUtility.ParseQueryString(back.Query);
        query["code"].ShouldNotBeNullOrEmpty();
        query["state"].ShouldBe("s-1");
    }

    [Fact]
    public async Task A_seller_who_declines_is_sent_back_without_a_code()
    {
        var query = HttpUtility.ParseQueryString((await new EbayOAuth(sandbox).DecideAsync("deny")).Query);

        query["error"].ShouldBe("access_denied");
        query["code"].ShouldBeNull();
    }

    [Theory]
    [InlineData("redirect_uri", "https://example.com/callback")]
    [InlineData("client_id", "somebody-else")]
    [InlineData("scope", "https://api.ebay.com/oauth/api_scope/sell.everything")]
    public async Task Consent_is_not_asked_for_a_wrong(string parameter, string value)
    {
        using var answer = await sandbox.Http.GetAsync(EbayOAuth.ConsentUrl(changes: (parameter, value)), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_is_good_for_one_exchange_and_a_refresh_token_for_many()
    {
        var oauth = new EbayOAuth(sandbox);
        var code = await oauth.ApproveAsync();
        var tokens = await oauth.ExchangeAsync(code);

        (await oauth.PostTokenAsync(EbaySandbox.ClientSecret, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", EbaySandbox.RuName)))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        tokens.GetProperty("expires_in").GetInt32().ShouldBe(7200);
        var refreshToken = tokens.GetProperty("refresh_token").GetString()!;
        await oauth.RefreshAsync(refreshToken);
        var again = await oauth.RefreshAsync(refreshToken);
        (await new EbayClient(sandbox, again.GetProperty("access_token").GetString()).GetAsync($"{EbayClient.Inventory}/location")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_app_with_a_wrong_secret_gets_nothing() =>
        (await new EbayOAuth(sandbox).PostTokenAsync("wrong", ("grant_type", "client_credentials"), ("scope", EbayOAuth.Basic))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Calls_without_a_token_with_an_old_one_or_with_too_few_scopes_are_refused()
    {
        (await new EbayClient(sandbox, null).GetAsync($"{EbayClient.Inventory}/location")).ErrorId.ShouldBe(1002);
        (await new EbayClient(sandbox, "made-up").GetAsync($"{EbayClient.Inventory}/location")).ErrorId.ShouldBe(1001);
        var reader = await sandbox.ConnectAsync(scopes: $"{EbayOAuth.Basic}/sell.inventory.readonly");
        (await reader.GetAsync($"{EbayClient.Inventory}/location")).Status.ShouldBe(HttpStatusCode.OK);
        (await reader.PutAsync($"{EbayClient.Inventory}/inventory_item/A", EbayGoods.Item())).ErrorId.ShouldBe(1100);
        await sandbox.ControlAsync("faults", new { expireTokens = true });
        (await reader.GetAsync($"{EbayClient.Inventory}/location")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_seller_does_not_see_the_others_things()
    {
        var other = await sandbox.ConnectAsync(EbaySandbox.OtherUserId);

        (await other.GetAsync($"{EbayClient.Inventory}/inventory_item/HP-MUG-ESP")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{EbayClient.Inventory}/inventory_item"))["total"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_days_calls_end_and_the_analytics_say_what_is_left()
    {
        var ebay = await sandbox.ConnectAsync();
        await sandbox.ControlAsync("faults", new { perDay = 2 });
        await ebay.GetAsync($"{EbayClient.Inventory}/location");

        (await RemainingAsync(ebay)).ShouldBe(1);
        await ebay.GetAsync($"{EbayClient.Inventory}/location");
        var refused = await ebay.GetAsync($"{EbayClient.Inventory}/location");
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.ErrorId.ShouldBe(2001);
        (await RemainingAsync(ebay)).ShouldBe(0);
    }

    private static async Task<int> RemainingAsync(EbayClient ebay) =>
        (await ebay.GetAsync("/developer/analytics/v1_beta/rate_limit/?api_name=inventory"))["rateLimits"][0].GetProperty("resources")[0].GetProperty("rates")[0].GetProperty("remaining").GetInt32();
}
