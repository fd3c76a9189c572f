using Marketplace.Contracts;
using Marketplace.Contracts.Sellers;
using Orleans;

namespace Marketplace.Grains.Tenancy;

/// <summary>Refuses a seller's call to another seller's grain, with the words for one that does not exist.</summary>
internal sealed class TenantGuard : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) =>
        context.Grain is TenantGrain grain && ActingSeller.Id is { } caller && caller != grain.SellerId
            ? throw new NotFoundException()
            : context.Invoke();
}
