using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Channels.Toy;

/// <summary>The imaginary marketplace itself: one shop's items and orders behind a key, over HTTP.</summary>
internal sealed class ToyMarketplace : IAsyncDisposable
{
    private const string Key = "a-key";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private long _version;

    private ToyMarketplace(WebApplication app)
    {
        _app = app;
        app.MapGet("{shop}/consent", ConsentAsync);
        var shop = app.MapGroup("{shop}").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization == $"Bearer {Key}" ? await next(context) : Results.Unauthorized());
        shop.MapGet("items", () => Items.Values);
        shop.MapGet("items/{number}", (string number) => Items.TryGetValue(number, out var item) ? Results.Ok(item) : Results.NotFound());
        shop.MapPut("items/{number}", (string number, ToyItem item) => item.Price > 0 ? Results.Ok(Items[number] = item) : Results.BadRequest("no price"));
        shop.MapDelete("items/{number}", (string number) => Items.TryRemove(number, out _) ? Results.Ok() : Results.NotFound());
        shop.MapPut("items/{number}/quantity", (string number, HttpRequest request) => ChangeAsync(Items, number, request, (ToyItem item, int quantity) => item with { Quantity = quantity }));
        shop.MapGet("orders", (long since) => Orders.Values.Where(order => order.Version > since).OrderBy(order => order.Version));
        shop.MapGet("orders/{number}", (string number) => Orders.TryGetValue(number, out var order) ? Results.Ok(order) : Results.NotFound());
        shop.MapPut("orders/{number}/tracking", (string number, HttpRequest request) =>
            ChangeAsync(Orders, number, request, (ToyOrder order, string tracking) => order with { Status = "shipped", Tracking = tracking, Version = Next() }));
        shop.MapPut("orders/{number}/cancelled", (string number, HttpRequest request) =>
            ChangeAsync(Orders, number, request, (ToyOrder order, string _) => order with { Status = "cancelled", Version = Next() }));
        shop.MapPut("orders/{number}/refunds/{key}", (string number, string key, HttpRequest request) => ChangeAsync(
            Orders, number, request, (ToyOrder order, decimal amount) => order with { Refunds = new Dictionary<string, decimal>(order.Refunds) { [key] = amount }, Version = Next() }));
    }

    public ConcurrentDictionary<string, ToyItem> Items { get; } = new();

    public ConcurrentDictionary<string, ToyOrder> Orders { get; } = new();

    public Uri Address => new(_app.Urls.First() + "/");

    public static async Task<ToyMarketplace> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var toy = new ToyMarketplace(builder.Build());
        toy._app.Urls.Add("http://127.0.0.1:0");
        await toy._app.StartAsync();
        return toy;
    }

    /// <summary>Somebody buys; the shop's own stock goes down.</summary>
    public string Buy(string item, int quantity)
    {
        var bought = Items.AddOrUpdate(item, _ => throw new InvalidOperationException("It is not for sale."), (_, sold) => sold with { Quantity = sold.Quantity - quantity });
        var number = $"order-{Orders.Count + 1}";
        Orders[number] = new ToyOrder(number, item, quantity, bought.Price * quantity, "processing", null, new Dictionary<string, decimal>(), DateTimeOffset.UtcNow, Next());
        return number;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>The seller's browser is here; the keys go from server to server, then the browser goes back.</summary>
    private async Task<IResult> ConsentAsync(string shop, string state, Uri keysTo, Uri backTo)
    {
        using var answer = await _http.PostAsJsonAsync(keysTo, new { state, key = Key, shop });
        return Results.Redirect(backTo.ToString());
    }

    private static async Task<IResult> ChangeAsync<T, TValue>(ConcurrentDictionary<string, T> things, string number, HttpRequest request, Func<T, TValue, T> change)
    {
        if (!things.TryGetValue(number, out var thing))
            return Results.NotFound();
        things[number] = change(thing, (await request.ReadFromJsonAsync<TValue>())!);
        return Results.Ok();
    }

    private long Next() => Interlocked.Increment(ref _version);
}
