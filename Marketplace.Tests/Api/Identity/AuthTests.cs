using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Marketplace.Contracts.Identity;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace Marketplace.Tests.Api.Identity;

public sealed class AuthTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_seller_registers_signs_in_refreshes_and_signs_out()
    {
        var http = fixture.Api.Anonymous();
        var email = $"{Guid.NewGuid():N}@example.com";
        (await http.PostAsJsonAsync("/api/auth/register", new Registration(email, "Correct-Horse-9", "Rosie's Vintage", Currency: "GBP"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var signIn = await http.PostAsJsonAsync("/api/auth/login", new { email, password = "Correct-Horse-9" });
        var tokens = (await signIn.Content.ReadFromJsonAsync<AccessTokenResponse>())!;
        var refresh = await http.PostAsJsonAsync("/api/auth/refresh", new { tokens.RefreshToken });
        var fresh = (await refresh.Content.ReadFromJsonAsync<AccessTokenResponse>())!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fresh.AccessToken);
        var me = (await http.GetFromJsonAsync<Me>("/api/me"))!;

        (me.Email, me.SellerName, me.Currency).ShouldBe((email, "Rosie's Vintage", "GBP"));
        me.Roles.ShouldBe(["seller"]);

        http.DefaultRequestHeaders.Authorization = null;
        (await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { email, password = "Correct-Horse-9" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await http.PostAsync("/api/auth/logout", null);
        (await http.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
