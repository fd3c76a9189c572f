using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Reads products: all of them by a bulk operation, those that changed page by page, or one.</summary>
internal static class ShopifyListings
{
    /// <summary>A notification about stock names an inventory item; the product is found through it.</summary>
    public const string ItemPrefix = "inventory_item:";

    private const string ChangesPrefix = "changed|";

    public static string ChangedSince(DateTimeOffset time) => ChangesPrefix + time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static bool ReadsChanges(string cursor) => cursor.StartsWith(ChangesPrefix, StringComparison.Ordinal);

    /// <param name="client">The shop.</param>
    /// <param name="settings">The seller's choices.</param>
    /// <param name="cursor"><c>changed|time</c> or <c>changed|time|page</c>; else a bulk operation's.</param>
    /// <param name="time">To wait by.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPageAsync(
        ShopifyClient client, ShopifySettings settings, string? cursor, TimeProvider time, CancellationToken cancellationToken)
    {
        if (cursor is null || !ReadsChanges(cursor))
            return await new ShopifyBulk(client, settings, time).ReadPageAsync(cursor, cancellationToken);
        var parts = cursor.Split('|');
        var since = DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var page = await ReadChangedAsync(client, settings, since, parts.Length == 3 ? parts[2] : null, cancellationToken);
        return page is { Succeeded: true, Value.Next: { } next } ? page.Value with { Next = $"{ChangedSince(since)}|{next}" } : page;
    }

    /// <summary>Products changed since a time, oldest change first; one that is a draft now is not on sale, and left out.</summary>
    private static async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadChangedAsync(
        ShopifyClient client, ShopifySettings settings, DateTimeOffset since, string? cursor, CancellationToken cancellationToken)
    {
        var page = await client.GetChangedProductsAsync(since, cursor, settings.Location, cancellationToken);
        if (!page.Succeeded)
            return page.Error;
        var (records, problems) = (new List<RemoteListing>(), new List<UnmappedRecord>());
        foreach (var json in page.Value.Products.Nodes)
        {
            try
            {
                var product = json.Deserialize(ShopifyJson.Default.WireProduct)!;
                if (product.Status == "DRAFT")
                    continue;
                var whole = await CompleteAsync(client, settings, product, cancellationToken);
                if (!whole.Succeeded)
                    return whole.Error;
                records.Add(ShopifyListingMapper.ToRemote(whole.Value, page.Value.Shop.CurrencyCode));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                problems.Add(new UnmappedRecord(json.TryGetProperty("id", out var id) ? ShopifyId.Number(id.ToString()) : null, exception.Message, json.GetRawText()));
            }
        }
        return new ChannelPage<RemoteListing>(records, problems, page.Value.Products.Next, null);
    }

    /// <param name="client">The shop.</param>
    /// <param name="settings">The seller's choices.</param>
    /// <param name="id">A product's number, or an inventory item's after <see cref="ItemPrefix"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<RemoteListing>> ReadAsync(ShopifyClient client, ShopifySettings settings, string id, CancellationToken cancellationToken)
    {
        if (id.StartsWith(ItemPrefix, StringComparison.Ordinal))
        {
            var item = await client.GetProductOfItemAsync(id[ItemPrefix.Length..], cancellationToken);
            if (!item.Succeeded)
                return item.Error;
            if (item.Value.InventoryItem is not { } found)
                return ShopifyErrors.Gone("the product");
            id = ShopifyId.Number(found.Variant.Product.Id);
        }
        var read = await ReadProductAsync(client, settings, id, pictures: true, cancellationToken);
        return read.Succeeded ? ShopifyListingMapper.ToRemote(read.Value.Product!, read.Value.Shop!.CurrencyCode) : read.Error;
    }

    /// <summary>The product with all of its variants, and the shop's currency.</summary>
    public static async Task<ChannelResult<WireProductAnswer>> ReadProductAsync(
        ShopifyClient client, ShopifySettings settings, string id, bool pictures, CancellationToken cancellationToken)
    {
        var read = await client.GetProductAsync(id, settings.Location, pictures, after: null, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        if (read.Value.Product is null)
            return ShopifyErrors.Gone("the product");
        var whole = await CompleteAsync(client, settings, read.Value.Product, cancellationToken);
        return whole.Succeeded ? read.Value with { Product = whole.Value } : whole.Error;
    }

    private static async Task<ChannelResult<WireProduct>> CompleteAsync(ShopifyClient client, ShopifySettings settings, WireProduct product, CancellationToken cancellationToken)
    {
        while (product.Variants.Next is { } after)
        {
            var more = await client.GetProductAsync(ShopifyId.Number(product.Id), settings.Location, pictures: false, after, cancellationToken);
            if (!more.Succeeded)
                return more.Error;
            if (more.Value.Product is not { } next)
                return ShopifyErrors.Gone("the product");
            product = product with { Variants = new([.. product.Variants.Nodes, .. next.Variants.Nodes], next.Variants.PageInfo) };
        }
        return product;
    }
}
