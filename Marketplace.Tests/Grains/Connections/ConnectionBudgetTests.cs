using Marketplace.Channels.Seam;
using Marketplace.Grains.Connections;

namespace Marketplace.Tests.Grains.Connections;

public sealed class ConnectionBudgetTests
{
    private readonly SteppedClock _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_window_has_more_calls_than_the_limit_and_each_is_some_time_after_the_one_before()
    {
        var limit = new PacedLimit(5, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        using var budget = new PacedBudget(limit, _clock);
        var calls = new List<DateTimeOffset>();
        while (calls.Count < 50)
        {
            if (await budget.TakeAsync(1, Cancelled) is { } later)
                _clock.Advance(later);
            else
                calls.Add(_clock.GetUtcNow());
        }

        calls.Max(from => calls.Count(call => call >= from && call < from + limit.Window)).ShouldBe(5);
        calls.Zip(calls.Skip(1), (a, b) => b - a).Min().ShouldBeGreaterThanOrEqualTo(limit.ApartFrom);
        (calls[^1] - calls[0]).ShouldBeLessThan(11 * limit.Window);
    }

    [Fact]
    public async Task The_end_of_a_short_window_is_waited_for_so_that_more_calls_than_it_has_are_made_in_one_go()
    {
        using var budget = new PacedBudget(new PacedLimit(50, TimeSpan.FromSeconds(10)), _clock);
        var start = _clock.GetUtcNow();

        for (var call = 0; call < 500; call++)
            (await budget.TakeAsync(1, Cancelled)).ShouldBeNull();

        // Nine windows after the first 50, and hardly more.
        (_clock.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90 * 1.05));
    }

    [Fact]
    public async Task Points_that_are_used_up_come_back_by_themselves()
    {
        using var budget = new PointBudget(new(100, RestoredPerSecond: 10), _clock);
        var start = _clock.GetUtcNow();
        (await budget.TakeAsync(100, Cancelled)).ShouldBeNull();

        (await budget.TakeAsync(40, Cancelled)).ShouldBeNull("four seconds are waited for");

        (_clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(4));
        (await budget.TakeAsync(90, Cancelled)).ShouldNotBeNull("nine seconds are not").ShouldBeLessThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_call_that_cost_less_than_it_might_have_gives_the_rest_back_and_what_is_on_its_way_stays_counted()
    {
        using var budget = new PointBudget(new(100, RestoredPerSecond: 10), _clock);
        await budget.TakeAsync(60, Cancelled);
        await budget.TakeAsync(30, Cancelled);

        budget.Learn(new RateReading(null, null, null, null) { PointsLeft = 80 }, cost: 60);

        budget.Level!.Remaining.ShouldBe(50);
        budget.Learn(null, cost: 30);
        budget.Level!.Remaining.ShouldBe(50, "without an answer nobody knows what it cost");
    }
}
