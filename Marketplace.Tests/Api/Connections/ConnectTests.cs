using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Tests.Channels.Etsy;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Tests.Api.Connections;

public sealed class ConnectTests(PostgresFixture postgres) : IAsyncLifetime
{
    private EtsySandbox _etsy = null!;
    private ApiHost _api = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _etsy = await EtsySandbox.StartAsync();
        _api = await ConnectedSeller.StartApiAsync(postgres, _etsy);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _etsy.DisposeAsync();
    }

    [Fact]
    public async Task Consent_makes_a_healthy_connection_whose_settings_choose_themselves_where_there_is_one_choice()
    {
        var seller = await _api.RegisterSellerAsync();
        var id = await seller.ConnectAsync(_etsy);

        var connection = await seller.ReadAsync(id);
        connection.Status.ShouldBe("connected");
        connection.AccountId.ShouldBe(EtsySandbox.EmptyShop);
        connection.AccountName.ShouldBe("QuietKiln");
        connection.SettingsComplete.ShouldBeFalse();
        connection.Syncs.Count.ShouldBe(3);
        await Eventually.BecomesTrueAsync(async () => (await seller.SettingsAsync(id)).TryGetProperty("returnPolicyId", out var policy) && policy.GetString() == $"{EtsySandbox.EmptyShop}05", Cancelled);
        await Eventually.BecomesTrueAsync(async () => (await _etsy.StateAsync()).GetProperty("webhooks").GetProperty("subscriptions").GetInt32() == 1, Cancelled);
        using var validated = await seller.Http.PostAsync($"/api/connections/{id}/validate", null, Cancelled);
        (await validated.Content.ReadFromJsonAsync<ConnectionValidation>(Cancelled))!.Healthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Connecting_the_same_account_again_keeps_the_connection_and_its_settings()
    {
        var seller = await _api.RegisterSellerAsync();
        var id = await seller.ConnectAsync(_etsy);
        using var saved = await seller.Http.PutAsJsonAsync(
            $"/api/connections/{id}/settings", new { displayName = "My kiln", settings = new { whoMade = "i_did" }, syncs = new[] { new { kind = "orders", enabled = true, everyMinutes = 30 } } }, Cancelled);
        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var ended = await seller.Http.DeleteAsync($"/api/connections/{id}", Cancelled);
        (await seller.ReadAsync(id)).Status.ShouldBe("disconnected");

        (await seller.ConnectAsync(_etsy)).ShouldBe(id);

        var again = await seller.ReadAsync(id);
        again.Status.ShouldBe("connected");
        again.DisplayName.ShouldBe("My kiln");
        again.Syncs.Single(sync => sync.Kind == "orders").EveryMinutes.ShouldBe(30);
        (await seller.SettingsAsync(id)).GetProperty("whoMade").GetString().ShouldBe("i_did");
    }

    [Fact]
    public async Task A_reused_state_is_refused()
    {
        var seller = await _api.RegisterSellerAsync();
        var callback = await seller.ConsentAsync(_etsy);
        using var first = await seller.Http.GetAsync(callback, Cancelled);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await RefusedAsync(seller.Http, callback);
    }

    [Fact]
    public async Task A_missing_or_made_up_state_is_refused()
    {
        var seller = await _api.RegisterSellerAsync();
        await seller.ConsentAsync(_etsy);

        await RefusedAsync(seller.Http, new Uri("/connect/etsy/callback?code=x", UriKind.Relative));
        await RefusedAsync(seller.Http, new Uri("/connect/etsy/callback?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", UriKind.Relative));
    }

    [Fact]
    public async Task A_state_of_another_browser_is_refused_and_stays_good_for_its_own()
    {
        var seller = await _api.RegisterSellerAsync();
        var callback = await seller.ConsentAsync(_etsy);

        await RefusedAsync((await _api.RegisterSellerAsync()).Http, callback);
        using var anonymous = _api.Anonymous();
        await RefusedAsync(anonymous, callback);
        using var own = await seller.Http.GetAsync(callback, Cancelled);
        own.Headers.Location!.ToString().ShouldStartWith("/connections?connected=");
    }

    [Fact]
    public async Task A_person_with_a_dead_link_sees_a_page()
    {
        using var browser = _api.Anonymous();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var page = await browser.GetAsync(new Uri("/connect/etsy/callback?state=x&code=y", UriKind.Relative), Cancelled);
        page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await page.Content.ReadAsStringAsync(Cancelled)).ShouldContain("This link is not valid any more.");
    }

    [Fact]
    public async Task A_declined_consent_leads_back_with_words_and_connects_nothing()
    {
        var seller = await _api.RegisterSellerAsync();
        var callback = await seller.ConsentAsync(_etsy, returnPath: "/connections/new");
        using var back = await seller.Http.GetAsync(new Uri(callback.ToString().Replace("code=", "error=access_denied&ignored=", StringComparison.Ordinal)), Cancelled);

        back.Headers.Location!.ToString().ShouldStartWith("/connections/new?error=You%20declined");
        (await seller.Http.GetFromJsonAsync<ConnectionModel[]>("/api/connections", Cancelled)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task A_return_path_to_another_site_is_refused(string path)
    {
        var seller = await _api.RegisterSellerAsync();
        using var answer = await seller.Http.PostAsJsonAsync("/api/connections/etsy/authorize", new AuthorizeRequest(path), Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/settings")]
    [InlineData("PUT", "/settings")]
    [InlineData("POST", "/validate")]
    [InlineData("POST", "/sync")]
    [InlineData("POST", "/sync/cancel")]
    public async Task A_foreign_sellers_connection_is_not_found(string method, string route)
    {
        var id = await (await _api.RegisterSellerAsync()).ConnectAsync(_etsy);
        var foreign = await _api.RegisterSellerAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/connections/{id}{route}");
        if (method is "PUT" or "POST")
            request.Content = JsonContent.Create(new { kind = "orders", displayName = "Mine" });

        using var answer = await foreign.Http.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_consent_withdrawn_on_Etsy_asks_the_seller_to_connect_again()
    {
        var seller = await _api.RegisterSellerAsync();
        var id = await seller.ConnectAsync(_etsy);
        await _etsy.FaultAsync(new { revokeTokens = true });

        using var validated = await seller.Http.PostAsync($"/api/connections/{id}/validate", null, Cancelled);
        (await validated.Content.ReadFromJsonAsync<ConnectionValidation>(Cancelled))!.Healthy.ShouldBeFalse();
        (await seller.ReadAsync(id)).Status.ShouldBe("needs_reauth");

        (await seller.ConnectAsync(_etsy)).ShouldBe(id);
        (await seller.ReadAsync(id)).Status.ShouldBe("connected");
    }

    [Fact]
    public async Task The_operators_pages_are_closed_to_sellers()
    {
        var seller = await _api.RegisterSellerAsync();
        var id = await seller.ConnectAsync(_etsy);
        foreach (var path in new[] { $"/api/admin/connections/{id}/health", "/api/admin/scheduler/status" })
        {
            using var answer = await seller.Http.GetAsync(path, Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static async Task RefusedAsync(HttpClient http, Uri callback)
    {
        using var answer = await http.GetAsync(callback, Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<ProblemDetails>(Cancelled))!.Type.ShouldBe("urn:marketplace:problem:oauth-state");
    }
}
