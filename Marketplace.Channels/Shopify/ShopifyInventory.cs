using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>
/// Sets quantities at the seller's location, each only if it still is what was read. When it is not, something was sold or counted in Shopify
/// meanwhile, or the quantities were set and the answer was lost: they are read again. What already is as it was to be set stays. Of the rest, what
/// went away since the first reading is taken off what is set, because those sales are not in our stock yet. A variant that is to have nothing left is no
/// longer sold without stock, either: the unit that would be sold has been sold elsewhere.
/// </summary>
internal static class ShopifyInventory
{
    private const int Attempts = 4;

    /// <summary>Quantities in one call.</summary>
    private const int Batch = 200;

    public static async Task<ChannelResult<StockPushed>> PushAsync(ShopifyClient client, ShopifySettings settings, StockPush push, CancellationToken cancellationToken)
    {
        if (settings.Location is not { } location)
            return new ChannelError(ChannelErrorKind.Rejected, "Choose the location whose stock is kept here in the connection's settings.", "location", ShopifySettings.Names.Location);
        Dictionary<string, int>? first = null;
        var denied = false;
        var sent = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var read = await ShopifyListings.ReadProductAsync(client, settings, push.RemoteId, pictures: false, cancellationToken);
            if (!read.Succeeded)
                return read.Error;
            WireVariant[] variants = [.. read.Value.Product!.Variants.Nodes.Where(variant => variant.Sku is { } sku && push.Levels.ContainsKey(sku))];
            if (ProblemOf(variants, push) is { } problem)
                return problem;
            var sellingOn = Array.FindAll(variants, variant => variant.SellsWithoutStock && push.Levels[variant.Sku!] <= 0);
            if (sellingOn.Length > 0 && await DenyAsync(client, read.Value.Product.Id, sellingOn, cancellationToken) is { } notDenied)
                return notDenied;
            denied |= sellingOn.Length > 0;
            var now = variants.DistinctBy(variant => variant.Sku).ToDictionary(variant => variant.Sku!, ShopifyListingMapper.Quantity, StringComparer.Ordinal);
            first ??= now;
            (string Item, int From, int To)[] changes =
            [
                .. from variant in variants
                   let shown = ShopifyListingMapper.Quantity(variant)
                   let wanted = Decide(push.Levels[variant.Sku!], first.GetValueOrDefault(variant.Sku!, shown), shown)
                   let item = ShopifyId.Number(variant.InventoryItem!.Id)
                   where shown != wanted && !(sent.TryGetValue(item, out var before) && before == shown)
                   select (item, shown, wanted),
            ];
            if (changes.Length == 0)
                return new StockPushed(now, attempt > 1 || denied, StateOf(read.Value.Product, push));
            foreach (var (item, _, to) in changes)
                sent[item] = to;
            var (stale, error) = await SetAsync(client, changes, location, cancellationToken);
            if (error is not null)
                return error;
            if (!stale)
                return new StockPushed(now, Changed: true, StateOf(read.Value.Product, push));
        }
        return new ChannelError(ChannelErrorKind.Unavailable, "The stock in Shopify keeps changing. It is set again in a moment.", "COMPARE_QUANTITY_STALE");
    }

    /// <summary>What is to be set, given what Shopify showed first and shows now.</summary>
    internal static int Decide(int wanted, int first, int now) => Math.Max(0, wanted - Math.Max(0, first - now));

    private static async Task<ChannelError?> DenyAsync(ShopifyClient client, string product, WireVariant[] variants, CancellationToken cancellationToken)
    {
        var set = await client.SetPolicyAsync(product, variants.Select(variant => variant.Id), WireVariant.Deny, cancellationToken);
        return set.Error ?? ShopifyErrors.Describe(set.Value!.ProductVariantsBulkUpdate.UserErrors);
    }

    private static async Task<(bool Stale, ChannelError? Error)> SetAsync(
        ShopifyClient client, IEnumerable<(string Item, int From, int To)> changes, string location, CancellationToken cancellationToken)
    {
        foreach (var batch in changes.Chunk(Batch))
        {
            var set = await client.SetStockAsync(batch, location, cancellationToken);
            if (!set.Succeeded)
                return (false, set.Error);
            var errors = set.Value.InventorySetQuantities.UserErrors;
            if (errors.Any(error => error.Code is "COMPARE_QUANTITY_STALE" or "CHANGE_FROM_QUANTITY_STALE"))
                return (true, null);
            if (ShopifyErrors.Describe(errors) is { } refused)
                return (false, refused);
        }
        return (false, null);
    }

    private static ChannelError? ProblemOf(WireVariant[] variants, StockPush push)
    {
        if (variants.Length == 0)
            return new ChannelError(ChannelErrorKind.Rejected, $"The Shopify product has no variant with the SKU {string.Join(", ", push.Levels.Keys)}.", "sku", "sku");
        if (variants.FirstOrDefault(variant => variant.InventoryItem is not { Tracked: true }) is { } untracked)
            return new ChannelError(ChannelErrorKind.Rejected, $"Shopify does not count the stock of {untracked.Sku}. Switch on 'Track quantity' for it in Shopify.", "tracked", "quantity");
        return variants.FirstOrDefault(variant => variant.InventoryItem!.InventoryLevel is null) is { } elsewhere
            ? new ChannelError(
                ChannelErrorKind.Rejected, $"{elsewhere.Sku} is not stocked at the location that is chosen for this shop. Stock it there in Shopify, or choose another location in the settings.",
                "ITEM_NOT_STOCKED_AT_LOCATION", ShopifySettings.Names.Location)
            : null;
    }

    /// <summary>The product's state once the quantities are what they shall be. With nothing left, no variant of ours is sold on.</summary>
    private static string StateOf(WireProduct product, StockPush push)
    {
        var state = ShopifyListingMapper.State(product);
        return state is not ("active" or "sold_out") ? state
            : product.Variants.Nodes.All(variant => push.Levels.TryGetValue(variant.Sku ?? "", out var level)
                ? level <= 0
                : !variant.SellsWithoutStock && ShopifyListingMapper.Quantity(variant) <= 0) ? "sold_out"
            : "active";
    }
}
