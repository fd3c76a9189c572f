using Orleans.Concurrency;

namespace Orleans.Conformance.Timers;

public interface ITimerGrain : IGrainWithGuidKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave = false);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task Hold();

    Task Deactivate();

    [AlwaysInterleave]
    Task Peek();
}

public class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks, _running;

    private Probe Probe => Probe.Of(this);

    public Task Start(TimeSpan due, TimeSpan period, bool interleave = false)
    {
        RequestContext.Set("set", "by the call that started the timer");
        _timer = this.RegisterGrainTimer(Tick, "state", new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Hold() => Probe.Pass("hold");

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Peek() => Task.CompletedTask;

    private async Task Tick(string state, CancellationToken cancellation)
    {
        var tick = ++_ticks;
        Probe.Values["context"] = RequestContext.Get("set");
        Probe.Values["state"] = state;
        Probe.Values["scheduler"] = TaskScheduler.Current != TaskScheduler.Default;
        Probe.Values["overlap"] = Interlocked.Increment(ref _running) > 1 || Probe.Values.GetValueOrDefault("overlap") is true;
        Probe.Note($"tick {tick}");
        Probe.Signal($"tick {tick}");
        if (Probe.Values.ContainsKey("fail"))
        {
            _running--;
            throw new NotSupportedException("this tick fails");
        }

        if (Probe.Values.ContainsKey("wait for cancellation"))
        {
            cancellation.Register(() => Probe.Signal("cancelled"));
            await Probe.WaitFor("cancelled");
        }

        await Task.Yield();
        _running--;
    }
}

public sealed class TimerTests(SharedSilo silo)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20), Never = Timeout.InfiniteTimeSpan;
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private ITimerGrain Grain => silo.Grains.GetGrain<ITimerGrain>(_key);

    [Fact]
    public async Task A_timer_ticks_again_and_again_in_turns_and_never_over_itself()
    {
        await Grain.Start(TimeSpan.Zero, Short);
        await Probe.WaitFor("tick 5");
        Probe.Values["state"].ShouldBe("state");
        Probe.Values["scheduler"].ShouldBe(true);
        Probe.Values["overlap"].ShouldBe(false);
    }

    [Fact]
    public async Task A_tick_does_not_see_the_request_context_of_whoever_started_the_timer()
    {
        await Grain.Start(TimeSpan.Zero, Never);
        await Probe.WaitFor("tick 1");
        Probe.Values["context"].ShouldBeNull();
    }

    [Fact]
    public async Task Ticks_wait_for_a_running_call()
    {
        var call = Grain.Hold();
        await Probe.WaitFor("hold");
        var interleaved = Guid.NewGuid();
        var start = Grain.Start(TimeSpan.Zero, Never);

        // A timer of another grain that ticks five times has waited longer than this one would have.
        await silo.Grains.GetGrain<ITimerGrain>(interleaved).Start(TimeSpan.Zero, Short);
        await Probe.Of(interleaved).WaitFor("tick 5");
        Probe.IsSignalled("tick 1").ShouldBeFalse();
        Probe.Release("hold");
        await Task.WhenAll(call, start).Soon();
        await Probe.WaitFor("tick 1");
    }

    [Fact]
    public async Task An_interleaving_timer_ticks_during_a_call()
    {
        await Grain.Start(TimeSpan.FromMilliseconds(200), Short, interleave: true);
        var call = Grain.Hold();
        await Probe.WaitFor("hold");
        await Probe.WaitFor("tick 3");
        Probe.Release("hold");
        await call.Soon();
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once()
    {
        await Grain.Start(TimeSpan.Zero, Never);
        await Probe.WaitFor("tick 1");
        await SomeTime();
        Probe.Events.ShouldBe(["tick 1"]);
    }

    [Fact]
    public async Task A_timer_with_a_period_of_zero_ticks_on_at_once()
    {
        await Grain.Start(TimeSpan.Zero, TimeSpan.Zero);
        await Probe.WaitFor("tick 100");
        await Grain.Stop().Soon();
    }

    [Fact]
    public async Task A_failing_tick_does_not_stop_the_timer()
    {
        Probe.Values["fail"] = true;
        await Grain.Start(TimeSpan.Zero, Short);
        await Probe.WaitFor("tick 3");
    }

    [Fact]
    public async Task A_changed_timer_starts_over()
    {
        await Grain.Start(Never, Never);
        await SomeTime();
        Probe.Events.ShouldBeEmpty();
        await Grain.Change(TimeSpan.Zero, Short);
        await Probe.WaitFor("tick 2");
    }

    [Fact]
    public async Task Disposing_a_timer_cancels_its_tick_and_ends_it()
    {
        Probe.Values["wait for cancellation"] = true;
        await Grain.Start(TimeSpan.Zero, Short, interleave: true);
        await Probe.WaitFor("tick 1");
        await Grain.Stop();
        await Probe.WaitFor("cancelled");
        await SomeTime();
        Probe.Events.ShouldBe(["tick 1"]);
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        await Grain.Start(TimeSpan.Zero, Short);
        await Probe.WaitFor("tick 1");
        await Grain.Deactivate();
        await Grain.Peek().Soon();
        var ticks = Probe.Events.Length;
        await SomeTime();
        Probe.Events.Length.ShouldBe(ticks);
    }

    [Theory]
    [InlineData(-2, 1000)]
    [InlineData(1000, -2)]
    [InlineData(4294967295, 1000)]
    public async Task Times_out_of_range_are_refused(long due, long period) => await Should.ThrowAsync<ArgumentOutOfRangeException>(
        Grain.Start(TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period)));

    /// <summary>As long as another timer takes for five ticks.</summary>
    private async Task SomeTime()
    {
        var other = Guid.NewGuid();
        await silo.Grains.GetGrain<ITimerGrain>(other).Start(Short, Short);
        await Probe.Of(other).WaitFor("tick 5");
        await silo.Grains.GetGrain<ITimerGrain>(other).Stop();
    }
}
