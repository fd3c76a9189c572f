using Marketplace.Contracts;
using Marketplace.Data.Tenancy;
using Orleans;

namespace Marketplace.Grains.Tenancy;

/// <summary>A grain that belongs to a seller. <see cref="TenantGuard"/> lets no other seller's call through to it.</summary>
internal abstract class TenantGrain : Grain
{
    /// <summary>The owner; set on activation, before the first call.</summary>
    public Guid SellerId { get; protected set; }

    /// <summary>Learns the owner of the resource that this grain stands for.</summary>
    /// <param name="kind">connection, listing, inventory_item or import.</param>
    /// <exception cref="NotFoundException">There is no such resource.</exception>
    protected async Task LearnOwnerAsync(TenantDatabase database, string kind, CancellationToken cancellationToken) =>
        SellerId = await database.FindOwnerAsync(kind, this.GetPrimaryKey(), cancellationToken) ?? throw new NotFoundException();
}
