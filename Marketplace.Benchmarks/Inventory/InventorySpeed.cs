using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Marketplace.Benchmarks.Api;
using Marketplace.Contracts.Inventory;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Inventory;

/// <summary>
/// Durable reservations of one hot SKU: 400 callers of its grain, 32 clients of the API, and 10,000 buyers for 1,000 units; beside the plain
/// SQL conditional decrement with its ledger row over 32 connections.
/// </summary>
internal sealed class InventorySpeed : IBenchmark
{
    private const int _callers = 400;
    private const int _connections = 32;
    private const int _buyers = 10_000;
    private const int _units = 1_000;

    public string Name => "inventory";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var api = await BenchmarkApi.StartAsync(cancellation);
        await using var owner = NpgsqlDataSource.Create(api.ConnectionString);
        await using var source = NpgsqlDataSource.Create(ApplicationConnectionString.From(api.ConnectionString));
        var database = new TenantDatabase(source);

        var plainItem = await StockedShop.StockAsync(database, api.SellerId, "PLAIN", StockedShop.Units, cancellation);
        var plain = await Load.RunAsync(_connections, time, _ => DecrementAsync(database, api.SellerId, plainItem, cancellation));

        var overHttp = await StockedShop.StockAsync(database, api.SellerId, "HTTP", StockedShop.Units, cancellation);
        var keyed = await Load.RunAsync(_connections, time, _ => ReserveAsync(api.Http, Guid.CreateVersion7().ToString(), cancellation));
        yield return new($"reservations with Idempotency-Key × {_connections}", keyed.PerSecond, "/s", plain.PerSecond, "plain SQL /s", keyed.P50, keyed.P99, keyed.Errors);
        foreach (var clients in (int[])[1, _connections])
        {
            var http = await Load.RunAsync(clients, time, _ => ReserveAsync(api.Http, null, cancellation));
            yield return new($"reservations over HTTP × {clients}", http.PerSecond, "/s", plain.PerSecond, "plain SQL /s", http.P50, http.P99,
                http.Errors + plain.Errors + await StockedShop.BrokenPromisesAsync(owner, overHttp, StockedShop.Units, cancellation));
        }

        api.StopProcess();
        using var host = await GrainHost.StartAsync(api.ConnectionString, services: null, cancellation);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var hotItem = await StockedShop.StockAsync(database, api.SellerId, "HOT", StockedShop.Units, cancellation);
        var hot = grains.GetGrain<IInventoryGrain>(hotItem);
        var reservations = await Load.RunAsync(_callers, time, async _ => (await hot.Apply(Reserve())).Outcome is InventoryOutcome.Done);
        yield return new($"reservations of one SKU × {_callers} callers", reservations.PerSecond, "/s", plain.PerSecond, "plain SQL /s", reservations.P50, reservations.P99,
            reservations.Errors + await StockedShop.BrokenPromisesAsync(owner, hotItem, StockedShop.Units, cancellation));

        var scarceItem = await StockedShop.StockAsync(database, api.SellerId, "SCARCE", _units, cancellation);
        var scarce = grains.GetGrain<IInventoryGrain>(scarceItem);
        var answers = await Task.WhenAll(Enumerable.Range(0, _buyers).Select(_ => scarce.Apply(Reserve())));
        var sold = answers.Count(answer => answer.Outcome is InventoryOutcome.Done);
        yield return new($"sold to {_buyers} buyers", sold, "units", _units, "units there were",
            Errors: Math.Abs(sold - _units) + await StockedShop.BrokenPromisesAsync(owner, scarceItem, _units, cancellation));
        await host.StopAsync(cancellation);
    }

    private static InventoryCommand Reserve() => new(InventoryCommandKind.Reserve, Guid.CreateVersion7().ToString(), 1);

    /// <param name="key">Sent as Idempotency-Key, if not null.</param>
    private static async Task<bool> ReserveAsync(HttpClient http, string? key, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/inventory/HTTP/reserve")
        {
            Content = new StringContent("""{"quantity":1}""", Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, cancellation);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    private static async Task<bool> DecrementAsync(TenantDatabase database, Guid sellerId, Guid itemId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(sellerId, cancellation);
        await using var command = new NpgsqlCommand("""
            with taken as (
                update inventory_items set reserved = reserved + 1 where id = $1 and on_hand - reserved >= 1 returning seller_id, id, on_hand, reserved
            )
            insert into inventory_ledger (seller_id, item_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, key, created_at)
            select seller_id, id, 'reserve', 0, 1, on_hand, reserved, $2, now() from taken
            """, connection);
        command.Parameters.Add(new() { Value = itemId });
        command.Parameters.Add(new() { Value = Guid.CreateVersion7().ToString() });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
