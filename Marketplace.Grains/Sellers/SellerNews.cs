using Marketplace.Contracts.Sellers;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Grains.Sellers;

/// <summary>Tells a seller's browsers what changed. Called after the commit: nobody is told what may still be rolled back.</summary>
public sealed class SellerNews(IGrainFactory grains, ILogger<SellerNews> log)
{
    public async Task TellAsync(Guid sellerId, string type, Guid? id, string? data = null)
    {
        try
        {
            await grains.GetGrain<ISellerGrain>(sellerId).Publish(new(type, id, data));
        }
        catch (OrleansException failure)
        {
            // What is committed does not depend on who hears of it.
            log.LogDebug(failure, "News of seller {SellerId} were not told.", sellerId);
        }
    }
}
