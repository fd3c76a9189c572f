using Marketplace.Contracts.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans;

namespace Marketplace.Grains.Hosting;

internal sealed class SiloHealth(IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await grains.GetGrain<IPulseGrain>(Guid.Empty).Beat().WaitAsync(s_patience, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
