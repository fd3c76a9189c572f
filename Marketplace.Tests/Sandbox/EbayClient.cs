using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox;

internal sealed record EbayAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonElement Body)
{
    /// <summary>The <c>errorId</c> of an error answer.</summary>
    public int ErrorId => (Body.TryGetProperty("errors", out var errors) ? errors : Body.GetProperty("error"))[0].GetProperty("errorId").GetInt32();

    public JsonElement this[string name] => Body.GetProperty(name);
}

/// <summary>Bare calls of the simulated APIs with a token. Paths start behind <c>/ebay</c>.</summary>
internal sealed class EbayClient(EbaySandbox sandbox, string? accessToken)
{
    public const string Inventory = "/sell/inventory/v1";
    public const string Fulfillment = "/sell/fulfillment/v1";

    public string? AccessToken { get; set; } = accessToken;

    public string? Language { get; set; } = "en-US";

    public Task<EbayAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<EbayAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<EbayAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<EbayAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<EbayAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, $"/ebay{path}") { Content = content };
        if (AccessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(path.StartsWith("/post-order/", StringComparison.Ordinal) ? "IAF" : "Bearer", AccessToken);
        request.Headers.Add("X-EBAY-C-MARKETPLACE-ID", "EBAY_US");
        if (content is not null && Language is not null)
            content.Headers.ContentLanguage.Add(Language);
        using var response = await sandbox.Http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return new EbayAnswer(response.StatusCode, response.Headers, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
