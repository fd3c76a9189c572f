using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Orleans.Conformance.Observers;

public interface INewsObserver : IGrainObserver
{
    Task Hear(string news);

    Task<string> Ask(string question);

    void Shout(string news);
}

public interface INewsGrain : IGrainWithGuidKey
{
    Task Subscribe(INewsObserver observer);

    Task Unsubscribe(INewsObserver observer);

    Task<int> Tell(string news);

    Task Shout(string news);

    Task<string> Ask(INewsObserver observer, string question);

    Task MakeReference();
}

public class NewsGrain : Grain, INewsGrain, INewsObserver
{
    private readonly ObserverManager<INewsObserver> _observers = new(TimeSpan.FromHours(1), NullLogger.Instance);

    public Task Subscribe(INewsObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(INewsObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public async Task<int> Tell(string news)
    {
        await _observers.Notify(o => o.Hear(news));
        return _observers.Count;
    }

    public Task Shout(string news)
    {
        _observers.Notify(o => o.Shout(news));
        return Task.CompletedTask;
    }

    public Task<string> Ask(INewsObserver observer, string question) => observer.Ask(question);

    public Task MakeReference()
    {
        GrainFactory.CreateObjectReference<INewsObserver>(this);
        return Task.CompletedTask;
    }

    Task INewsObserver.Hear(string news) => Task.CompletedTask;

    Task<string> INewsObserver.Ask(string question) => Task.FromResult(question);

    void INewsObserver.Shout(string news) { }
}

public sealed class Listener(Guid key) : INewsObserver
{
    private int _inside;

    private Probe Probe => Probe.Of(key);

    public async Task Hear(string news)
    {
        Probe.Note(news);
        Probe.Values["overlap"] = Interlocked.Increment(ref _inside) > 1 || Probe.Values.GetValueOrDefault("overlap") is true;
        await Task.Yield();
        Interlocked.Decrement(ref _inside);
        if (news == "bad")
            throw new NotSupportedException("this listener fails");
    }

    public Task<string> Ask(string question) => Task.FromResult($"{question}!");

    public void Shout(string news)
    {
        Probe.Note(news);
        Probe.Signal(news);
    }
}

public sealed class ObserverTests(SharedSilo silo)
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private INewsGrain Grain => silo.Grains.GetGrain<INewsGrain>(_key);

    [Fact]
    public async Task A_grain_calls_objects_outside_grains_and_gets_their_answers()
    {
        var listener = new Listener(_key);
        var reference = silo.Grains.CreateObjectReference<INewsObserver>(listener);
        await Grain.Subscribe(reference);
        (await Grain.Tell("good")).ShouldBe(1);
        (await Grain.Ask(reference, "really")).ShouldBe("really!");
        Probe.Events.ShouldBe(["good"]);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_method_without_a_task_is_one_way()
    {
        var listener = new Listener(_key);
        await Grain.Subscribe(silo.Grains.CreateObjectReference<INewsObserver>(listener));
        await Grain.Shout("loud");
        await Probe.WaitFor("loud");
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Calls_to_one_observer_come_one_after_the_other()
    {
        var listener = new Listener(_key);
        var reference = silo.Grains.CreateObjectReference<INewsObserver>(listener);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => reference.Hear(i.ToString()))).Soon();
        Probe.Events.Length.ShouldBe(20);
        Probe.Values["overlap"].ShouldBe(false);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_that_fails_is_dropped_and_the_others_are_told()
    {
        var (failing, fine) = (new Listener(_key), new Listener(Guid.NewGuid()));
        var good = silo.Grains.CreateObjectReference<INewsObserver>(fine);
        await Grain.Subscribe(silo.Grains.CreateObjectReference<INewsObserver>(failing));
        (await Grain.Tell("bad")).ShouldBe(0);
        await Grain.Subscribe(good);
        (await Grain.Tell("good")).ShouldBe(1);
        GC.KeepAlive((failing, fine));
    }

    [Fact]
    public async Task An_unsubscribed_observer_hears_nothing()
    {
        var listener = new Listener(_key);
        var reference = silo.Grains.CreateObjectReference<INewsObserver>(listener);
        await Grain.Subscribe(reference);
        await Grain.Unsubscribe(reference);
        (await Grain.Tell("secret")).ShouldBe(0);
        Probe.Events.ShouldBeEmpty();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_deleted_reference_is_not_called_any_more()
    {
        var listener = new Listener(_key);
        var reference = silo.Grains.CreateObjectReference<INewsObserver>(listener);
        silo.Grains.DeleteObjectReference<INewsObserver>(reference);
        await Grain.Subscribe(reference);
        await Grain.Shout("nobody");
        await Grain.Shout("hears");
        Probe.Events.ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => silo.Grains.DeleteObjectReference<INewsObserver>(listener));
    }

    [Fact]
    public async Task A_grain_cannot_make_a_reference_to_an_object() =>
        await Should.ThrowAsync<InvalidOperationException>(Grain.MakeReference());

    [Fact]
    public void A_subscription_expires_unless_it_is_renewed()
    {
        var now = DateTime.UnixEpoch;
        var manager = new ObserverManager<int, string>(TimeSpan.FromMinutes(5), NullLogger.Instance) { GetDateTime = () => now };
        manager.Subscribe(1, "renewed");
        manager.Subscribe(2, "forgotten");
        now += TimeSpan.FromMinutes(4);
        manager.Subscribe(1, "renewed");
        now += TimeSpan.FromMinutes(4);
        var told = new List<string>();
        manager.Notify(told.Add);
        told.ShouldBe(["renewed"]);
        manager.Count.ShouldBe(1);
    }

    [Fact]
    public void Notifying_may_choose_among_the_observers()
    {
        var manager = new ObserverManager<int, string>(TimeSpan.FromMinutes(5), NullLogger.Instance);
        manager.Subscribe(1, "one");
        manager.Subscribe(2, "two");
        var told = new List<string>();
        manager.Notify(told.Add, name => name == "two");
        told.ShouldBe(["two"]);
        manager.Clear();
        manager.ShouldBeEmpty();
    }
}
