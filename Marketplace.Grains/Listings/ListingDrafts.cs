using Marketplace.Channels.Seam;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Listings;
using Marketplace.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Grains.Listings;

/// <summary>Says what listings should be: the products with their pictures and their stock as it is now, and the listings' overrides.</summary>
public sealed class ListingDrafts(IObjectStore pictures, IConfiguration configuration)
{
    /// <summary>What is offered of a variant whose stock is not tracked.</summary>
    private const int Untracked = 999;

    /// <param name="rules">Of the connection that the listings are on.</param>
    /// <param name="listings">The listing of each product, with its overrides.</param>
    public async Task<List<(Product Product, ListingDraft Draft)>> BuildAsync(
        MarketplaceDb db, ListingRules rules, IReadOnlyDictionary<Guid, (Guid ListingId, ListingOverrides Overrides)> listings, CancellationToken cancellationToken)
    {
        var ids = listings.Keys.ToList();
        var products = await db.Products.AsNoTracking().AsSplitQuery().Where(p => ids.Contains(p.Id))
            .Include(p => p.Variants.OrderBy(v => v.Position))
            .Include(p => p.Images.Where(i => i.State == ProductImageState.Stored).OrderBy(i => i.Position))
            .ToListAsync(cancellationToken);
        var stock = await QuantityRules.ReadStockAsync(db, rules.ConnectionId, ids, cancellationToken);
        return products.ConvertAll(p => (p, Compose(p, listings[p.Id].ListingId, listings[p.Id].Overrides, stock, rules)));
    }

    private ListingDraft Compose(
        Product product, Guid listingId, ListingOverrides overrides, Dictionary<Guid, (int Available, QuantityLimits Limits)> stock, ListingRules rules) => new(
        listingId,
        overrides.Title ?? product.Title,
        overrides.Description ?? product.Description ?? "",
        product.Currency,
        product.Tags,
        product.Variants.ConvertAll(v => new DraftVariant(
            v.Id, v.Sku, v.Options.ConvertAll(o => new ChannelOption(o.Name, o.Value)), overrides.PriceOf(v.Sku) ?? rules.Price.Apply(v.Price), Quantity(v, stock[v.Id]))),
        product.Images.ConvertAll(Picture),
        overrides.Over(rules.SettingsFor(product.CategoryId)));

    private static int Quantity(Variant variant, (int Available, QuantityLimits Limits) stock) =>
        variant.TrackInventory ? stock.Limits.Shown(stock.Available) : stock.Limits.ShownUntracked(Untracked);

    private readonly Uri _site = configuration.GetValue("PublicUrl", new Uri("http://localhost:5180"))!;

    private DraftImage Picture(ProductImage image) => new(
        image.Id, Path.GetFileName(image.ObjectKey!), image.ContentType!, image.Alt,
        async cancellationToken => await pictures.OpenAsync(image.ObjectKey!, cancellationToken)
            ?? throw new FileNotFoundException("The object store has lost a picture.", image.ObjectKey))
    {
        Address = new Uri(_site, Media.Url(image.ObjectKey!)),
    };
}
