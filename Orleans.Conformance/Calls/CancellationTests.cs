using Orleans.Concurrency;

namespace Orleans.Conformance.Calls;

public interface ICancelGrain : IGrainWithGuidKey
{
    Task Wait(string name, CancellationToken cancellation);

    [AlwaysInterleave]
    Task WaitBeside(string name, CancellationToken cancellation);
}

public class CancelGrain : Grain, ICancelGrain
{
    public async Task Wait(string name, CancellationToken cancellation)
    {
        var probe = Probe.Of(this);
        probe.Note(name);
        using var registration = cancellation.Register(() => probe.Signal($"{name} cancelled"));
        await probe.Pass(name);
    }

    public Task WaitBeside(string name, CancellationToken cancellation) => Wait(name, cancellation);
}

public sealed class CancellationTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private ICancelGrain Grain => silo.Grains.GetGrain<ICancelGrain>(_key);

    [Fact]
    public async Task A_token_that_is_cancelled_already_stops_the_call_before_it_is_made()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        Should.Throw<OperationCanceledException>(() => { _ = Grain.Wait("never", source.Token); });
        Probe.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_at_once_and_tells_the_callee()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.Wait("call", source.Token);
        await Probe.WaitFor("call");
        await source.CancelAsync();
        var error = await Should.ThrowAsync<OperationCanceledException>(call.Soon());
        error.CancellationToken.ShouldBe(source.Token);
        await Probe.WaitFor("call cancelled");
        Probe.Release("call");
    }

    [Fact]
    public async Task A_cancelled_call_that_still_waits_is_never_run()
    {
        using var source = new CancellationTokenSource();
        var first = Grain.Wait("first", CancellationToken.None);
        await Probe.WaitFor("first");
        var second = Grain.Wait("second", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second.Soon());
        await EarlierCancellationsHaveArrived();
        Probe.Release("first");
        await first.Soon();
        Probe.Release("third");
        await Grain.Wait("third", CancellationToken.None).Soon();
        Probe.Events.ShouldBe(["first", "beside", "third"]);
    }

    /// <summary>A caller is let go at once, while the news travels to the callee's silo by itself, in order with other such news.</summary>
    private async Task EarlierCancellationsHaveArrived()
    {
        using var source = new CancellationTokenSource();
        var beside = Grain.WaitBeside("beside", source.Token);
        await Probe.WaitFor("beside");
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(beside.Soon());
        await Probe.WaitFor("beside cancelled");
        Probe.Release("beside");
    }
}
