using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Grains.Connections;
using Marketplace.Tests.Channels.Etsy;
using Orleans.Runtime;

namespace Marketplace.Tests.Grains.Connections;

public sealed class AppQuotaTests
{
    private static readonly ChannelLimits _limits = new(PerSecond: 10, PerDay: 10_000, MaxConcurrency: 4, StockBatch: 1);
    private readonly SteppedClock _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_connections_of_an_app_together_make_at_most_ten_calls_in_any_second()
    {
        var quota = Quota(_clock);
        LeasedBudget[] budgets = [new(quota, _limits, _clock), new(quota, _limits, _clock), new(quota, _limits, _clock)];
        var (random, calls, start) = (new Random(7), new List<DateTimeOffset>(), _clock.GetUtcNow());
        for (var i = 0; i < 1000; i++)
        {
            (await random.GetItems(budgets, 1)[0].TakeAsync(1, Cancelled)).ShouldBeNull();
            calls.Add(_clock.GetUtcNow());
            // Now and then nobody has anything to call.
            if (random.Next(10) == 0)
                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(1200)));
        }

        // Nine turns a second; a tenth call only where waits are not rounded up to whole milliseconds.
        calls.Max(from => calls.Count(call => call >= from && call < from.AddSeconds(1))).ShouldBeInRange(9, 10);
        (calls[^1] - start).ShouldBeLessThan(TimeSpan.FromSeconds(200));
    }

    [Fact]
    public async Task A_day_of_any_beginning_has_at_most_ten_thousand_calls()
    {
        var quota = Quota(_clock);
        (await LeaseAsync(quota, most: 4000)).ShouldBe(4000);
        _clock.Advance(TimeSpan.FromHours(20));
        (await LeaseAsync(quota, most: 20_000)).ShouldBe(6000);

        var refused = await quota.Lease(new QuotaRequest(10, 10_000, 0, null));

        (refused.Calls, refused.RemainingToday).ShouldBe((0, 0));
        _clock.Advance(refused.From - _clock.GetUtcNow());
        (await LeaseAsync(quota, most: 20_000)).ShouldBe(4000);
    }

    [Fact]
    public async Task A_used_up_day_is_the_callers_to_plan()
    {
        var quota = Quota(_clock);
        await LeaseAsync(quota, most: 20_000);
        using var budget = new LeasedBudget(quota, _limits, _clock);

        (await budget.TakeAsync(1, Cancelled)).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromHours(23));
        budget.Level!.Remaining.ShouldBe(0);
    }

    [Fact]
    public async Task The_channels_word_that_less_is_left_is_believed_and_that_more_is_left_is_not()
    {
        var quota = Quota(_clock);
        await LeaseAsync(quota, most: 9_000);

        (await quota.Lease(new QuotaRequest(10, 10_000, 0, RemainingToday: 5_000))).RemainingToday.ShouldBe(999);
        (await quota.Lease(new QuotaRequest(10, 10_000, 0, RemainingToday: 3))).RemainingToday.ShouldBe(2);
        (await LeaseAsync(quota, most: 20_000)).ShouldBe(2);
    }

    [Fact]
    public async Task What_the_channel_said_yesterday_is_not_taken_for_today()
    {
        using var budget = new LeasedBudget(Quota(_clock), _limits, _clock);
        (await budget.TakeAsync(1, Cancelled)).ShouldBeNull();
        budget.Learn(new RateReading(10, 9, 10_000, RemainingToday: 0), 1);
        _clock.Advance(TimeSpan.FromHours(25));

        (await budget.TakeAsync(1, Cancelled)).ShouldBeNull();
    }

    [Fact]
    public async Task A_day_that_other_processes_use_up_is_learned_from_the_answers()
    {
        await using var etsy = await EtsySandbox.StartAsync();
        await etsy.FaultAsync(new { perDay = 8 });
        using var budget = new LeasedBudget(Quota(TimeProvider.System), _limits, TimeProvider.System);
        var session = await etsy.ConnectAsync(budget: budget);

        var answers = new List<ChannelResult<Done>>();
        while (answers.Count < 10 && (answers.Count == 0 || answers[^1].Succeeded))
            answers.Add(await etsy.Channel.ValidateAsync(session, Cancelled));

        // Not Etsy refused the last one: it was never sent.
        answers.Count.ShouldBeGreaterThan(1);
        (answers[^1].Error!.Kind, answers[^1].Error!.Code).ShouldBe((ChannelErrorKind.Throttled, "budget"));
        answers[^1].Error!.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromHours(23));
    }

    private static AppQuotaGrain Quota(TimeProvider time) => new(new InMemory(), time);

    private static async Task<int> LeaseAsync(AppQuotaGrain quota, int most)
    {
        var total = 0;
        while (total < most && await quota.Lease(new QuotaRequest(10, 10_000, 0, null)) is { Calls: > 0 } lease)
            total += lease.Calls;
        return total;
    }

    private sealed class InMemory : IPersistentState<SlidingDay>
    {
        public SlidingDay State { get; set; } = new();

        public string? Etag => null;

        public bool RecordExists => false;

        public Task ClearStateAsync() => Task.CompletedTask;

        public Task WriteStateAsync() => Task.CompletedTask;

        public Task ReadStateAsync() => Task.CompletedTask;
    }
}
