namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker grain: the first idle one takes a call, else a new one up to the limit, else the least busy.</summary>
internal sealed class StatelessWorkers(Silo silo, GrainClass grainClass, GrainId id) : IReceiver
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public bool HasEnded => false;

    public Activation[] Activations
    {
        get
        {
            lock (_gate)
                return [.. _workers];
        }
    }

    public void Receive(Request request)
    {
        lock (_gate)
            Choose().Receive(request);
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
            _workers.Remove(worker);
    }

    private Activation Choose()
    {
        var best = _workers.Where(w => !w.IsEnding).MinBy(w => w.Load);
        if (best is not null && (best.Load == 0 || _workers.Count >= grainClass.MaxWorkers))
            return best;
        var worker = new Activation(silo, grainClass, id, this);
        _workers.Add(worker);
        return worker;
    }
}
