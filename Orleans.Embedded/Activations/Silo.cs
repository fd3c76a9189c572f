using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The runtime of one host: everything the parts share.</summary>
internal sealed class Silo : IDisposable
{
    private static readonly DeactivationReason ShuttingDown = new(DeactivationReasonCode.ShuttingDown, "The silo stops.");

    private readonly IdleCollector _collector;
    private volatile bool _open;

    public Silo(IServiceProvider services, TimeProvider time, ILogger<Silo> log, GrainClasses classes,
        IOptions<ClusterOptions> cluster, IOptions<SiloMessagingOptions> messaging, IOptions<GrainCollectionOptions> collection,
        IEnumerable<IIncomingGrainCallFilter> incoming, IEnumerable<IOutgoingGrainCallFilter> outgoing)
    {
        (Services, Time, Log, Classes) = (services, time, log, classes);
        (Cluster, Messaging, Collection) = (cluster.Value, messaging.Value, collection.Value);
        ResponseTimeout = Messaging.EffectiveResponseTimeout;
        (IncomingFilters, OutgoingFilters) = ([.. incoming], [.. outgoing]);
        Catalog = new Catalog(this);
        Factory = new GrainFactory(this);
        InFlight = new InFlight(time);
        _collector = new IdleCollector(this, Collection);
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public GrainClasses Classes { get; }

    public ClusterOptions Cluster { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeSpan ResponseTimeout { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    public Catalog Catalog { get; }

    public GrainFactory Factory { get; }

    public InFlight InFlight { get; }

    public void Open()
    {
        _open = true;
        _collector.Start();
    }

    /// <summary>
    /// Refuses calls from outside, lets running ones finish, and ends every activation. A grain that finishes may still call another,
    /// which activates it anew, so it is done when nothing is left.
    /// </summary>
    public async Task Close(CancellationToken cancellation)
    {
        _open = false;
        _collector.Dispose();
        while (Catalog.Activations.ToArray() is { Length: > 0 } activations)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var activation in activations)
                activation.Deactivate(ShuttingDown, cancellation);
            await Task.WhenAll(activations.Select(a => a.Deactivated)).WaitAsync(cancellation);
        }
    }

    public void DemandRunning(Request request)
    {
        if (!_open && request.Source is null)
            throw new OrleansException($"{request} cannot be delivered: the silo is not running.");
    }

    /// <summary>Gives work a time, which it should heed and which ends the wait for it either way.</summary>
    /// <exception cref="TimeoutException">The time is up.</exception>
    public async Task Within(TimeSpan timeout, Func<CancellationToken, Task> work, string failure)
    {
        using var time = new CancellationTokenSource();
        var task = work(time.Token);
        try
        {
            await (task.IsCompleted ? task : task.WaitAsync(timeout, Time));
        }
        catch (TimeoutException e) when (!task.IsCompleted)
        {
            await time.CancelAsync();
            throw new TimeoutException($"{failure} ({timeout}).", e);
        }
    }

    public void Dispose()
    {
        _collector.Dispose();
        InFlight.Dispose();
    }
}
