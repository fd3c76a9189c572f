using Orleans;

namespace Marketplace.Contracts.Health;

/// <summary>Answers, if the silo works: activation, scheduling and delivery. Keyed by the empty id.</summary>
[Alias("marketplace.pulse")]
public interface IPulseGrain : IGrainWithGuidKey
{
    [Alias("beat")]
    Task Beat();
}
