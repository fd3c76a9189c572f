using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace Orleans.Conformance.State;

/// <summary>Notes what it is asked for; every operation waits to be let go, and reading fails for keys that say so.</summary>
public sealed class NotingStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<GrainId, object?> _values = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var probe = Probe.Of(grainId.GetGuidKey());
        probe.Note("read");
        if (probe.Values.ContainsKey("broken"))
            throw new IOException("the disk is gone");
        await Task.Yield();
        if (!_values.TryGetValue(grainId, out var value))
            return;
        (grainState.State, grainState.RecordExists, grainState.ETag) = ((T)value!, true, "1");
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var probe = Probe.Of(grainId.GetGuidKey());
        probe.Note("write");
        await probe.Pass("write");
        _values[grainId] = grainState.State;
        (grainState.RecordExists, grainState.ETag) = (true, "1");
        probe.Note("written");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Probe.Of(grainId.GetGuidKey()).Note("clear");
        return Task.CompletedTask;
    }
}

public interface INotedGrain : IGrainWithGuidKey
{
    Task WriteMany(int times);

    Task<int> WriteThenRead();

    Task<int> Count();
}

public class NotedGrain([PersistentState("noted", "noting")] IPersistentState<Note> state) : Grain, INotedGrain
{
    public Task WriteMany(int times) => Task.WhenAll(Enumerable.Range(0, times).Select(_ => state.WriteStateAsync()));

    public async Task<int> WriteThenRead()
    {
        var write = state.WriteStateAsync();
        var read = state.ReadStateAsync();
        state.State.Count++;
        await write;
        await read;
        return state.State.Count;
    }

    public Task<int> Count() => Task.FromResult(state.State.Count);
}

public sealed class NotingSilo : IAsyncLifetime
{
    public TestSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await TestSilo.Start(silo =>
        silo.Services.AddKeyedSingleton<IGrainStorage>("noting", (_, _) => new NotingStorage()));

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}

public sealed class StorageOrderTests(NotingSilo noting) : IClassFixture<NotingSilo>
{
    private readonly Guid _key = Guid.NewGuid();

    private Probe Probe => Probe.Of(_key);

    private INotedGrain Grain => noting.Silo.Grains.GetGrain<INotedGrain>(_key);

    [Fact]
    public async Task Writes_asked_for_together_are_one_write()
    {
        Probe.Release("write");
        await Grain.WriteMany(10).Soon();
        Probe.Events.ShouldBe(["read", "write", "written"]);
    }

    [Fact]
    public async Task A_read_behind_a_write_needs_no_storage_and_keeps_what_changed_in_memory()
    {
        Probe.Release("write");
        (await Grain.WriteThenRead().Soon()).ShouldBe(1);
        Probe.Events.ShouldBe(["read", "write", "written"]);
    }

    [Fact]
    public async Task An_error_of_the_storage_reaches_the_caller_wrapped()
    {
        Probe.Values["broken"] = true;
        var error = await Should.ThrowAsync<OrleansException>(Grain.Count().Soon());
        error.ToString().ShouldContain("the disk is gone");
    }

    [Fact]
    public async Task Stopping_finishes_a_write_that_has_begun()
    {
        var silo = await TestSilo.Start(s => s.Services.AddKeyedSingleton<IGrainStorage>("noting", (_, _) => new NotingStorage()));
        var call = silo.Grains.GetGrain<INotedGrain>(_key).WriteMany(1);
        await Probe.WaitFor("write");
        var stop = silo.Stop();
        Probe.Release("write");
        await call.Soon();
        await stop.Soon();
        await silo.DisposeAsync();
        Probe.Events.ShouldBe(["read", "write", "written"]);
    }
}
