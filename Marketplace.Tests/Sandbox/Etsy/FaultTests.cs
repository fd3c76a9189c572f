using System.Net;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class FaultTests : IAsyncLifetime
{
    private EtsySandbox sandbox = null!;
    private EtsyClient etsy = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await EtsySandbox.StartAsync();
        etsy = await sandbox.ConnectAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task The_next_calls_are_throttled_and_the_one_after_is_not()
    {
        await sandbox.ControlAsync("faults", new { throttle = 2 });

        var first = await etsy.GetAsync("/openapi-ping");
        first.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        first.Headers.RetryAfter.ShouldNotBeNull();
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_failure_can_be_narrowed_to_an_operation()
    {
        await sandbox.ControlAsync("faults", new { failNext = 1, status = 502, operation = "getMe" });

        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.OK);
        (await etsy.GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.BadGateway);
        (await etsy.GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lost_answer_was_done_all_the_same()
    {
        await sandbox.ControlAsync("faults", new { timeoutAfterEffect = 1, operation = "createDraftListing" });

        await Should.ThrowAsync<HttpRequestException>(() => etsy.CreateDraftAsync());

        (await DraftsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_answer_can_look_like_a_gateway_that_gave_up()
    {
        await sandbox.ControlAsync("faults", new { timeoutAfterEffect = 1, timeoutStatus = 504, operation = "createDraftListing" });

        var answer = await etsy.FormAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings", SampleListing.Fields());

        answer.Status.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await DraftsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refresh_whose_answer_is_lost_leaves_the_old_token_used_up()
    {
        var oauth = new OAuthClient(sandbox);
        var tokens = await oauth.ExchangeAsync(await oauth.ApproveAsync());
        await sandbox.ControlAsync("faults", new { timeoutAfterEffect = 1, operation = "oauthToken" });

        await Should.ThrowAsync<HttpRequestException>(() => oauth.PostRefreshAsync(tokens.RefreshToken));

        using var again = await oauth.PostRefreshAsync(tokens.RefreshToken);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_withdrawn_authorisation_ends_both_tokens()
    {
        var oauth = new OAuthClient(sandbox);
        var tokens = await oauth.ExchangeAsync(await oauth.ApproveAsync());
        await sandbox.ControlAsync("faults", new { revokeTokens = true });

        (await new EtsyClient(sandbox, tokens.AccessToken).GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var refresh = await oauth.PostRefreshAsync(tokens.RefreshToken);
        refresh.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Clearing_forgets_what_was_planned()
    {
        await sandbox.ControlAsync("faults", new { failNext = 5 });
        await sandbox.ControlAsync("faults", new { clear = true });

        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_order_that_is_not_understood_is_refused()
    {
        using var response = await sandbox.Http.PostAsync(
            "/control/etsy/faults", new StringContent("""{"trottle": 1}""", null, "application/json"), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_reset_restores_the_seed()
    {
        await etsy.CreateDraftAsync();
        await sandbox.ControlAsync("reset");

        var shops = (await sandbox.StateAsync()).GetProperty("shops");
        shops[0].GetProperty("listing_count").GetInt32().ShouldBe(36);
        shops[1].GetProperty("listing_count").GetInt32().ShouldBe(0);
        (await etsy.GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<int> DraftsAsync() => (await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/listings?state=draft"))["count"].GetInt32();
}
