using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Security;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Journeys;

/// <summary>The API, the Etsy simulator, and a seller who has connected a shop there.</summary>
internal sealed class EtsyShop : IAsyncDisposable
{
    private readonly PostgresFixture _postgres;
    private readonly string _objects = Directory.CreateTempSubdirectory("marketplace-objects-").FullName;
    private readonly Action<IServiceCollection>? _services;

    private EtsyShop(PostgresFixture postgres, EtsySandbox etsy, Action<IServiceCollection>? services) => (_postgres, Etsy, _services) = (postgres, etsy, services);

    public ApiHost Api { get; private set; } = null!;

    public EtsySandbox Etsy { get; }

    public SignedIn Seller { get; private set; } = null!;

    public Guid ConnectionId { get; } = Guid.CreateVersion7();

    public HttpClient Http => Seller.Http;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="postgres">Where its database is made.</param>
    /// <param name="services">What the API shall have instead of its own, e.g. another clock.</param>
    public static async Task<EtsyShop> OpenAsync(PostgresFixture postgres, Action<IServiceCollection>? services = null)
    {
        var shop = new EtsyShop(postgres, await EtsySandbox.StartAsync(), services);
        await shop.StartApiAsync(null);
        shop.Seller = await shop.Api.RegisterSellerAsync();
        await shop.ConnectAsync();
        return shop;
    }

    /// <summary>Stops the API; another one goes on with its database.</summary>
    public async Task RestartAsync(Func<Task>? between = null)
    {
        var connectionString = Api.ConnectionString;
        await Api.DisposeAsync();
        if (between is not null)
            await between();
        await StartApiAsync(connectionString);
        var http = Api.Anonymous();
        (await http.PostAsJsonAsync("/api/auth/login?useCookies=true", new { Seller.Me.Email, Seller.Password }, Cancel)).EnsureSuccessStatusCode();
        Seller = Seller with { Http = http };
    }

    /// <summary>Products of one variant with a picture; their SKUs are <c>{prefix}1</c>, <c>{prefix}2</c>, …</summary>
    public Task<List<Guid>> AddProductsAsync(int count, int onHand = 5, string prefix = "SKU", decimal price = 12.50m) =>
        Api.AddProductsAsync(Seller.SellerId, count, onHand, prefix, price);

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path, Cancel))!;

    public async Task<List<T>> ListAsync<T>(string path) => [.. (await GetAsync<Page<T>>(path)).Items];

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => Http.PostAsJsonAsync(path, body ?? new { }, Cancel);

    /// <summary>The listings that the simulator has of this seller's shop.</summary>
    public async Task<List<JsonElement>> RemoteListingsAsync() => [.. (await RemoteShopAsync()).GetProperty("listings").EnumerateArray()];

    /// <summary>Waits until the simulator's shop offers so many units of a SKU.</summary>
    public Task OffersAsync(string sku, int quantity) => Eventually.BecomesTrueAsync(
        async () => (await RemoteListingsAsync()).Exists(l => l.GetProperty("state").GetString() == "active" && l.GetProperty("products").EnumerateArray()
            .Any(p => p.GetProperty("sku").GetString() == sku && p.GetProperty("quantity").GetInt32() == quantity)), Cancel);

    public async Task<List<JsonElement>> RemoteReceiptsAsync() => [.. (await RemoteShopAsync()).GetProperty("receipts").EnumerateArray()];

    public Task BuyAsync(string sku, int quantity = 1) => Etsy.ControlAsync("purchase", new { sku, quantity });

    public async Task<int> AvailableAsync(string sku) => (await GetAsync<JsonElement>($"/api/inventory/{sku}")).GetProperty("available").GetInt32();

    public async Task SyncAsync(string kind)
    {
        var run = await Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IConnectionGrain>(ConnectionId).StartSync(kind, "seller");
        await Eventually.BecomesTrueAsync(async () => (await GetAsync<SyncRunModel>($"/api/sync-runs/{run}")).State != "running", Cancel);
    }

    /// <summary>One value of this seller's rows.</summary>
    public async Task<string?> ReadAsync(string sql)
    {
        await using var connection = await Api.Database.OpenAsync(Seller.SellerId);
        return (await connection.QueryAsync(sql, [], r => r.Optional<string>(0), Cancel)).FirstOrDefault();
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Etsy.DisposeAsync();
        Directory.Delete(_objects, recursive: true);
    }

    private async Task StartApiAsync(string? connectionString)
    {
        var origin = new Uri(Etsy.Origin);
        Api = await ApiHost.StartAsync(
            _postgres,
            new Dictionary<string, string>([new("Storage:Root", _objects), new("Outbound:AllowedHosts", origin.Authority), .. SandboxChannels.Etsy(origin)]),
            _services,
            connectionString);
        Api.Services.GetRequiredService<IConfiguration>()["PublicUrl"] = Api.BaseAddress.ToString();
    }

    private async Task ConnectAsync()
    {
        var oauth = new OAuthClient(Etsy);
        var tokens = await oauth.ExchangeAsync(await oauth.ApproveAsync());
        var now = TimeProvider.System.GetUtcNow();
        var credentials = new ChannelCredentials(tokens.AccessToken, tokens.RefreshToken, now.AddSeconds(tokens.ExpiresIn));
        await using (var db = Api.Database.CreateContext(Seller.SellerId))
        {
            db.Add(new Connection
            {
                Id = ConnectionId,
                SellerId = Seller.SellerId,
                Channel = "etsy",
                DisplayName = "Etsy shop",
                Status = ConnectionStatus.Connected,
                AccountId = EtsySandbox.ShopId.ToString(),
                CreatedAt = now.AddSeconds(-1),
                UpdatedAt = now,
                Credentials = Api.Services.GetRequiredService<SecretProtector>().Protect("credentials", ConnectionId, JsonSerializer.Serialize(credentials)),
                Settings = JsonSerializer.Serialize(new
                {
                    taxonomyId = 1062,
                    whoMade = "i_did",
                    whenMade = "made_to_order",
                    shippingProfileId = EtsySandbox.ShippingProfileId,
                    readinessStateId = EtsySandbox.ReadinessStateId,
                    returnPolicyId = EtsySandbox.ReturnPolicyId,
                }),
            });
            await db.SaveChangesAsync(Cancel);
        }

        await Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IConnectionGrain>(ConnectionId).Connected();
        await Eventually.BecomesTrueAsync(
            async () => (await ListAsync<SyncRunModel>($"/api/sync-runs?connectionId={ConnectionId}")).AreDone(), Cancel);
    }

    private async Task<JsonElement> RemoteShopAsync() =>
        (await Etsy.StateAsync()).GetProperty("shops").EnumerateArray().Single(s => s.GetProperty("shop_id").GetInt64() == EtsySandbox.ShopId);
}
