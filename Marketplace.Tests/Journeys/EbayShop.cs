using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Journeys;

/// <summary>The API, the eBay simulator, and a seller who has connected an account there on eBay's own page.</summary>
internal sealed class EbayShop : IAsyncDisposable
{
    private readonly string _objects = Directory.CreateTempSubdirectory("marketplace-objects-").FullName;

    private EbayShop(EbaySandbox ebay) => Ebay = ebay;

    public ApiHost Api { get; private set; } = null!;

    public EbaySandbox Ebay { get; }

    public SignedIn Seller { get; private set; } = null!;

    public Guid ConnectionId { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EbayShop> OpenAsync(PostgresFixture postgres)
    {
        var shop = new EbayShop(await EbaySandbox.StartAsync());
        await shop.StartApiAsync(postgres);
        shop.Seller = await shop.Api.RegisterSellerAsync();
        await shop.ConnectAsync();
        return shop;
    }

    public async Task<T> GetAsync<T>(string path) => (await Seller.Http.GetFromJsonAsync<T>(path, Cancel))!;

    public async Task<List<T>> ListAsync<T>(string path) => [.. (await GetAsync<Page<T>>(path)).Items];

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => Seller.Http.PostAsJsonAsync(path, body ?? new { }, Cancel);

    public Task<List<Guid>> AddProductsAsync(int count) => Api.AddProductsAsync(Seller.SellerId, count);

    public async Task<int> AvailableAsync(string sku) => (await GetAsync<JsonElement>($"/api/inventory/{sku}")).GetProperty("available").GetInt32();

    /// <summary>The live listing of a SKU as the simulator has it.</summary>
    public async Task<JsonElement?> RemoteAsync(string sku) => (await Ebay.StateAsync(EbaySandbox.UserId)).GetProperty("listings").EnumerateArray()
        .Where(listing => listing.TryGetProperty("variants", out var variants) && variants.EnumerateArray().Any(v => v.GetProperty("sku").GetString() == sku))
        .Cast<JsonElement?>().FirstOrDefault();

    public async Task<JsonElement> RemoteOrderAsync(string id) =>
        (await Ebay.StateAsync(EbaySandbox.UserId)).GetProperty("orders").EnumerateArray().Single(order => order.GetProperty("orderId").GetString() == id);

    /// <summary>Somebody buys; the order's number.</summary>
    public async Task<string> BuyAsync(string sku) => (await Ebay.ControlAsync("purchase", new { sku })).GetProperty("orderId").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Ebay.DisposeAsync();
        Directory.Delete(_objects, recursive: true);
    }

    private async Task StartApiAsync(PostgresFixture postgres)
    {
        var origin = new Uri(Ebay.Origin);
        Api = await ApiHost.StartAsync(
            postgres, new Dictionary<string, string>([new("Storage:Root", _objects), new("Outbound:AllowedHosts", origin.Authority), .. SandboxChannels.Ebay(origin)]));
        Api.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = Api.BaseAddress.ToString();
        await Ebay.ControlAsync("accept-url", new { url = new Uri(Api.BaseAddress, "/connect/ebay/callback") });
    }

    private async Task ConnectAsync()
    {
        ConnectionId = await Seller.Http.ConnectAsync("ebay", null, ("decision", "approve"), ("user_id", EbaySandbox.UserId));
        await Eventually.BecomesTrueAsync(
            async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={ConnectionId}")).AreDone(), Cancel);
        // What chooses itself is chosen by now or soon; the rest is the seller's.
        await Eventually.BecomesTrueAsync(async () => (await SettingsAsync()).TryGetProperty("returnPolicyId", out _), Cancel);
        var settings = (await SettingsAsync()).EnumerateObject().ToDictionary(s => s.Name, s => s.Value.ToString());
        (settings["categoryId"], settings["condition"], settings["aspects.Brand"]) = (EbayGoods.Mugs, "NEW", "Handmade");
        using var saved = await Seller.Http.PutAsJsonAsync($"/api/connections/{ConnectionId}/settings", new { settings }, Cancel);
        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent, await saved.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<JsonElement> SettingsAsync() => (await GetAsync<ConnectionSettings>($"/api/connections/{ConnectionId}/settings")).Settings;
}
