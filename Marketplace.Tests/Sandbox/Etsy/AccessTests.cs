using System.Net;

namespace Marketplace.Tests.Sandbox.Etsy;

/// <summary>What a call is refused for before its operation looks at it.</summary>
public sealed class AccessTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(EtsySandbox.Keystring, HttpStatusCode.Forbidden)]
    [InlineData(EtsySandbox.Keystring + ":wrong", HttpStatusCode.Forbidden)]
    [InlineData("unknown:" + EtsySandbox.SharedSecret, HttpStatusCode.Forbidden)]
    [InlineData(EtsySandbox.Keystring + ":" + EtsySandbox.SharedSecret, HttpStatusCode.OK)]
    public async Task The_app_key_needs_its_shared_secret(string? key, HttpStatusCode status) =>
        (await new EtsyClient(sandbox) { ApiKey = key }.GetAsync("/openapi-ping")).Status.ShouldBe(status);

    [Fact]
    public async Task A_missing_or_unknown_token_is_unauthorised()
    {
        var missing = await new EtsyClient(sandbox).GetAsync("/users/me");
        var unknown = await new EtsyClient(sandbox, "1.nonsense").GetAsync("/users/me");

        missing.Status.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.Status.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.Error.ShouldBe("invalid_token");
    }

    [Fact]
    public async Task An_expired_token_is_unauthorised_and_says_so()
    {
        var etsy = await sandbox.ConnectAsync();
        await sandbox.ControlAsync("faults", new { expireTokens = true });

        var answer = await etsy.GetAsync("/users/me");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer["error_description"].GetString().ShouldBe("access token is expired");
    }

    [Fact]
    public async Task A_token_of_another_app_is_unknown()
    {
        var etsy = await sandbox.ConnectAsync();
        await sandbox.ControlAsync("apps", new { keystring = "other", sharedSecret = "secret" });
        etsy.ApiKey = "other:secret";

        (await etsy.GetAsync("/users/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_missing_scope_is_forbidden_and_named()
    {
        var etsy = await sandbox.ConnectAsync(scopes: "listings_r");

        var answer = await etsy.FormAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings", SampleListing.Fields());

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Error.ShouldBe("insufficient_scope");
        answer["error_description"].GetString()!.ShouldContain("listings_w");
    }

    [Fact]
    public async Task Another_sellers_shop_and_listing_are_forbidden()
    {
        var mine = await sandbox.ConnectAsync();
        var id = await mine.CreateDraftAsync();
        var other = await sandbox.ConnectAsync(EtsySandbox.OtherOwnerId);

        (await other.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.UpdateAsync(id, ("title", "Mine now"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.DeleteAsync($"/listings/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.GetAsync($"/listings/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Unknown_paths_and_resources_are_not_found()
    {
        var etsy = await sandbox.ConnectAsync();

        (await etsy.GetAsync("/nothing")).Error.ShouldBe("Resource not found");
        (await etsy.GetAsync("/listings/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await etsy.GetAsync("/shops/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_withdrawn_put_of_a_listing_is_not_allowed()
    {
        var etsy = await sandbox.ConnectAsync();
        var id = await etsy.CreateDraftAsync();

        var answer = await etsy.FormAsync(HttpMethod.Put, $"/shops/{EtsySandbox.ShopId}/listings/{id}", ("title", "x"));

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Error.ShouldContain("PUT");
    }

    [Fact]
    public async Task A_wrong_content_type_is_refused()
    {
        var etsy = await sandbox.ConnectAsync();
        var id = await etsy.CreateDraftAsync();

        (await etsy.JsonAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings", new { title = "x" })).Status
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await etsy.FormAsync(HttpMethod.Put, $"/listings/{id}/inventory", ("products", "[]"))).Status
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await etsy.FormAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings/{id}/images", ("rank", "1"))).Status
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("?limit=101")]
    [InlineData("?limit=0")]
    [InlineData("?limit=ten")]
    [InlineData("?offset=-1")]
    [InlineData("?state=hidden")]
    [InlineData("?sort_on=name")]
    [InlineData("?includes=Secrets")]
    [InlineData("?page=2")]
    public async Task A_bad_parameter_is_refused_by_name(string query)
    {
        var etsy = await sandbox.ConnectAsync();

        var answer = await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/listings{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Error.ShouldContain(query[1..query.IndexOf('=', StringComparison.Ordinal)]);
    }
}
