using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class TokenTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;
    private readonly OAuthClient oauth = new(fixture.Sandbox);

    [Fact]
    public async Task A_code_is_exchanged_for_tokens_that_name_the_user()
    {
        var tokens = await oauth.ExchangeAsync(await oauth.ApproveAsync());

        tokens.AccessToken.ShouldStartWith($"{EtsySandbox.OwnerId}.");
        tokens.RefreshToken.ShouldStartWith($"{EtsySandbox.OwnerId}.");
        tokens.ExpiresIn.ShouldBe(3600);
        tokens.TokenType.ShouldBe("Bearer");
        var me = await new EtsyClient(sandbox, tokens.AccessToken).GetAsync("/users/me");
        me["shop_id"].GetInt64().ShouldBe(EtsySandbox.ShopId);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var code = await oauth.ApproveAsync();
        await oauth.ExchangeAsync(code);

        await ShouldBeRefused(await oauth.PostCodeAsync(code), "invalid_grant");
    }

    [Fact]
    public async Task A_wrong_verifier_is_refused_and_uses_the_code_up()
    {
        var code = await oauth.ApproveAsync();

        await ShouldBeRefused(await oauth.PostCodeAsync(code, verifier: new string('x', 50)), "invalid_grant");
        await ShouldBeRefused(await oauth.PostCodeAsync(code), "invalid_grant");
    }

    [Fact]
    public async Task Another_redirect_uri_than_the_consent_had_is_refused() => await ShouldBeRefused(
        await oauth.PostCodeAsync(await oauth.ApproveAsync(), redirectUri: "http://localhost:9/other"), "invalid_grant");

    [Fact]
    public async Task A_refresh_token_rotates_and_its_reuse_is_refused()
    {
        var first = await oauth.ExchangeAsync(await oauth.ApproveAsync());
        var second = await oauth.RefreshAsync(first.RefreshToken);

        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        await ShouldBeRefused(await oauth.PostRefreshAsync(first.RefreshToken), "invalid_grant");
        (await new EtsyClient(sandbox, second.AccessToken).GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.OK);
        (await oauth.RefreshAsync(second.RefreshToken)).AccessToken.ShouldNotBe(second.AccessToken);
    }

    [Fact]
    public async Task An_unknown_grant_type_and_an_unknown_client_are_refused()
    {
        await ShouldBeRefused(await oauth.PostTokenAsync(("grant_type", "password"), ("client_id", EtsySandbox.Keystring)), "unsupported_grant_type");
        await ShouldBeRefused(await oauth.PostTokenAsync(("grant_type", "refresh_token"), ("client_id", "nobody")), "invalid_client");
    }

    private static async Task ShouldBeRefused(HttpResponseMessage response, string error)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            body.GetProperty("error").GetString().ShouldBe(error);
            body.GetProperty("error_description").GetString().ShouldNotBeNullOrEmpty();
        }
    }
}
