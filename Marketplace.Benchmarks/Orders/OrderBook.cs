using System.Globalization;
using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;

namespace Marketplace.Benchmarks.Orders;

/// <summary>
/// A channel inside this process that answers at once: every account of it has the same orders, each of one line. They are read in rounds: the first
/// brings them, the second brings all of them changed, the third repeats the second, and every later one repeats a half of it and brings as many new ones.
/// </summary>
internal sealed class OrderBook(int orders, string sku) : IPullOrders
{
    public const int PageSize = 500;

    private readonly RemoteOrder[][][] _rounds = [.. new[]
    {
        Orders(orders, sku, "processing"),
        Orders(orders, sku, "shipped"),
        Orders(orders, sku, "shipped"),
        Enumerable.Range(0, orders).Select(i => Order(i % 2 == 0 ? i : orders + i, sku, "shipped")),
    }.Select(round => round.Chunk(PageSize).ToArray())];

    public string Id => BenchChannel.ChannelId;

    public string Name => "Bench";

    public bool Configured => true;

    public ChannelLimits Limits => BenchChannel.Unlimited;

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken)
    {
        var at = (cursor ?? "0:0").Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (round, page) = (at[0], at[1]);
        var pages = _rounds[Math.Min(round, _rounds.Length - 1)];
        var more = page + 1 < pages.Length;
        var next = more ? $"{round}:{page + 1}" : $"{round + 1}:0";
        return Task.FromResult<ChannelResult<OrdersPage>>(new OrdersPage(pages[page], [], next, more, Total: null));
    }

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing here asks for a single order.");

    private static IEnumerable<RemoteOrder> Orders(int orders, string sku, string status) => Enumerable.Range(0, orders).Select(i => Order(i, sku, status));

    private static RemoteOrder Order(int number, string sku, string status)
    {
        // Before the shop was connected: such orders are history and move no stock.
        var placed = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number);
        var payload = $$$"""
            {"receipt_id":{{{number}}},"status":"{{{status}}}","name":"Ada Lovelace","first_line":"12 St James's Square","city":"London","zip":"SW1Y 4JH",
             "country_iso":"GB","payment_method":"cc","message_from_buyer":"Please wrap it, it is a present.","is_paid":true,"grandtotal":{"amount":2900,
             "divisor":100,"currency_code":"USD"},"transactions":[{"transaction_id":{{{number}}},"title":"Hand-thrown mug","quantity":2,"sku":"{{{sku}}}",
             "price":{"amount":1250,"divisor":100,"currency_code":"USD"},"shipping_cost":{"amount":400,"divisor":100,"currency_code":"USD"}}]}
            """;
        return new RemoteOrder(
            $"{number}", $"{number}", status, "paid", status is "shipped" ? "fulfilled" : "unfulfilled", "USD", 25, 0, 4, 0, 29, "Ada Lovelace", "ada@example.com",
            new RemoteAddress("Ada Lovelace", "12 St James's Square", null, "London", null, "SW1Y 4JH", "GB", null), null,
            [new RemoteOrderLine($"{number}", null, null, sku, "Hand-thrown mug", 2, 12.50m, 0, 0)], [], [], placed, placed.AddDays(status is "shipped" ? 1 : 0), payload);
    }
}
