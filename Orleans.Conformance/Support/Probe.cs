using System.Collections.Concurrent;

namespace Orleans.Conformance;

/// <summary>Where a test and the grains of one key meet: they write down what happens and wait for each other by name.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<Guid, Probe> Known = new();

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new();
    private readonly ConcurrentQueue<string> _events = new();

    public string[] Events => [.. _events];

    public ConcurrentDictionary<string, object?> Values { get; } = new();

    public static Probe Of(Guid key) => Known.GetOrAdd(key, static _ => new Probe());

    public static Probe Of(IAddressable grain) => Of(grain.GetPrimaryKey());

    public void Note(string what) => _events.Enqueue(what);

    public void Signal(string name) => Get(name).TrySetResult();

    public bool IsSignalled(string name) => Get(name).Task.IsCompleted;

    public Task WaitFor(string name) => Get(name).Task.WaitAsync(Patience);

    /// <summary>Says that it has arrived, and waits to be let go.</summary>
    public Task Pass(string name)
    {
        Signal(name);
        return WaitFor($"{name}, go");
    }

    public void Release(string name) => Signal($"{name}, go");

    private TaskCompletionSource Get(string name) =>
        _signals.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
