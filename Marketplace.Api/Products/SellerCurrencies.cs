using System.Collections.Concurrent;
using Marketplace.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Api.Products;

/// <summary>Each seller's own currency; it is chosen at registration and stays.</summary>
internal sealed class SellerCurrencies(TenantDatabase database)
{
    private readonly ConcurrentDictionary<Guid, string> _known = [];

    public async ValueTask<string> OfAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(sellerId, out var currency))
            return currency;
        await using var db = database.CreateContext(sellerId);
        return _known[sellerId] = await db.Sellers.Where(s => s.Id == sellerId).Select(s => s.Currency).SingleAsync(cancellationToken);
    }
}
