using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Products;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Listings;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Marketplace.Grains.Syncs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Grains.Listings;

/// <summary>Makes a product from a listing found on a channel: text, variants and prices at once, stock taken over, pictures fetched in the background.</summary>
internal sealed class ProductFromListing(TenantDatabase database, StockReconciliation stock, TimeProvider time)
{
    /// <returns>The product; or what stands in the way.</returns>
    public async Task<(Guid? ProductId, string? Problem)> CreateAsync(Guid sellerId, Guid listingId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateContextAsync(sellerId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var listing = await db.Listings.Include(l => l.Variants.OrderBy(v => v.Position)).SingleAsync(l => l.Id == listingId, cancellationToken);
        var remote = JsonSerializer.Deserialize<RemoteListing>(listing.Observed!, JsonSerializerOptions.Web)!;
        var product = await ToProductAsync(db, sellerId, remote, cancellationToken);
        foreach (var (variant, offer) in product.Variants.Zip(listing.Variants))
            (offer.VariantId, offer.Sku) = (variant.Id, variant.Sku);
        var skus = product.Variants.ConvertAll(v => v.Sku);
        if (skus.Distinct(StringComparer.Ordinal).Count() < skus.Count || await db.Variants.AnyAsync(v => skus.Contains(v.Sku), cancellationToken))
            return (null, "A product with one of these SKUs exists already. Link the listing to it instead.");

        db.Add(product);
        db.AddRange(product.Variants.Select(v => new InventoryItem { Id = Guid.CreateVersion7(), SellerId = sellerId, VariantId = v.Id, Sku = v.Sku, UpdatedAt = product.CreatedAt }));
        listing.ProductId = product.Id;
        listing.Version++;
        await db.SaveChangesAsync(cancellationToken);
        var fromChannel = await StockReconciliation.DecideAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), listing.ConnectionId, [listingId], onlyNew: true, int.MaxValue, product.CreatedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await stock.ApplyAsync(sellerId, listing.ConnectionId, fromChannel, cancellationToken);
        return (product.Id, null);
    }

    private async Task<Product> ToProductAsync(MarketplaceDb db, Guid sellerId, RemoteListing remote, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var product = new Product
        {
            Id = Guid.CreateVersion7(now),
            SellerId = sellerId,
            Handle = await FreeHandleAsync(db, remote, cancellationToken),
            Title = remote.Title,
            Description = remote.Description,
            Currency = remote.Currency,
            Tags = [.. remote.Tags],
            CreatedAt = now,
            UpdatedAt = now,
        };
        product.Variants.AddRange(remote.Variants.Select((v, i) => new Variant
        {
            Id = Guid.CreateVersion7(now),
            SellerId = sellerId,
            ProductId = product.Id,
            Position = i,
            Sku = string.IsNullOrWhiteSpace(v.Sku) ? $"{remote.RemoteId}-{i + 1}" : v.Sku,
            Title = v.Options.Count == 0 ? null : string.Join(" / ", v.Options.Select(o => o.Value)),
            Options = [.. v.Options.Select(o => new VariantOption(o.Name, o.Value))],
            Price = v.Price,
            CreatedAt = now,
            UpdatedAt = now,
        }));
        product.Images.AddRange(remote.Images.Select((url, i) => new ProductImage
        {
            Id = Guid.CreateVersion7(now),
            SellerId = sellerId,
            ProductId = product.Id,
            Position = i,
            SourceUrl = url.ToString(),
            State = ProductImageState.Pending,
            CreatedAt = now,
        }));
        return product;
    }

    private static async Task<string> FreeHandleAsync(MarketplaceDb db, RemoteListing remote, CancellationToken cancellationToken)
    {
        var handle = Slug.From(remote.Title);
        return handle.Length == 0 || await db.Products.AnyAsync(p => p.Handle == handle, cancellationToken) ? $"{handle}-{remote.RemoteId}".TrimStart('-') : handle;
    }
}
