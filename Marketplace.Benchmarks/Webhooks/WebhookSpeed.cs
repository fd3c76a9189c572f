using System.Net;
using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Data;
using Marketplace.Data.Connections;
using Marketplace.Data.Inbox;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Webhooks;

/// <summary>
/// Signed notifications of 2 KB through real HTTP: verified, stored, acknowledged and then processed; every hundredth is sent twice.
/// Beside one INSERT and commit for each, over as many connections and without HTTP or signatures.
/// </summary>
internal sealed class WebhookSpeed : IBenchmark
{
    private const int _clients = 64;
    private const int _repeatEvery = 100;
    private static readonly TimeSpan _processingLimit = TimeSpan.FromSeconds(60);

    public string Name => "webhooks";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var api = await BenchmarkApi.StartAsync(cancellation);
        await using var owner = NpgsqlDataSource.Create(api.ConnectionString);
        await using var source = NpgsqlDataSource.Create(ApplicationConnectionString.From(api.ConnectionString, maximumPoolSize: _clients));
        var (plainShop, shop) = (await ConnectAsync(api, source, cancellation), await ConnectAsync(api, source, cancellation));

        var plain = await Load.RunAsync(_clients, time, async _ =>
        {
            var notification = SignedNotification.Create(plainShop.Secret);
            await InboxStore.StoreAsync(
                source, [new(plainShop.Id, api.SellerId, notification.Id, SignedNotification.Type, notification.Body, TimeProvider.System.GetUtcNow())], cancellation);
            return true;
        });

        // A channel has no session with us.
        using var channel = new HttpClient { BaseAddress = api.Http.BaseAddress };
        var sent = new List<string>[_clients];
        var load = await Load.RunAsync(_clients, time, async client =>
        {
            var ids = sent[client] ??= [];
            var notification = SignedNotification.Create(shop.Secret, ids.Count > 0 && ids.Count % _repeatEvery == 0 && ids[^1] != ids[^2] ? ids[^1] : null);
            using var answer = await channel.SendAsync(notification.To(shop.Id), cancellation);
            if (answer.StatusCode is not HttpStatusCode.OK)
                return false;
            ids.Add(notification.Id);
            return true;
        });
        var acknowledged = sent.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        var stored = await ProcessedAsync(owner, shop.Id, cancellation);
        var (lost, duplicated) = (acknowledged.Except(stored).Count(), stored.Count - stored.Distinct(StringComparer.Ordinal).Count());
        yield return new(
            $"webhooks over HTTP × {_clients}", load.PerSecond, "/s", plain.PerSecond, "one INSERT each /s", load.P50, load.P99, load.Errors + plain.Errors + lost + duplicated);
    }

    private static async Task<(Guid Id, byte[] Secret)> ConnectAsync(BenchmarkApi api, NpgsqlDataSource source, CancellationToken cancellation)
    {
        var (id, secret, now) = (Guid.CreateVersion7(), Guid.NewGuid().ToByteArray(), TimeProvider.System.GetUtcNow());
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:marketplace", api.ConnectionString)]).Build();
        services.AddSingleton<IConfiguration>(configuration).AddMarketplaceData(configuration);
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        await using var db = new TenantDatabase(source).CreateContext(api.SellerId);
        db.Add(new Connection
        {
            Id = id,
            SellerId = api.SellerId,
            Channel = "etsy",
            DisplayName = "Shop",
            AccountId = id.ToString(),
            Status = ConnectionStatus.Connected,
            CreatedAt = now,
            UpdatedAt = now,
            WebhookSecret = provider.GetRequiredService<SecretProtector>().Protect("webhook", id, $"whsec_{Convert.ToBase64String(secret)}"),
        });
        await db.SaveChangesAsync(cancellation);
        return (id, secret);
    }

    /// <returns>The event ids that are stored, once all of them are processed.</returns>
    private static async Task<List<string>> ProcessedAsync(NpgsqlDataSource owner, Guid connection, CancellationToken cancellation)
    {
        await using var database = await owner.OpenConnectionAsync(cancellation);
        var limit = TimeProvider.System.GetTimestamp();
        while ((await database.QueryAsync(
            "select 1 from webhook_events where connection_id = $1 and state <> 'done' limit 1", [connection], _ => true, cancellation)).Count > 0)
        {
            if (TimeProvider.System.GetElapsedTime(limit) > _processingLimit)
                throw new TimeoutException("The notifications are not processed.");
            await Task.Delay(50, cancellation);
        }

        return await database.QueryAsync("select event_id from webhook_events where connection_id = $1", [connection], row => row.GetString(0), cancellation);
    }
}
