using Marketplace.Contracts.Health;
using Orleans;

namespace Marketplace.Grains.Health;

internal sealed class PulseGrain : Grain, IPulseGrain
{
    public Task Beat() => Task.CompletedTask;
}
