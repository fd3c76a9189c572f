using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Api.Lists;
using Marketplace.Contracts.Listings;
using Marketplace.Contracts.Paging;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Listings;
using Marketplace.Data.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Api.Listings;

internal static class ListingQueries
{
    public static async Task<Page<ListingModel>> ListAsync(
        MarketplaceDb db, Guid? connectionId, Guid? productId, string? state, bool unmatched, string? search, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var listings = db.Listings.AsNoTracking();
        if (connectionId is not null)
            listings = listings.Where(l => l.ConnectionId == connectionId);
        if (productId is not null)
            listings = listings.Where(l => l.ProductId == productId);
        if (unmatched)
            listings = listings.Where(l => l.ProductId == null && l.RemoteId != null && l.State != ListingState.Ended);
        if (EnumNames.TryFromText<ListingState>(state, out var wanted))
            listings = listings.Where(l => l.State == wanted);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = LikePattern.Containing(search);
            listings = listings.Where(l => EF.Functions.ILike(l.Title, pattern) || l.Variants.Any(v => EF.Functions.ILike(v.Sku!, pattern)));
        }

        if (after is not null)
            listings = listings.Where(l => l.Id < after);
        var page = await listings.OrderByDescending(l => l.Id).Select(Row).PageAsync(limit, l => l.Id, ToModel, cancellationToken);
        return page with { Items = await SuggestAsync(db, page.Items, cancellationToken) };
    }

    public static async Task<ListingDetail?> FindAsync(MarketplaceDb db, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Listings.AsNoTracking().Where(l => l.Id == id).Select(Row).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var rest = await db.Listings.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.Overrides, l.Observed }).SingleAsync(cancellationToken);
        var variants = await db.ListingVariants.AsNoTracking().Where(v => v.ListingId == id).OrderBy(v => v.Position)
            .Select(v => new ListingVariantModel(
                v.Position, v.RemoteVariantId, v.VariantId, v.Sku, v.Price, v.Quantity,
                db.InventoryItems.Where(i => i.VariantId == v.VariantId).Select(i => (int?)i.Available).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new(
            (await SuggestAsync(db, [ToModel(found)], cancellationToken))[0], JsonSerializer.Deserialize<JsonElement>(rest.Overrides),
            rest.Observed is null ? null : JsonSerializer.Deserialize<JsonElement>(rest.Observed), variants);
    }

    /// <summary>A row as the database gives it.</summary>
    internal sealed record ListingRow(Listing Listing, string Channel, string ConnectionName, string? ProductTitle, string? Sku, string? ObjectKey)
    {
        public Guid Id => Listing.Id;
    }

    private static readonly Expression<Func<Listing, ListingRow>> Row = l => new ListingRow(
        l, l.Connection!.Channel, l.Connection.DisplayName, l.Product == null ? null : l.Product.Title,
        l.Variants.OrderBy(v => v.Position).Select(v => v.Sku).FirstOrDefault(),
        l.Product == null ? null : l.Product.Images.Where(i => i.State == ProductImageState.Stored).OrderBy(i => i.Position).Select(i => i.ObjectKey).FirstOrDefault());

    /// <summary>For the unmatched: the product that each most likely is.</summary>
    private static async Task<IReadOnlyList<ListingModel>> SuggestAsync(MarketplaceDb db, IReadOnlyList<ListingModel> listings, CancellationToken cancellationToken)
    {
        var unmatched = listings.Where(l => l.ProductId is null).Select(l => l.Id).ToArray();
        if (unmatched.Length == 0)
            return listings;
        await db.Database.OpenConnectionAsync(cancellationToken);
        var suggested = (await ((NpgsqlConnection)db.Database.GetDbConnection()).QueryAsync(
                "select listing_id, product_id, title from suggest_products($1)", [unmatched],
                row => (Listing: row.GetGuid(0), Product: new ListingSuggestion(row.GetGuid(1), row.GetString(2))), cancellationToken))
            .ToDictionary(s => s.Listing, s => s.Product);
        return [.. listings.Select(l => suggested.TryGetValue(l.Id, out var product) ? l with { Suggestion = product } : l)];
    }

    private static ListingModel ToModel(ListingRow row)
    {
        var l = row.Listing;
        return new(
            l.Id, l.ConnectionId, row.Channel, row.ConnectionName, l.ProductId, row.ProductTitle, l.RemoteId, l.RemoteUrl is null ? null : new Uri(l.RemoteUrl),
            l.State.ToText(), l.Title, row.Sku, l.Price, l.Currency, l.Quantity, row.ObjectKey is null ? l.ImageUrl : $"/media/{row.ObjectKey}", l.LastError,
            Suggestion: null, l.PublishedAt, l.ObservedAt, l.UpdatedAt);
    }
}
