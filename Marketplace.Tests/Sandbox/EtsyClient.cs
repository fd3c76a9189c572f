using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.Tests.Sandbox;

internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonElement Body)
{
    /// <summary>The message of an error answer.</summary>
    public string Error => Body.GetProperty("error").GetString()!;

    public JsonElement this[string name] => Body.GetProperty(name);
}

/// <summary>Bare calls of the simulated API with an app key and a token.</summary>
internal sealed class EtsyClient(EtsySandbox sandbox, string? accessToken = null)
{
    public string? AccessToken { get; set; } = accessToken;

    public string? ApiKey { get; set; } = $"{EtsySandbox.Keystring}:{EtsySandbox.SharedSecret}";

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> FormAsync(HttpMethod method, string path, params (string Name, string Value)[] fields) =>
        SendAsync(method, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<Answer> JsonAsync(HttpMethod method, string path, object body) => SendAsync(method, path, JsonContent.Create(body));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, $"/etsy/v3/application{path}") { Content = content };
        if (ApiKey is not null)
            request.Headers.Add("x-api-key", ApiKey);
        if (AccessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        using var response = await sandbox.Http.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return new Answer(response.StatusCode, response.Headers, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
