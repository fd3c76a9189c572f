using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Marketplace.Tests.Sandbox;

/// <summary>An app that sends a seller to eBay's consent page and exchanges what comes back.</summary>
internal sealed class EbayOAuth(EbaySandbox sandbox)
{
    public const string Basic = "https://api.ebay.com/oauth/api_scope";

    public const string AllScopes =
        $"{Basic} {Basic}/sell.inventory {Basic}/sell.account {Basic}/sell.fulfillment {Basic}/sell.finances {Basic}/sell.marketing {Basic}/sell.analytics.readonly " +
        $"{Basic}/commerce.identity.readonly {Basic}/commerce.notification.subscription";

    /// <summary>The consent page's address; a change replaces a parameter.</summary>
    public static string ConsentUrl(string scopes = AllScopes, params (string Name, string Value)[] changes)
    {
        var query = HttpUtility.ParseQueryString("");
        query["response_type"] = "code";
        query["client_id"] = EbaySandbox.ClientId;
        query["redirect_uri"] = EbaySandbox.RuName;
        query["scope"] = scopes;
        query["state"] = "s-1";
        foreach (var (name, value) in changes)
            query[name] = value;
        return $"/ebay/oauth2/authorize?{query}";
    }

    /// <summary>Submits the consent page and answers where the browser is sent.</summary>
    public async Task<Uri> DecideAsync(string decision, string userId = EbaySandbox.UserId, string scopes = AllScopes)
    {
        using var form = new FormUrlEncodedContent([new("decision", decision), new("user_id", userId)]);
        using var response = await sandbox.Http.PostAsync(ConsentUrl(scopes), form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!;
    }

    public async Task<string> ApproveAsync(string userId = EbaySandbox.UserId, string scopes = AllScopes) =>
        HttpUtility.ParseQueryString((await DecideAsync("approve", userId, scopes)).Query)["code"]!;

    public async Task<HttpResponseMessage> PostTokenAsync(string secret, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ebay/identity/v1/oauth2/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{EbaySandbox.ClientId}:{secret}")));
        request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> ExchangeAsync(string code) =>
        await ReadAsync(await PostTokenAsync(EbaySandbox.ClientSecret, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", EbaySandbox.RuName)));

    public async Task<JsonElement> RefreshAsync(string refreshToken) =>
        await ReadAsync(await PostTokenAsync(EbaySandbox.ClientSecret, ("grant_type", "refresh_token"), ("refresh_token", refreshToken)));

    /// <summary>Bare calls with an application token.</summary>
    public async Task<EbayClient> ApplicationAsync() => new(
        sandbox,
        (await ReadAsync(await PostTokenAsync(EbaySandbox.ClientSecret, ("grant_type", "client_credentials"), ("scope", Basic)))).GetProperty("access_token").GetString()!);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        }
    }
}
