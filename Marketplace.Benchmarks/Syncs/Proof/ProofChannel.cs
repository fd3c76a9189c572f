using System.Globalization;
using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;
using Marketplace.Data.Syncs;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>
/// A channel inside this process with the same ten pages of listings for every run, and ten further pages of orders for each: what was read and
/// what is kept can be told apart page by page.
/// </summary>
/// <param name="read">Hears of every page before it is given.</param>
internal sealed class ProofChannel(Action<SyncKind, int> read) : IPullOrders, IImportListings
{
    public const int PageSize = 5;
    public const int PagesOfRun = 10;

    public string Id => BenchChannel.ChannelId;

    public string Name => "Bench";

    public bool Configured => true;

    public ChannelLimits Limits => BenchChannel.Unlimited;

    public Task<ChannelResult<OrdersPage>> ReadOrdersAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken)
    {
        var page = Number(cursor);
        read(SyncKind.Orders, page);
        return Task.FromResult<ChannelResult<OrdersPage>>(new OrdersPage([.. Records(page).Select(Order)], [], Cursor(page + 1), (page + 1) % PagesOfRun != 0, Total: null));
    }

    public Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken)
    {
        var page = Number(cursor);
        read(SyncKind.Listings, page);
        var next = page + 1 < PagesOfRun ? Cursor(page + 1) : null;
        return Task.FromResult<ChannelResult<ChannelPage<RemoteListing>>>(new ChannelPage<RemoteListing>([.. Records(page).Select(Listing)], [], next, PagesOfRun * PageSize));
    }

    public Task<ChannelResult<RemoteOrder>> ReadOrderAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing here asks for a single order.");

    public Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing here asks for a single listing.");

    private static IEnumerable<int> Records(int page) => Enumerable.Range(page * PageSize, PageSize);

    private static RemoteOrder Order(int number)
    {
        // Before the shop was connected: such orders are history and move no stock.
        var placed = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(number);
        return new(
            $"{number}", $"{number}", "processing", "paid", "unfulfilled", "USD", 10, 0, 0, 0, 10, "Ada", null, null, null,
            [new($"{number}", null, null, null, "Mug", 1, 10, 0, 0)], [], [], placed, placed, $$"""{"id":{{number}}}""");
    }

    private static RemoteListing Listing(int number) => new(
        $"L{number}", null, "active", $"Mug {number}", null, "USD", [], [new($"V{number}", $"MUG-{number}", [], 10, 1)], [], null, null, $"{number}");

    private static int Number(string? cursor) => int.Parse(cursor ?? "0", CultureInfo.InvariantCulture);

    private static string Cursor(int page) => page.ToString(CultureInfo.InvariantCulture);
}
