using Marketplace.Channels.Seam;
using Marketplace.Grains.Connections;

namespace Marketplace.Benchmarks.Limits;

/// <summary>Connections who always have something to call, each through its budget, against a channel that counts by itself.</summary>
internal sealed class LimitedCrowd
{
    private const double _dearest = 60;
    private const double _cheapest = 20;
    private readonly Random _random = new(1);

    private LimitedCrowd(int connections) => Used = new double[connections];

    /// <summary>What each connection has called: calls, or points where the channel counts those.</summary>
    public double[] Used { get; }

    public long Refused { get; private set; }

    public long Answered { get; private set; }

    /// <summary>Jain's index: 1 when all have the same, 1/n when one has everything.</summary>
    public double Fairness => Used.Sum() * Used.Sum() / (Used.Length * Used.Sum(u => u * u));

    /// <param name="budget">Of each connection: the product's own code.</param>
    /// <param name="model">What counts on the channel's side for each connection; the same for all who share an app key.</param>
    /// <param name="atOnce">How many calls a connection has on their way at once.</param>
    public static LimitedCrowd Run(
        int connections, TimeSpan length, VirtualClock clock, Func<IConnectionBudget> budget, Func<int, IChannelModel> model, int atOnce = 1)
    {
        var crowd = new LimitedCrowd(connections);
        var end = clock.GetUtcNow() + length;
        var callers = Enumerable.Range(0, connections).SelectMany(i =>
        {
            var (own, counted) = (budget(), model(i));
            return Enumerable.Range(0, atOnce).Select(_ => (Func<Task>)(() => crowd.CallAsync(i, own, counted, clock, end)));
        });
        VirtualRun.Until(end, clock, callers.ToList());
        return crowd;
    }

    private async Task CallAsync(int connection, IConnectionBudget budget, IChannelModel channel, VirtualClock clock, DateTimeOffset end)
    {
        while (clock.GetUtcNow() < end)
        {
            var highest = channel.Left is null ? 1 : (int)(_cheapest + ((_dearest - _cheapest) * _random.NextDouble()));
            if (await budget.TakeAsync(highest, CancellationToken.None) is { } later)
            {
                // As the queue puts an operation off.
                await Task.Delay(later + (TimeSpan.FromSeconds(1) * _random.NextDouble()), clock);
                continue;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20 + (60 * _random.NextDouble())), clock);
            // A query is charged by what it returned, which is at most what it asked for.
            var cost = channel.Left is null ? 1 : highest * (0.6 + (0.4 * _random.NextDouble()));
            if (channel.Accepts(clock.GetUtcNow(), cost))
            {
                Answered++;
                Used[connection] += cost;
            }
            else
            {
                Refused++;
            }

            budget.Learn(channel.Left is { } left ? new RateReading(null, null, null, null) { PointsLeft = left } : null, highest);
        }
    }
}
