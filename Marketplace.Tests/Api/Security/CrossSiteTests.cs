using System.Net;
using System.Net.Http.Json;
using Marketplace.Contracts.Identity;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Api.Security;

public sealed class CrossSiteTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_foreign_page_cannot_use_the_sellers_cookie()
    {
        var seller = await fixture.RegisterSellerAsync();

        (await InviteFromAsync(seller, "https://evil.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await InviteFromAsync(seller, "null")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await InviteFromAsync(seller, fixture.Api.BaseAddress.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_a_web_socket()
    {
        var seller = await fixture.RegisterSellerAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/me") { Headers = { { "Origin", "https://evil.example" }, { "Sec-WebSocket-Key", "AAAA" } } };

        (await seller.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_session_cookie_is_kept_from_scripts_and_other_sites()
    {
        var http = fixture.Api.Anonymous();

        var answer = await http.PostAsJsonAsync("/api/auth/register?useCookies=true", new Registration($"{Guid.NewGuid():N}@example.com", "Correct-Horse-9"));

        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task Pages_may_not_be_framed_and_run_only_our_scripts()
    {
        var answer = await fixture.Api.Anonymous().GetAsync("/alive");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("script-src");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    private static Task<HttpResponseMessage> InviteFromAsync(SignedIn seller, string origin) => seller.Http.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/api/users")
        {
            Content = JsonContent.Create(new Invitation($"{Guid.NewGuid():N}@example.com")),
            Headers = { { "Origin", origin } },
        });
}
