using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Web;

namespace Marketplace.Tests.Sandbox;

/// <summary>An app that sends a seller to the consent page and exchanges what comes back.</summary>
internal sealed class OAuthClient(EtsySandbox sandbox)
{
    public const string AllScopes = "email_r listings_r listings_w listings_d shops_r shops_w transactions_r transactions_w";
    public const string RedirectUri = "http://localhost:5180/connect/etsy/callback";

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The consent page's address; a change replaces a parameter, or with null removes it.</summary>
    public string ConsentUrl(string scopes = AllScopes, params (string Name, string? Value)[] changes)
    {
        var query = HttpUtility.ParseQueryString("");
        query["response_type"] = "code";
        query["client_id"] = EtsySandbox.Keystring;
        query["redirect_uri"] = RedirectUri;
        query["scope"] = scopes;
        query["state"] = "s-1";
        query["code_challenge"] = Challenge;
        query["code_challenge_method"] = "S256";
        foreach (var (name, value) in changes)
            query[name] = value;
        return $"/etsy/oauth/connect?{query}";
    }

    /// <summary>Submits the consent page and answers where the browser is sent.</summary>
    public async Task<Uri> DecideAsync(string decision, long userId = EtsySandbox.OwnerId, string scopes = AllScopes)
    {
        using var form = new FormUrlEncodedContent([new("decision", decision), new("user_id", userId.ToString())]);
        using var response = await sandbox.Http.PostAsync(ConsentUrl(scopes), form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!;
    }

    public async Task<string> ApproveAsync(long userId = EtsySandbox.OwnerId, string scopes = AllScopes) =>
        HttpUtility.ParseQueryString((await DecideAsync("approve", userId, scopes)).Query)["code"]!;

    public Task<HttpResponseMessage> PostTokenAsync(params (string Name, string Value)[] fields) =>
        sandbox.Http.PostAsync(
            "/etsy/v3/public/oauth/token",
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostCodeAsync(string code, string? verifier = null, string redirectUri = RedirectUri) => PostTokenAsync(
        ("grant_type", "authorization_code"),
        ("client_id", EtsySandbox.Keystring),
        ("redirect_uri", redirectUri),
        ("code", code),
        ("code_verifier", verifier ?? Verifier));

    public Task<HttpResponseMessage> PostRefreshAsync(string refreshToken) => PostTokenAsync(
        ("grant_type", "refresh_token"), ("client_id", EtsySandbox.Keystring), ("refresh_token", refreshToken));

    public async Task<TokenPair> ExchangeAsync(string code) => await ReadAsync(await PostCodeAsync(code));

    public async Task<TokenPair> RefreshAsync(string refreshToken) => await ReadAsync(await PostRefreshAsync(refreshToken));

    private static async Task<TokenPair> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return (await response.Content.ReadFromJsonAsync<TokenPair>(TestContext.Current.CancellationToken))!;
        }
    }
}

internal sealed record TokenPair(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string RefreshToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("token_type")] string TokenType);
