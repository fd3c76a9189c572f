using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Every activation in the process, by identity.</summary>
internal sealed class Catalog(Silo silo)
{
    private const int MaxForwards = 2;

    private readonly ConcurrentDictionary<GrainId, IReceiver> _receivers = new();

    /// <summary>Everything alive, the workers of stateless grains one by one.</summary>
    public IEnumerable<Activation> Activations => _receivers.Values.SelectMany(r => r switch
    {
        Activation activation => [activation],
        StatelessWorkers workers => workers.Activations,
        _ => Array.Empty<Activation>(),
    });

    public IReceiver Get(GrainId id) => _receivers.TryGetValue(id, out var known) ? known
        : ObserverReceiver.IsObserver(id) ? new NoReceiver(silo)
        : _receivers.GetOrAdd(id, Create);

    public void Add(GrainId id, IReceiver receiver) => _receivers[id] = receiver;

    public void Remove(GrainId id) => _receivers.TryRemove(id, out _);

    public void Remove(Activation activation)
    {
        if (!_receivers.TryRemove(new(activation.GrainId, activation)) && _receivers.TryGetValue(activation.GrainId, out var other))
            (other as StatelessWorkers)?.Remove(activation);
    }

    /// <summary>Sends a request on that came to an activation which was ending.</summary>
    public void Forward(Request request, IReceiver? owner)
    {
        if (++request.Forwards > MaxForwards)
        {
            request.Answer(Task.FromException(new OrleansMessageRejectionException(
                $"{request} was not delivered: the grain deactivated {request.Forwards} times before it could run.")));
            return;
        }

        (owner ?? Get(request.Target)).Receive(request);
    }

    private IReceiver Create(GrainId id)
    {
        var grainClass = silo.Classes.Of(id.Type);
        return grainClass.MaxWorkers > 0 ? new StatelessWorkers(silo, grainClass, id) : new Activation(silo, grainClass, id, null);
    }
}
