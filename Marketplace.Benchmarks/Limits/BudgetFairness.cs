using System.Runtime.CompilerServices;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Grains.Connections;

namespace Marketplace.Benchmarks.Limits;

/// <summary>
/// 1,000 sellers with a connection to each of six channels, all of whom always have something to call, in virtual time: the product's budgets against
/// the channels' limits, counted exactly. Of the calls that a channel allows at least 95 % are to be made, under 0.1 % refused, and all are to have
/// the same (Jain's index 0.95 or more).
/// </summary>
internal sealed class BudgetFairness : IBenchmark
{
    private const int _sellers = 1000;
    private static readonly DateTimeOffset _start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    public string Name => "budgets";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var channel in (Func<IEnumerable<Figure>>[])[Etsy, Ebay, Shopify, WhatsApp, Vinted, WooCommerce])
        {
            foreach (var figure in await Task.Run(channel, cancellation))
                yield return figure;
        }
    }

    /// <summary>10 a second and 10,000 in any 24 hours for one app key.</summary>
    private static IEnumerable<Figure> Etsy()
    {
        var (clock, length) = (new VirtualClock(_start), 5 * _day);
        var (limits, quota) = (new ChannelLimits(10, 10_000, 4, 1), Quota(clock));
        var app = new SlidingWindows((10, TimeSpan.FromSeconds(1)), (10_000, _day));
        return Judge("etsy", LimitedCrowd.Run(_sellers, length, clock, () => new LeasedBudget(quota, limits, clock), _ => app), 5 * 10_000);
    }

    /// <summary>100,000 a day for one app.</summary>
    private static IEnumerable<Figure> Ebay()
    {
        var (clock, length) = (new VirtualClock(_start), 3 * _day);
        var (limits, quota) = (new ChannelLimits(null, 100_000, 4, 25), Quota(clock));
        var app = new SlidingWindows((100_000, _day));
        return Judge("ebay", LimitedCrowd.Run(_sellers, length, clock, () => new LeasedBudget(quota, limits, clock), _ => app), 3 * 100_000);
    }

    /// <summary>A bucket of 2,000 points for each shop, 100 a second come back.</summary>
    private static IEnumerable<Figure> Shopify()
    {
        var (clock, length, limit) = (new VirtualClock(_start), TimeSpan.FromMinutes(3), new PointLimit(2000, 100));
        var crowd = LimitedCrowd.Run(
            _sellers, length, clock, () => new PointBudget(limit, clock), _ => new PointBucket(limit.Most, limit.RestoredPerSecond, _start), atOnce: 4);
        return Judge("shopify", crowd, _sellers * (limit.Most + (limit.RestoredPerSecond * length.TotalSeconds)), "points");
    }

    /// <summary>80 a second for each account.</summary>
    private static IEnumerable<Figure> WhatsApp()
    {
        var (clock, length, limits) = (new VirtualClock(_start), TimeSpan.FromSeconds(10), new ChannelLimits(80, null, 16, 1));
        var crowd = LimitedCrowd.Run(
            _sellers, length, clock, () => new LeasedBudget(Quota(clock), limits, clock), _ => new SlidingWindows((80, TimeSpan.FromSeconds(1))), atOnce: 16);
        return Judge("whatsapp", crowd, _sellers * 80 * length.TotalSeconds);
    }

    /// <summary>40 in any two hours for each account, 20 to 50 seconds apart.</summary>
    private static IEnumerable<Figure> Vinted()
    {
        var (clock, window) = (new VirtualClock(_start), TimeSpan.FromHours(2));
        var limit = new PacedLimit(40, window, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(50));
        var crowd = LimitedCrowd.Run(_sellers, 12 * window, clock, () => new PacedBudget(limit, clock), _ => new SlidingWindows((40, window)));
        return Judge("vinted", crowd, _sellers * 12 * 40);
    }

    /// <summary>No limit of the channel's; 60 a minute for each store, as its operator may set.</summary>
    private static IEnumerable<Figure> WooCommerce()
    {
        var (clock, minute) = (new VirtualClock(_start), TimeSpan.FromMinutes(1));
        var limit = new PacedLimit(60, minute);
        var crowd = LimitedCrowd.Run(_sellers, 10 * minute, clock, () => new PacedBudget(limit, clock), _ => new SlidingWindows((60, minute)), atOnce: 4);
        return Judge("woocommerce", crowd, _sellers * 10 * 60);
    }

    private static IEnumerable<Figure> Judge(string channel, LimitedCrowd crowd, double allowed, string unit = "calls")
    {
        var used = crowd.Used.Sum();
        yield return new($"{channel}: used", used, unit, allowed, "allowed", Errors: used < 0.95 * allowed ? 1 : 0);
        var calls = crowd.Refused + crowd.Answered;
        yield return new($"{channel}: answered 429", crowd.Refused, "calls", calls, "calls made", Errors: crowd.Refused >= 0.001 * calls ? crowd.Refused : 0);
        yield return new($"{channel}: fairness", crowd.Fairness, "Jain's index", 1, "all the same", Errors: crowd.Fairness < 0.95 ? 1 : 0);
    }

    private static AppQuotaGrain Quota(TimeProvider clock) => new(new DayInMemory(), clock);

    private sealed class DayInMemory : IPersistentState<SlidingDay>
    {
        public SlidingDay State { get; set; } = new();

        public string? Etag => null;

        public bool RecordExists => false;

        public Task ClearStateAsync() => Task.CompletedTask;

        public Task WriteStateAsync() => Task.CompletedTask;

        public Task ReadStateAsync() => Task.CompletedTask;
    }
}
