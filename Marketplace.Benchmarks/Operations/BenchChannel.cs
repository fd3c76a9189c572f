using System.Collections.Concurrent;
using System.Text;
using Marketplace.Channels.Seam;

namespace Marketplace.Benchmarks.Operations;

/// <summary>A channel inside this process that answers at once, and remembers what stock it was told and when.</summary>
internal sealed class BenchChannel(TimeProvider clock) : IPushStock, IPullOrders, IReceiveWebhooks
{
    public const string ChannelId = "bench";

    public static readonly ChannelLimits Unlimited = new(PerSecond: null, PerDay: null, MaxConcurrency: 8, StockBatch: 1);

    private readonly ConcurrentDictionary<string, RemoteOrder> _orders = [];

    public string Id => ChannelId;

    public string Name => "Bench";

    public bool Configured => true;

    public ChannelLimits Limits { get; init; } = Unlimited;

    /// <summary>When each call came that told a stock.</summary>
    public ConcurrentQueue<DateTimeOffset> Told { get; } = [];

    /// <summary>The clock's timestamp of the first call about each listing, by its remote id.</summary>
    public ConcurrentDictionary<string, long> FirstToldAt { get; } = [];

    /// <summary>The stock as it was last told, by SKU.</summary>
    public ConcurrentDictionary<string, int> Levels { get; } = [];

    public void Sell(RemoteOrder order) => _orders[order.RemoteId] = order;

    public Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        foreach (var push in pushes)
        {
            Told.Enqueue(clock.GetUtcNow());
            FirstToldAt.TryAdd(push.RemoteId, clock.GetTimestamp());
            foreach (var (sku, level) in push.Levels)
                Levels[sku] = level;
        }

        return Task.FromResult<IReadOnlyList<ChannelResult<StockPushed>>>(
            [.. pushes.Select(push => (ChannelResult<StockPushed>)new StockPushed(new Dictionary<string, int>(), Changed: true, "active"))]);
    }

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult<ChannelResult<OrdersPage>>(new OrdersPage([], [], cursor ?? "", More: false, Total: 0));

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        Task.FromResult<ChannelResult<RemoteOrder>>(_orders[remoteId]);

    public ValueTask<WebhookEnvelope?> VerifyAsync(HttpClient http, WebhookDelivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult<WebhookEnvelope?>(null);

    /// <summary>The body is the order's id.</summary>
    public WebhookNotice Read(string type, ReadOnlySpan<byte> body) => new(WebhookEntity.Order, Encoding.UTF8.GetString(body));
}
