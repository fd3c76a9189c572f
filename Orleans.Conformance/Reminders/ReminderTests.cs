namespace Orleans.Conformance.Reminders;

public sealed class ReminderTests(SharedSilo silo)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100), Hour = TimeSpan.FromHours(1);
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private IReminderGrain Grain => silo.Grains.GetGrain<IReminderGrain>(_key);

    [Fact]
    public async Task A_reminder_ticks_on_its_schedule()
    {
        var before = DateTime.UtcNow;
        await Grain.Register("often", TimeSpan.Zero, Short);
        await Probe.WaitFor("often 3");
        await Grain.Unregister("often");
        var status = Probe.Values["often"].ShouldBeOfType<TickStatus>();
        status.Period.ShouldBe(Short);
        status.FirstTickTime.Kind.ShouldBe(DateTimeKind.Utc);
        status.FirstTickTime.ShouldBeGreaterThan(before.AddSeconds(-1));
        status.CurrentTickTime.ShouldBeGreaterThanOrEqualTo(status.FirstTickTime + Short + Short);
        Probe.Values["context"].ShouldBeNull();
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_was_deactivated()
    {
        await Grain.Register("wake", TimeSpan.FromMilliseconds(300), Hour);
        await Grain.Deactivate();
        await Probe.WaitFor("wake 1");
        Probe.Events.ShouldBe(["activated", "activated", "wake"]);
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_the_reminder()
    {
        Probe.Values["fail"] = true;
        await Grain.Register("fail", TimeSpan.Zero, Short);
        await Probe.WaitFor("fail 2");
        await Grain.Unregister("fail");
    }

    [Fact]
    public async Task An_unregistered_reminder_does_not_tick()
    {
        await Grain.Register("silent", TimeSpan.FromSeconds(1), Short);
        await Grain.Unregister("silent");
        await Grain.Register("loud", TimeSpan.FromSeconds(1.2), Hour);
        await Probe.WaitFor("loud 1");
        Probe.Events.ShouldNotContain("silent");
        (await Grain.Has("silent")).ShouldBeFalse();
        (await Grain.Names()).ShouldBe(["loud"]);
    }

    [Fact]
    public async Task Registering_again_starts_the_schedule_over()
    {
        await Grain.Register("moved", TimeSpan.FromSeconds(1), Hour);
        await Grain.Register("moved", Hour, Hour);
        await Grain.Register("other", TimeSpan.FromSeconds(1.2), Hour);
        await Probe.WaitFor("other 1");
        Probe.Events.ShouldNotContain("moved");
        (await Grain.Names()).ShouldBe(["moved", "other"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_call_like_any_call()
    {
        await Grain.Register("later", TimeSpan.FromSeconds(1), Hour);
        var hold = Grain.Hold();
        await Probe.WaitFor("hold");
        var other = Guid.NewGuid();
        await silo.Grains.GetGrain<IReminderGrain>(other).Register("other", TimeSpan.FromSeconds(1.2), Hour);
        await Probe.Of(other).WaitFor("other 1");
        Probe.Events.ShouldBe(["activated"]);
        Probe.Release("hold");
        await hold.Soon();
        await Probe.WaitFor("later 1");
    }

    [Fact]
    public async Task A_reminder_may_be_far_away() => await Grain.Register("far", TimeSpan.FromDays(100), TimeSpan.FromDays(3650));

    [Fact]
    public async Task A_period_below_the_minimum_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(Grain.Register("too often", Hour, TimeSpan.FromMilliseconds(1)));

    [Fact]
    public async Task Times_that_make_no_sense_are_refused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.Register("bad", TimeSpan.FromSeconds(-5), Hour));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.Register("bad", Timeout.InfiniteTimeSpan, Hour));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.Register("bad", Hour, TimeSpan.FromSeconds(-5)));
    }

    [Fact]
    public async Task A_grain_that_is_not_remindable_cannot_register() =>
        await Should.ThrowAsync<InvalidOperationException>(silo.Grains.GetGrain<IUnremindableGrain>(_key).Register());

    [Fact]
    public async Task A_handle_from_before_the_last_registration_does_not_unregister() =>
        await Should.ThrowAsync<ReminderException>(Grain.UnregisterByStaleHandle("stale"));

    [Fact]
    public async Task Unregistering_twice_is_no_error() => await Grain.UnregisterTwice("twice");
}
