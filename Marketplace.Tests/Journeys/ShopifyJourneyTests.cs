using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Channels.Shopify;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Journeys;

/// <summary>A Shopify shop from its connection to its uninstallation, through the real API and the simulator's.</summary>
public sealed class ShopifyJourneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private ShopifySandbox _shopify = null!;
    private ApiHost _api = null!;
    private HttpClient _http = null!;
    private Guid _connection;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shopify = await ShopifySandbox.StartAsync();
        _api = await ApiHost.StartAsync(
            postgres, new Dictionary<string, string>([new("Outbound:AllowedHosts", _shopify.Address.Authority), .. SandboxChannels.Shopify(_shopify.Address)]));
        _api.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = _api.BaseAddress.ToString();
        _http = (await _api.RegisterSellerAsync()).Http;
        _connection = await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _shopify.DisposeAsync();
    }

    [Fact]
    public async Task A_shop_is_imported_and_what_is_published_is_bought_shipped_cancelled_and_refunded()
    {
        (await ListAsync<ListingModel>("/api/listings?limit=200")).Count(l => l.State == "active").ShouldBe(12);
        var product = (await AddProductsAsync())[0];
        await PostAsync("/api/listings/publish", new PublishRequest(_connection, [product], null));
        await BecomesAsync(async () => await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1") is [{ State: "active" }]);
        var listing = (await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1"))[0];
        (await RemoteAsync(listing)).GetProperty("variants")[0].GetProperty("quantity").GetInt32().ShouldBe(5);

        var shipped = await BuyAsync(4);
        await PostAsync($"/api/orders/{shipped.Id}/ship", new ShipRequest("UPS", "1Z12345E0205271688", null));
        await BecomesAsync(async () => (await OrderAsync(shipped)).GetProperty("fulfillments").GetArrayLength() == 1);

        var cancelled = await BuyAsync(3);
        await PostAsync($"/api/orders/{cancelled.Id}/cancel", new CancelRequest("out_of_stock"));
        await BecomesAsync(async () => (await OrderAsync(cancelled)).GetProperty("cancelled_at").ValueKind == JsonValueKind.String);
        await BecomesAsync(async () => (await GetAsync<OrderDetail>($"/api/orders/{cancelled.Id}")).Status == "cancelled");

        await PostAsync($"/api/orders/{shipped.Id}/refund", new RefundRequest(5, "A scratch"));
        await BecomesAsync(async () => (await OrderAsync(shipped)).GetProperty("refunded").GetDecimal() == 5);

        await PostAsync($"/api/listings/{listing.Id}/update", new ListingUpdate("A much better mug", null, 42m, null));
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("title").GetString() == "A much better mug");
        await PostAsync($"/api/listings/{listing.Id}/end", new { });
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("status").GetString() == "ARCHIVED");
        (await ListAsync<OperationModel>("/api/operations?state=dead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stock_goes_both_ways_and_an_uninstalled_app_asks_to_connect_again()
    {
        var product = (await AddProductsAsync())[0];
        await PostAsync("/api/listings/publish", new PublishRequest(_connection, [product], null));
        await BecomesAsync(async () => await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1") is [{ State: "active" }]);
        var listing = (await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1"))[0];

        await PostAsync("/api/inventory/JOURNEY-1/adjust", new AdjustRequest(null, 11, null, null));
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("variants")[0].GetProperty("quantity").GetInt32() == 11);
        await PostAsync("/api/inventory/JOURNEY-1/adjust", new AdjustRequest(null, 0, null, null));
        await BecomesAsync(async () => (await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1"))[0].State == "sold_out");

        await _shopify.ControlAsync("uninstall", new { shop = ShopifySandbox.FullShop });
        await BecomesAsync(async () => (await GetAsync<ConnectionModel>($"/api/connections/{_connection}")).Status == "needs_reauth");
    }

    private async Task<Guid> ConnectAsync()
    {
        using var missing = await _http.PostAsJsonAsync("/api/connections/shopify/authorize", new AuthorizeRequest(null), Cancel);
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var connection = await _http.ConnectAsync("shopify", new() { ["shop"] = "cedar-and-salt" }, ("decision", "install"));
        await BecomesAsync(async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={connection}")).AreDone());
        return connection;
    }

    private async Task<List<Guid>> AddProductsAsync()
    {
        using var form = new MultipartFormDataContent { { new StringContent("Name,SKU,Price\nHand-thrown mug,JOURNEY-1,31\n"), "file", "products.csv" } };
        var import = await (await _http.PostAsync("/api/imports", form, Cancel)).ReadAsync<ImportCreated>();
        await PostAsync($"/api/imports/{import.Id}/start", new ImportStart(null, null));
        await BecomesAsync(async () => (await GetAsync<ImportDetail>($"/api/imports/{import.Id}")).State == "completed");
        await PostAsync("/api/inventory/JOURNEY-1/adjust", new AdjustRequest(null, 5, null, null));
        return [.. (await ListAsync<ProductSummary>("/api/products?search=JOURNEY-1")).Select(p => p.Id)];
    }

    /// <summary>Somebody buys one; the order arrives by its notification and takes it from our stock.</summary>
    private async Task<OrderSummary> BuyAsync(int left)
    {
        var known = (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Select(o => o.Id).ToHashSet();
        await _shopify.ControlAsync("purchase", new { sku = "JOURNEY-1" });
        await BecomesAsync(async () => (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Count == known.Count + 1);
        await BecomesAsync(async () => (await GetAsync<JsonElement>("/api/inventory/JOURNEY-1")).GetProperty("available").GetInt32() == left);
        return (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Single(o => !known.Contains(o.Id));
    }

    private async Task<JsonElement> RemoteAsync(ListingModel listing) =>
        (await _shopify.ProductsAsync(ShopifySandbox.FullShop)).Single(p => p.GetProperty("id").ToString() == listing.RemoteId);

    private async Task<JsonElement> OrderAsync(OrderSummary order) =>
        (await _shopify.ShopAsync(ShopifySandbox.FullShop)).GetProperty("orders").EnumerateArray().Single(o => o.GetProperty("id").ToString() == order.RemoteId);

    private async Task<T> GetAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path, Cancel))!;

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path) => (await GetAsync<Page<T>>(path)).Items;

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    private static Task BecomesAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(condition, Cancel);
}
