using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Identity;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Api.Identity;

public sealed class PasswordTests(PostgresFixture postgres, ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var seller = await fixture.RegisterSellerAsync();
        var http = fixture.Api.Anonymous();
        (await SignInAsync(http, seller.Me.Email, seller.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        for (var i = 0; i < 5; i++)
            (await SignInAsync(http, seller.Me.Email, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await SignInAsync(http, seller.Me.Email, seller.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_mail_once()
    {
        var seller = await fixture.RegisterSellerAsync();
        var http = fixture.Api.Anonymous();
        (await http.PostAsJsonAsync("/api/auth/forgotPassword", new { seller.Me.Email })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var resetCode = await CodeMailedToAsync(seller.Me.Email);

        (await ResetAsync(http, seller.Me.Email, "not-the-code")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ResetAsync(http, seller.Me.Email, resetCode)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await SignInAsync(http, seller.Me.Email, seller.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAsync(http, seller.Me.Email, "Another-Horse-9")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ResetAsync(http, seller.Me.Email, resetCode)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account()
    {
        var seller = await fixture.RegisterSellerAsync();
        var http = fixture.Api.Anonymous();

        (await http.PostAsJsonAsync("/api/auth/forgotPassword", new { email = "nobody@example.com" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DetailAsync(await SignInAsync(http, "nobody@example.com", "wrong"))).ShouldBe(await DetailAsync(await SignInAsync(http, seller.Me.Email, "wrong")));
    }

    [Fact]
    public async Task An_invited_user_chooses_a_password_and_acts_for_the_same_seller()
    {
        var seller = await fixture.RegisterSellerAsync();
        var email = $"{Guid.NewGuid():N}@example.com";
        (await seller.Http.PostAsJsonAsync("/api/users", new Invitation(email, "Sam"))).StatusCode.ShouldBe(HttpStatusCode.Created);

        var http = fixture.Api.Anonymous();
        (await ResetAsync(http, email, await CodeMailedToAsync(email))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { email, password = "Another-Horse-9" });

        (await http.GetFromJsonAsync<Me>("/api/me"))!.SellerId.ShouldBe(seller.SellerId);
        var foreign = await fixture.RegisterSellerAsync();
        (await foreign.Http.GetFromJsonAsync<List<UserModel>>("/api/users"))!.ShouldHaveSingleItem().Email.ShouldBe(foreign.Me.Email);
    }

    [Fact]
    public async Task Password_guessing_is_rate_limited()
    {
        await using var api = await ApiHost.StartAsync(postgres, new Dictionary<string, string> { ["Auth:RequestsPerMinute"] = "3" });
        var http = api.Anonymous();
        for (var i = 0; i < 3; i++)
            (await SignInAsync(http, "nobody@example.com", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var refused = await SignInAsync(http, "nobody@example.com", "wrong");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString().ShouldBe("urn:marketplace:problem:too-many-requests");
    }

    [Fact]
    public async Task An_address_can_be_registered_once()
    {
        var seller = await fixture.RegisterSellerAsync();

        var again = await fixture.Api.Anonymous().PostAsJsonAsync("/api/auth/register", new Registration(seller.Me.Email.ToUpperInvariant(), "Correct-Horse-9"));

        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("email").GetArrayLength().ShouldBe(1);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient http, string email, string password) =>
        http.PostAsJsonAsync("/api/auth/login", new { email, password });

    private static Task<HttpResponseMessage> ResetAsync(HttpClient http, string email, string resetCode) =>
        http.PostAsJsonAsync("/api/auth/resetPassword", new { email, resetCode, newPassword = "Another-Horse-9" });

    private static async Task<string?> DetailAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();

    private async Task<string> CodeMailedToAsync(string email)
    {
        var letters = await Task.WhenAll(fixture.Api.Letters("*.eml").Select(f => File.ReadAllTextAsync(f)));
        var letter = letters.Where(l => l.Contains($"To: {email}", StringComparison.Ordinal)).ShouldHaveSingleItem();
        letter.ShouldContain("http://localhost:5180/reset-password?email=");
        return letter.Split("&code=")[1].Split('\r')[0];
    }
}
