using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Marketplace.Sandbox;
using Microsoft.AspNetCore.Builder;

namespace Marketplace.Tests.Sandbox.Shopify;

/// <summary>The simulator on a free port, and bare calls of its API with a token.</summary>
internal sealed class ShopifyApi : IAsyncDisposable
{
    public const string Shop = "cedar-and-salt.myshopify.com";
    public const string Location = "gid://shopify/Location/701120010";
    public const string AllScopes = "write_products,write_inventory,read_locations,write_orders,write_publications,write_merchant_managed_fulfillment_orders";

    private readonly WebApplication app;

    private ShopifyApi(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public string? Token { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ShopifyApi> StartAsync(string scopes = AllScopes, params string[] arguments)
    {
        var built = SandboxApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. arguments]);
        await built.StartAsync(Cancel);
        var api = new ShopifyApi(built);
        api.Token = await api.InstallAsync(scopes);
        return api;
    }

    public Task<HttpResponseMessage> AuthorizeAsync(string scopes, string redirect = "http://localhost/callback", string shop = Shop) => Http.PostAsync(
        $"/shopify/{shop}/admin/oauth/authorize?client_id=sandboxshopifyclient0001&state=s&scope={scopes}&redirect_uri={redirect}",
        new FormUrlEncodedContent([new("decision", "install")]), Cancel);

    public async Task<(HttpStatusCode Status, JsonElement Body)> ExchangeAsync(string code)
    {
        using var answer = await Http.PostAsJsonAsync(
            $"/shopify/{Shop}/admin/oauth/access_token", new { client_id = "sandboxshopifyclient0001", client_secret = "sandboxshopifysecret", code }, Cancel);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    public static string CodeOf(HttpResponseMessage answer) => HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;

    /// <returns>The whole answer.</returns>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, string version = "2025-10", HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/shopify/{Shop}/admin/api/{version}/graphql.json");
        request.Content = JsonContent.Create(new { query, variables });
        if (Token is not null)
            request.Headers.Add("X-Shopify-Access-Token", Token);
        using var answer = await Http.SendAsync(request, Cancel);
        answer.StatusCode.ShouldBe(status);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    /// <returns>The code of the first top-level error.</returns>
    public async Task<string?> RefusalAsync(string query, object? variables = null, string version = "2025-10") =>
        (await AskAsync(query, variables, version)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    public async Task<JsonElement> ControlAsync(string action, object body)
    {
        using var answer = await Http.PostAsJsonAsync($"/control/shopify/{action}", body, Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public Task<JsonElement> StateAsync() => Http.GetFromJsonAsync<JsonElement>("/control/shopify/state", Cancel);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<string> InstallAsync(string scopes)
    {
        using var answer = await AuthorizeAsync(scopes);
        return (await ExchangeAsync(CodeOf(answer))).Body.GetProperty("access_token").GetString()!;
    }
}
