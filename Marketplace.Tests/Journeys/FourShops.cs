using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Sandbox;
using Marketplace.Tests.Channels.Shopify;
using Marketplace.Tests.Channels.WooCommerce;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Journeys;

/// <summary>The API, all simulators, and a seller who has connected a shop on Etsy, eBay, Shopify and WooCommerce, each by its own consent page.</summary>
internal sealed class FourShops : IAsyncDisposable
{
    public static readonly string[] Channels = ["etsy", "ebay", "shopify", "woocommerce"];

    private readonly string _objects = Directory.CreateTempSubdirectory("marketplace-objects-").FullName;
    private readonly WebApplication _sandbox;
    private readonly HttpClient _browser;

    private FourShops(WebApplication sandbox)
    {
        _sandbox = sandbox;
        Origin = new Uri(sandbox.Urls.First());
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Origin };
    }

    public Uri Origin { get; }

    public ApiHost Api { get; private set; } = null!;

    public SignedIn Seller { get; private set; } = null!;

    /// <summary>By the channel's id.</summary>
    public Dictionary<string, Guid> Connections { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FourShops> OpenAsync(PostgresFixture postgres)
    {
        var sandbox = SandboxApp.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", "--Sandbox:Etsy:PerSecond", "0", "--Sandbox:Shopify:PointsPerSecond", "0",
        ]);
        await sandbox.StartAsync(Cancel);
        var shops = new FourShops(sandbox);
        await shops.StartApiAsync(postgres);
        shops.Seller = await shops.Api.RegisterSellerAsync();
        await shops.ConnectAsync("etsy", [], ("decision", "approve"), ("user_id", $"{EtsySandbox.OwnerId}"));
        await shops.ConnectAsync("ebay", [], ("decision", "approve"), ("user_id", EbaySandbox.UserId));
        await shops.ConnectAsync("shopify", new() { ["shop"] = ShopifySandbox.EmptyShop }, ("decision", "install"));
        await shops.ConnectAsync("woocommerce", new() { ["store"] = $"{shops.Origin}woocommerce/{WooCommerceSandbox.EmptyShop}" }, ("decision", "approve"));
        await shops.ChooseAsync("etsy", "returnPolicyId", new()
        {
            ["taxonomyId"] = "1062",
            ["whoMade"] = "i_did",
            ["whenMade"] = "made_to_order",
            ["shippingProfileId"] = $"{EtsySandbox.ShippingProfileId}",
            ["readinessStateId"] = $"{EtsySandbox.ReadinessStateId}",
        });
        await shops.ChooseAsync("ebay", "returnPolicyId", new() { ["categoryId"] = EbayGoods.Mugs, ["condition"] = "NEW", ["aspects.Brand"] = "Handmade" });
        return shops;
    }

    public async Task<T> GetAsync<T>(string path) => (await Seller.Http.GetFromJsonAsync<T>(path, Cancel))!;

    public async Task<List<T>> ListAsync<T>(string path) => [.. (await GetAsync<Page<T>>(path)).Items];

    public async Task PostAsync(string path, object body)
    {
        using var answer = await Seller.Http.PostAsJsonAsync(path, body, Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Somebody buys one on a channel.</summary>
    /// <returns>Whether the channel sold it.</returns>
    public async Task<bool> BuyAsync(string channel, string sku)
    {
        var shop = channel switch { "shopify" => ShopifySandbox.EmptyShop, "woocommerce" => WooCommerceSandbox.EmptyShop, _ => null };
        using var answer = await _browser.PostAsJsonAsync($"control/{channel}/purchase", shop is null ? new { sku, quantity = 1 } : (object)new { shop, sku, quantity = 1 }, Cancel);
        return answer.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        _browser.Dispose();
        await _sandbox.DisposeAsync();
        Directory.Delete(_objects, recursive: true);
    }

    private async Task StartApiAsync(PostgresFixture postgres)
    {
        Api = await ApiHost.StartAsync(postgres, new Dictionary<string, string>(
        [
            new("Storage:Root", _objects),
            new("Outbound:AllowedHosts", Origin.Authority),
            .. SandboxChannels.Etsy(Origin),
            .. SandboxChannels.Ebay(Origin),
            .. SandboxChannels.Shopify(Origin),
            .. SandboxChannels.WooCommerce,
        ]));
        Api.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = Api.BaseAddress.ToString();
        using var accepted = await _browser.PostAsJsonAsync("control/ebay/accept-url", new { url = new Uri(Api.BaseAddress, "/connect/ebay/callback") }, Cancel);
        accepted.EnsureSuccessStatusCode();
    }

    private async Task ConnectAsync(string channel, Dictionary<string, string> inputs, params (string Name, string Value)[] consent)
    {
        var connection = Connections[channel] = await Seller.Http.ConnectAsync(channel, inputs, consent);
        await Eventually.BecomesTrueAsync(async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={connection}")).AreDone(), Cancel);
    }

    /// <param name="last">What is there once all that chooses itself has been chosen.</param>
    private async Task ChooseAsync(string channel, string last, Dictionary<string, string> choices)
    {
        var path = $"/api/connections/{Connections[channel]}/settings";
        await Eventually.BecomesTrueAsync(async () => (await GetAsync<ConnectionSettings>(path)).Settings.TryGetProperty(last, out _), Cancel);
        var settings = (await GetAsync<ConnectionSettings>(path)).Settings.EnumerateObject().ToDictionary(s => s.Name, s => s.Value.ToString());
        foreach (var (name, value) in choices)
            settings[name] = value;
        using var saved = await Seller.Http.PutAsJsonAsync(path, new { settings }, Cancel);
        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent, await saved.Content.ReadAsStringAsync(Cancel));
    }
}
