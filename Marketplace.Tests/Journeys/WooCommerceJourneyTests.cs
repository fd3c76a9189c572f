using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Marketplace.Channels.Http;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Drifts;
using Marketplace.Contracts.Inventory;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Operations;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Tests.Channels.WooCommerce;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Journeys;

/// <summary>A WooCommerce store from its keys to their end, through the real API and the simulator's.</summary>
public sealed class WooCommerceJourneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Shop = WooCommerceSandbox.FullShop;

    private WooCommerceSandbox _woo = null!;
    private ReferenceCheck _calls = null!;
    private ApiHost _api = null!;
    private HttpClient _http = null!;
    private Guid _connection;

    private Dictionary<string, string> Store => new() { ["store"] = $"{_woo.StoreAddress(Shop)}/wp-admin/" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _woo = await WooCommerceSandbox.StartAsync();
        _calls = new ReferenceCheck { InnerHandler = new PublicSockets(_woo.Address.Authority).Guard(new SocketsHttpHandler { AllowAutoRedirect = false }) };
        _api = await ApiHost.StartAsync(postgres, new Dictionary<string, string>([new("Outbound:AllowedHosts", _woo.Address.Authority), .. SandboxChannels.WooCommerce]), services => services.AddSingleton(new ChannelTransport(new SocketsHttpHandler(), _calls)));
        _api.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = _api.BaseAddress.ToString();
        _http = (await _api.RegisterSellerAsync()).Http;
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _woo.DisposeAsync();
    }

    [Fact]
    public async Task A_store_is_imported_and_what_is_published_is_edited_bought_shipped_cancelled_refunded_and_ended()
    {
        await ConnectAsync();
        (await ListAsync<ListingModel>("/api/listings?limit=200")).Count(l => l.State == "active").ShouldBe(36);

        var listing = await PublishAsync();
        (await RemoteAsync(listing)).GetProperty("quantity").GetInt32().ShouldBe(5);

        var shipped = await BuyAsync(4);
        await PostAsync($"/api/orders/{shipped.Id}/ship", new ShipRequest("UPS", "1Z12345E0205271688", null));
        await BecomesAsync(async () => (await _woo.OrderAsync(shipped.RemoteId, Shop)).GetProperty("status").GetString() == "completed");
        (await _woo.OrderAsync(shipped.RemoteId, Shop)).GetProperty("notes")[0].GetString()!.ShouldContain("1Z12345E0205271688");

        var cancelled = await BuyAsync(3);
        await PostAsync($"/api/orders/{cancelled.Id}/cancel", new CancelRequest("out_of_stock"));
        await BecomesAsync(async () => (await _woo.OrderAsync(cancelled.RemoteId, Shop)).GetProperty("status").GetString() == "cancelled");
        await BecomesAsync(async () => (await GetAsync<OrderDetail>($"/api/orders/{cancelled.Id}")).Status == "cancelled");
        await BecomesAsync(async () => await AvailableAsync() == 4 && (await RemoteAsync(listing)).GetProperty("quantity").GetInt32() == 4);

        await PostAsync($"/api/orders/{shipped.Id}/refund", new RefundRequest(5, "A scratch"));
        await BecomesAsync(async () => (await _woo.OrderAsync(shipped.RemoteId, Shop)).GetProperty("refunded").GetDecimal() == 5);
        await BecomesAsync(async () => (await GetAsync<OrderDetail>($"/api/orders/{shipped.Id}")).Refunds is [{ State: "sent" }]);

        await PostAsync($"/api/listings/{listing.Id}/update", new ListingUpdate("A much better mug", null, 42m, null));
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("name").GetString() == "A much better mug" && (await RemoteAsync(listing)).GetProperty("price").GetString() == "42.00");
        await PostAsync($"/api/listings/{listing.Id}/end", new { });
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("status").GetString() == "draft");
        await BecomesAsync(async () => (await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1"))[0].State == "ended");
        (await ListAsync<OperationModel>("/api/operations?state=dead")).ShouldBeEmpty();
        _calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_store_has_is_matched_by_sku_and_its_stock_goes_both_ways_until_the_keys_are_revoked()
    {
        await AddProductAsync("FF-POT-01", "Herb pot", 14m, 40);
        await ConnectAsync();
        var listing = (await ListAsync<ListingModel>("/api/listings?search=FF-POT-01")).ShouldHaveSingleItem();
        listing.ProductId.ShouldNotBeNull();

        await PostAsync("/api/inventory/FF-POT-01/adjust", new AdjustRequest(null, 11, null, null));
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("quantity").GetInt32() == 11);
        await PostAsync("/api/inventory/FF-POT-01/adjust", new AdjustRequest(null, 0, null, null));
        await BecomesAsync(async () => (await ListAsync<ListingModel>("/api/listings?search=FF-POT-01"))[0].State == "sold_out");
        await PostAsync("/api/inventory/FF-POT-01/adjust", new AdjustRequest(null, 6, null, null));
        await BecomesAsync(async () => (await ListAsync<ListingModel>("/api/listings?search=FF-POT-01"))[0].State == "active");

        // Nobody tells of it: the order is found by polling.
        await _woo.FaultAsync(new { dropWebhooks = 10 });
        await _woo.PurchaseAsync("FF-POT-01", 2, shop: Shop);
        await SyncAsync("orders");
        await BecomesAsync(async () => await AvailableAsync("FF-POT-01") == 4);

        await _woo.FaultAsync(new { clear = true, revokeTokens = true });
        await PostAsync($"/api/connections/{_connection}/validate", new { });
        await BecomesAsync(async () => (await GetAsync<ConnectionModel>($"/api/connections/{_connection}")).Status == "needs_reauth");
    }

    [Fact]
    public async Task A_price_that_was_changed_in_the_store_is_seen_and_can_be_put_right()
    {
        await AddProductAsync("FF-POT-01", "Herb pot", 14m, 40);
        await ConnectAsync();
        var listing = (await ListAsync<ListingModel>("/api/listings?search=FF-POT-01")).ShouldHaveSingleItem();

        var keys = (await _woo.KeysAsync(Shop)).Credentials;
        (await _woo.CallAsync(keys, HttpMethod.Put, $"products/{listing.RemoteId}", new { regular_price = "9.50" }, Shop)).Status.ShouldBe(HttpStatusCode.OK);

        // The store tells of the change, and the difference waits for the seller.
        await BecomesAsync(async () => await ListAsync<DriftModel>("/api/drift?state=open") is [{ Field: "price", Cause: "channel_edit", Ours: "14", Theirs: "9.5" }]);
        var drift = (await ListAsync<DriftModel>("/api/drift?state=open"))[0];
        await PostAsync("/api/drift/repair", new DriftRepairRequest([drift.Id], null, "we_win"));
        await BecomesAsync(async () => (await RemoteAsync(listing)).GetProperty("price").GetString() == "14.00");
    }

    [Fact]
    public async Task A_store_that_cannot_be_connected_says_why()
    {
        await RefusedAsync(new Dictionary<string, string>());
        await RefusedAsync(new Dictionary<string, string> { ["store"] = "ftp://example.com" });

        var url = await BeginAsync();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("decision", "deny")]);
        using var denied = await browser.PostAsync(url, form, Cancel);
        using var back = await _http.GetAsync(denied.Headers.Location, Cancel);
        HttpUtility.ParseQueryString(back.Headers.Location!.ToString().Split('?')[1])["error"].ShouldBe("You declined on the channel's page. Nothing was connected.");
        (await GetAsync<List<ConnectionModel>>("/api/connections")).ShouldBeEmpty();

        async Task RefusedAsync(Dictionary<string, string> inputs)
        {
            using var refused = await _http.PostAsJsonAsync("/api/connections/woocommerce/authorize", new AuthorizeRequest(null, inputs), Cancel);
            (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty("inputs.store", out _).ShouldBeTrue();
        }
    }

    private async Task<Uri> BeginAsync()
    {
        using var begun = await _http.PostAsJsonAsync(
            "/api/connections/woocommerce/authorize", new AuthorizeRequest(null, Store), Cancel);
        return (await begun.ReadAsync<AuthorizeResponse>()).AuthorizeUrl;
    }

    private async Task ConnectAsync()
    {
        _connection = await _http.ConnectAsync("woocommerce", Store, ("decision", "approve"));
        await BecomesAsync(async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={_connection}")).AreDone());
        // Greeted while they were made, all six are there.
        await BecomesAsync(async () => (await _woo.ShopAsync(Shop)).GetProperty("webhooks").EnumerateArray().Count(w => w.GetProperty("status").GetString() == "active") == 6);
    }

    private async Task<ListingModel> PublishAsync()
    {
        var product = await AddProductAsync("JOURNEY-1", "Hand-thrown mug", 31m, 5);
        await PostAsync("/api/listings/publish", new PublishRequest(_connection, [product], null));
        await BecomesAsync(async () => await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1") is [{ State: "active" }]);
        return (await ListAsync<ListingModel>("/api/listings?search=JOURNEY-1"))[0];
    }

    private async Task<Guid> AddProductAsync(string sku, string title, decimal price, int stock)
    {
        var input = new { title, currency = "USD", active = true, variants = new[] { new { sku, price, options = Array.Empty<object>(), trackInventory = true, onHand = stock } } };
        using var made = await _http.PostAsJsonAsync("/api/products", input, Cancel);
        return (await made.ReadAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Somebody buys one; the order arrives by its notification and takes it from our stock.</summary>
    private async Task<OrderSummary> BuyAsync(int left)
    {
        var known = (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Select(o => o.Id).ToHashSet();
        await _woo.PurchaseAsync("JOURNEY-1", shop: Shop);
        await BecomesAsync(async () => (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Count == known.Count + 1);
        await BecomesAsync(async () => await AvailableAsync() == left);
        return (await ListAsync<OrderSummary>("/api/orders?search=JOURNEY-1")).Single(o => !known.Contains(o.Id));
    }

    private async Task SyncAsync(string kind)
    {
        using var started = await _http.PostAsJsonAsync($"/api/connections/{_connection}/sync", new SyncRequest(kind), Cancel);
        var run = await started.ReadAsync<SyncStarted>();
        await BecomesAsync(async () => (await GetAsync<JsonElement>($"/api/sync-runs/{run.RunId}")).GetProperty("state").GetString() == "completed");
    }

    private async Task<int> AvailableAsync(string sku = "JOURNEY-1") => (await GetAsync<JsonElement>($"/api/inventory/{sku}")).GetProperty("available").GetInt32();

    private async Task<JsonElement> RemoteAsync(ListingModel listing) => (await _woo.ProductsAsync(Shop)).Single(p => p.GetProperty("id").ToString() == listing.RemoteId);

    private async Task<T> GetAsync<T>(string path) => (await _http.GetFromJsonAsync<T>(path, Cancel))!;

    private async Task<IReadOnlyList<T>> ListAsync<T>(string path) => (await GetAsync<Page<T>>(path)).Items;

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    private static Task BecomesAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(condition, Cancel);
}
