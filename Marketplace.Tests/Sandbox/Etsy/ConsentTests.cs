using System.Net;
using System.Web;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class ConsentTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;

    [Fact]
    public async Task The_page_names_the_scopes_and_lets_choose_the_shop()
    {
        var page = await sandbox.Http.GetStringAsync(new OAuthClient(sandbox).ConsentUrl("listings_r shops_r"), TestContext.Current.CancellationToken);

        page.ShouldContain("See all listings");
        page.ShouldContain("Harbour &amp; Pine");
        page.ShouldContain("Quiet Kiln");
        page.ShouldContain("Grant access");
    }

    [Fact]
    public async Task Approval_brings_a_code_and_the_state()
    {
        var back = await new OAuthClient(sandbox).DecideAsync("approve");

        back.GetLeftPart(UriPartial.Path).ShouldBe(OAuthClient.RedirectUri);
        var query = HttpUtility.ParseQueryString(back.Query);
        query["state"].ShouldBe("s-1");
        query["code"].ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Denial_brings_access_denied_and_the_state()
    {
        var query = HttpUtility.ParseQueryString((await new OAuthClient(sandbox).DecideAsync("deny")).Query);

        query["error"].ShouldBe("access_denied");
        query["state"].ShouldBe("s-1");
        query["code"].ShouldBeNull();
    }

    [Theory]
    [InlineData("client_id", "unknown")]
    [InlineData("redirect_uri", "https://attacker.example/callback")]
    [InlineData("redirect_uri", null)]
    public async Task A_browser_is_not_sent_to_an_address_that_nobody_registered(string name, string? value)
    {
        using var response = await sandbox.Http.GetAsync(
            new OAuthClient(sandbox).ConsentUrl(changes: (name, value)), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "listings_r everything", "invalid_scope")]
    [InlineData("state", null, "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    public async Task Any_other_fault_goes_back_to_the_app(string name, string? value, string error)
    {
        using var response = await sandbox.Http.GetAsync(
            new OAuthClient(sandbox).ConsentUrl(changes: (name, value)), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        HttpUtility.ParseQueryString(response.Headers.Location!.Query)["error"].ShouldBe(error);
    }

    [Fact]
    public async Task A_registered_app_may_use_its_own_address()
    {
        const string Callback = "https://shop.example/etsy";
        await sandbox.ControlAsync("apps", new { keystring = "other", sharedSecret = "secret", redirectUris = new[] { Callback } });

        using var response = await sandbox.Http.GetAsync(
            new OAuthClient(sandbox).ConsentUrl(changes: [("client_id", "other"), ("redirect_uri", Callback)]), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
