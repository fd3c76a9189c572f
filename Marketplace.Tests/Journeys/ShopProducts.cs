using Marketplace.Data.Catalogue;
using Marketplace.Data.Inventory;
using Marketplace.Data.Storage;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Grains.Images;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Journeys;

internal static class ShopProducts
{
    /// <summary>Products of one variant with a picture; their SKUs are <c>{prefix}1</c>, <c>{prefix}2</c>, …</summary>
    public static async Task<List<Guid>> AddProductsAsync(this ApiHost api, Guid sellerId, int count, int onHand = 5, string prefix = "SKU", decimal price = 12.50m)
    {
        var pictures = api.Services.GetRequiredService<IObjectStore>();
        await using var db = api.Database.CreateContext(sellerId);
        var (ids, now) = (new List<Guid>(), TimeProvider.System.GetUtcNow());
        for (var i = 1; i <= count; i++)
        {
            var product = Guid.CreateVersion7();
            var variant = Guid.CreateVersion7();
            var key = Media.KeyOf(sellerId, product, Guid.NewGuid(), "png");
            await pictures.WriteAsync(key, new MemoryStream(TestPictures.Png(80, 60)), TestContext.Current.CancellationToken);
            db.Add(new Product
            {
                Id = product,
                SellerId = sellerId,
                Handle = $"{prefix}-{i}".ToLowerInvariant(),
                Title = $"Hand-thrown mug {prefix} {i}",
                Description = "A mug for every day, thrown and glazed by hand.",
                Currency = "USD",
                CreatedAt = now,
                UpdatedAt = now,
            });
            db.Add(new Variant { Id = variant, SellerId = sellerId, ProductId = product, Sku = $"{prefix}{i}", Price = price, CreatedAt = now, UpdatedAt = now });
            db.Add(new InventoryItem { Id = Guid.CreateVersion7(), SellerId = sellerId, VariantId = variant, Sku = $"{prefix}{i}", OnHand = onHand, UpdatedAt = now });
            db.Add(new ProductImage
            {
                Id = Guid.CreateVersion7(),
                SellerId = sellerId,
                ProductId = product,
                ObjectKey = key,
                ContentType = "image/png",
                State = ProductImageState.Stored,
                CreatedAt = now,
            });
            ids.Add(product);
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return ids;
    }
}
