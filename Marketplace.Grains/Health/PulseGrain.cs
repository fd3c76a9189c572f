using Marketplace.Contracts.Health;
using Orleans;
using Orleans.Concurrency;

namespace Marketplace.Grains.Health;

/// <summary>Answers in the very silo that is asked.</summary>
[StatelessWorker]
internal sealed class PulseGrain : Grain, IPulseGrain
{
    public Task Beat() => Task.CompletedTask;
}
