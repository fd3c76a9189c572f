using Marketplace.Channels.Http;
using Marketplace.Tests.Grains.Connections;

namespace Marketplace.Tests.Channels;

public sealed class PointsBudgetTests
{
    [Fact]
    public void Calls_go_out_until_their_points_are_used_up_and_again_as_they_come_back()
    {
        var clock = new SteppedClock();
        var budget = new PointsBudget(clock);
        budget.Take(500).ShouldBe(TimeSpan.Zero);
        budget.Settle(500, new PointsReading(1000, 100, 50));

        budget.Take(80).ShouldBe(TimeSpan.Zero);
        budget.Take(80).ShouldBe(TimeSpan.FromSeconds(1.2));
        clock.Advance(TimeSpan.FromSeconds(1.2));
        budget.Take(80).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_call_that_costs_more_than_the_bucket_holds_waits_for_a_full_one()
    {
        var budget = new PointsBudget(new SteppedClock());
        budget.Settle(0, new PointsReading(1000, 0, 100));

        budget.Take(5000).ShouldBe(TimeSpan.FromSeconds(10));
    }
}
