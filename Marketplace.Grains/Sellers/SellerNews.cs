using Marketplace.Contracts.Sellers;
using Orleans;

namespace Marketplace.Grains.Sellers;

/// <summary>Tells a seller's browsers what changed. Called after the commit: nobody is told what may still be rolled back.</summary>
public sealed class SellerNews(IGrainFactory grains)
{
    public Task TellAsync(Guid sellerId, string type, Guid? id, string? data = null) =>
        grains.GetGrain<ISellerGrain>(sellerId).Publish(new(type, id, data));
}
