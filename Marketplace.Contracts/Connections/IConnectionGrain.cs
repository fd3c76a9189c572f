using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Contracts.Connections;

/// <summary>One seller's authorised link to one account on a channel; keyed by the connection's id.</summary>
[Alias("marketplace.connection")]
public interface IConnectionGrain : IGrainWithGuidKey
{
    /// <summary>Operations or webhook events are waiting in the database.</summary>
    [OneWay, Alias("wake")]
    Task Wake();
}
