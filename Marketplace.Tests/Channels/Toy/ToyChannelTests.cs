using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Orders;
using Marketplace.Contracts.Paging;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using RefundRequest = Marketplace.Contracts.Orders.RefundRequest;

namespace Marketplace.Tests.Channels.Toy;

/// <summary>That a channel is one folder and one registration line: this one is added here, and everything that a seller does works with it.</summary>
public sealed class ToyChannelTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int MostLines = 150;

    private ToyMarketplace _toy = null!;
    private ApiHost _api = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _toy = await ToyMarketplace.StartAsync();
        _api = await ApiHost.StartAsync(postgres, services: services => services.AddSingleton<IChannel>(new ToyChannel(_toy.Address)));
        _http = (await _api.RegisterSellerAsync()).Http;
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _toy.DisposeAsync();
    }

    [Fact]
    public void It_takes_fewer_than_150_lines()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Marketplace.sln")))
            folder = folder.Parent;

        new[] { "ToyChannel.cs", "ToyWire.cs" }.Sum(file => File.ReadLines(Path.Combine(folder.FullName, "Marketplace.Tests/Channels/Toy", file)).Count()).ShouldBeLessThan(MostLines);
    }

    [Fact]
    public async Task A_product_is_published_sold_shipped_refunded_and_cancelled_there()
    {
        var connection = await ConnectAsync();
        var product = await AddProductAsync("CUP", 5);

        await PostAsync("/api/listings/publish", new PublishRequest(connection, [product], null));
        await Eventually.BecomesTrueAsync(() => _toy.Items.TryGetValue("CUP", out var item) && item is { Quantity: 5, Price: 12.5m }, Cancel);
        await Eventually.BecomesTrueAsync(async () => (await ListAsync<ListingModel>("/api/listings")) is [{ State: "active" }], Cancel);

        var (first, second) = (_toy.Buy("CUP", 1), _toy.Buy("CUP", 2));
        var orders = await OrdersAsync(connection, 2);
        await Eventually.BecomesTrueAsync(async () => await AvailableAsync("CUP") == 2 && _toy.Items["CUP"].Quantity == 2, Cancel);

        await PostAsync($"/api/orders/{orders[first]}/ship", new ShipRequest("post", "T1", null));
        await Eventually.BecomesTrueAsync(() => _toy.Orders[first] is { Status: "shipped", Tracking: "T1" }, Cancel);
        await PostAsync($"/api/orders/{orders[first]}/refund", new RefundRequest(2.5m, "A scratch"));
        await Eventually.BecomesTrueAsync(() => _toy.Orders[first].Refunds.Values.SequenceEqual([2.5m]), Cancel);
        await SyncAsync(connection);
        (await OrderAsync(orders[first])).Refunds.ShouldHaveSingleItem().State.ShouldBe("sent");

        await PostAsync($"/api/orders/{orders[second]}/cancel", new CancelRequest("buyer_asked"));
        await Eventually.BecomesTrueAsync(async () => (await OrderAsync(orders[second])).Status == "cancelled", Cancel);
        await Eventually.BecomesTrueAsync(async () => await AvailableAsync("CUP") == 4 && _toy.Items["CUP"].Quantity == 4, Cancel);
    }

    [Fact]
    public async Task What_the_shop_had_before_is_there_and_what_makes_no_sense_is_refused()
    {
        _toy.Items["OLD"] = new ToyItem("OLD", "An old cup", 3, 1, OnSale: true);
        var connection = await ConnectAsync();
        await Eventually.BecomesTrueAsync(async () => (await ListAsync<ListingModel>("/api/listings")) is [{ Title: "An old cup" }], Cancel);

        using var refused = await _http.PostAsJsonAsync("/api/connections/toy/authorize", new AuthorizeRequest(null, new Dictionary<string, string> { ["shop"] = "a/b" }), Cancel);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").TryGetProperty("inputs.shop", out _).ShouldBeTrue();
        using var missing = await _http.PostAsJsonAsync("/api/connections/toy/authorize", new AuthorizeRequest(null), Cancel);
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var forged = await _http.PostAsJsonAsync("/connect/toy/keys", new ToyKeys("a made-up state", "a-key"), Cancel);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _http.GetFromJsonAsync<List<ConnectionModel>>("/api/connections", Cancel)).ShouldHaveSingleItem().Id.ShouldBe(connection);
    }

    private async Task<Guid> ConnectAsync()
    {
        var url = await (await PostAsync("/api/connections/toy/authorize", new AuthorizeRequest("/connections", new Dictionary<string, string> { ["shop"] = "corner" }))).ReadAsync<AuthorizeResponse>();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var consent = await browser.GetAsync(url.AuthorizeUrl, Cancel);
        return await _http.ReturnAsync(consent.Headers.Location!);
    }

    private async Task<Guid> AddProductAsync(string sku, int stock)
    {
        var input = new { title = "A cup", currency = "USD", active = true, variants = new[] { new { sku, price = 12.5m, options = Array.Empty<object>(), trackInventory = true, onHand = stock } } };
        return (await (await PostAsync("/api/products", input)).ReadAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private async Task<Dictionary<string, Guid>> OrdersAsync(Guid connection, int count)
    {
        await SyncAsync(connection);
        await Eventually.BecomesTrueAsync(async () => (await ListAsync<OrderSummary>("/api/orders")).Count == count, Cancel);
        return (await ListAsync<OrderSummary>("/api/orders")).ToDictionary(order => order.Number, order => order.Id);
    }

    private async Task SyncAsync(Guid connection)
    {
        var run = await (await PostAsync($"/api/connections/{connection}/sync", new SyncRequest("orders"))).ReadAsync<SyncStarted>();
        await Eventually.BecomesTrueAsync(async () => (await _http.GetFromJsonAsync<JsonElement>($"/api/sync-runs/{run.RunId}", Cancel)).GetProperty("state").GetString() != "running", Cancel);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        var response = await _http.PostAsJsonAsync(path, body, Cancel);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Cancel));
        return response;
    }

    private async Task<List<T>> ListAsync<T>(string path) => [.. (await _http.GetFromJsonAsync<Page<T>>(path, Cancel))!.Items];

    private async Task<OrderDetail> OrderAsync(Guid id) => (await _http.GetFromJsonAsync<OrderDetail>($"/api/orders/{id}", Cancel))!;

    private async Task<int> AvailableAsync(string sku) => (await _http.GetFromJsonAsync<JsonElement>($"/api/inventory/{sku}", Cancel)).GetProperty("available").GetInt32();
}
