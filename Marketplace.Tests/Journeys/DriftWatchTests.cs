using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Connections;
using Marketplace.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Marketplace.Tests.Journeys;

/// <summary>Notifications that never come: what they would have told is found within five minutes, and a lost subscription is made again.</summary>
public sealed class DriftWatchTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int OnHand = 5;
    private const string Webhooks = "/control/etsy/webhooks";

    private readonly MovedClock _clock = new();
    private EtsyShop _shop = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shop = await EtsyShop.OpenAsync(postgres, services => services.AddSingleton<TimeProvider>(_clock));
        await Eventually.BecomesTrueAsync(async () => (await SubscriptionsAsync()).Count == 1, Cancel);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_sale_whose_notification_was_dropped_is_found_at_the_next_look_and_takes_its_unit()
    {
        var sku = await AnySkuAsync();
        await _shop.Etsy.ControlAsync("faults", new { dropWebhooks = 1 });
        await _shop.BuyAsync(sku);

        await LookAsync();

        await SoldAsync(sku, 1);
    }

    [Fact]
    public async Task A_deleted_subscription_is_made_again_the_sale_in_between_is_found_and_the_next_one_is_told()
    {
        var sku = await AnySkuAsync();
        var lost = (await SubscriptionsAsync())[0];
        using var http = new HttpClient { BaseAddress = new Uri(_shop.Etsy.Origin) };
        (await http.DeleteAsync($"{Webhooks}/{lost}", Cancel)).EnsureSuccessStatusCode();
        await _shop.BuyAsync(sku);

        await LookAsync();

        await SoldAsync(sku, 1);
        await Eventually.BecomesTrueAsync(async () => await SubscriptionsAsync() is [var again] && again != lost, Cancel);
        await _shop.BuyAsync(sku);
        await SoldAsync(sku, 2);
    }

    [Fact]
    public async Task Looks_come_no_more_often_than_their_share_of_the_days_calls_allows()
    {
        await LookAsync();
        await Eventually.BecomesTrueAsync(async () => await WatchedAsync() is { } at && at > _clock.GetUtcNow().AddMinutes(-1), Cancel);
        var watched = await WatchedAsync();

        for (var minute = 0; minute < 3; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await WakeAsync();
        }

        (await WatchedAsync()).ShouldBe(watched);
    }

    /// <summary>Five minutes go by, in which the connection is woken as its reminder does.</summary>
    private async Task LookAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(5));
        await WakeAsync();
    }

    private Task WakeAsync() => _shop.Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IConnectionGrain>(_shop.ConnectionId).Wake();

    private Task SoldAsync(string sku, int units) => Eventually.BecomesTrueAsync(async () => await _shop.AvailableAsync(sku) == OnHand - units, Cancel);

    private async Task<DateTimeOffset?> WatchedAsync() =>
        await _shop.ReadAsync("select watched_at::text from connections") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;

    private async Task<string> AnySkuAsync()
    {
        await _shop.AddProductsAsync(1, OnHand);
        var product = (await _shop.GetAsync<JsonElement>("/api/products")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await _shop.PostAsync("/api/listings/publish", new { connectionId = _shop.ConnectionId, productIds = new[] { product } });
        await _shop.OffersAsync("SKU1", OnHand);
        return "SKU1";
    }

    private async Task<List<string>> SubscriptionsAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_shop.Etsy.Origin) };
        var answer = await http.GetFromJsonAsync<JsonElement>(Webhooks, Cancel);
        return [.. answer.GetProperty("subscriptions").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
    }
}
