using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>
/// Sets quantities. Etsy takes only whole inventories, prices included, and has no conditional write: the inventory is read immediately before,
/// and only quantities are changed in it. A price that the seller changes on Etsy within that one round trip is the part that remains.
/// </summary>
internal static class EtsyInventory
{
    private const string SoldOut = "sold_out";

    public static async Task<ChannelResult<StockPushed>> PushAsync(EtsyClient client, StockPush push, CancellationToken cancellationToken)
    {
        var read = await client.GetInventoryAsync(push.RemoteId, cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var (current, state) = (EtsyInventoryMapper.Unchanged(read.Value), read.Value.Listing?.State ?? "active");
        var before = current.Products.Where(product => push.Levels.ContainsKey(product.Sku ?? ""))
            .GroupBy(product => product.Sku!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Offerings[0].Quantity, StringComparer.Ordinal);
        if (before.Count == 0)
            return new ChannelError(ChannelErrorKind.Rejected, $"The Etsy listing has no variation with the SKU {string.Join(", ", push.Levels.Keys)}.", "sku", "sku");

        var wanted = EtsyInventoryMapper.WithQuantities(current, push.Levels);
        if (EtsyInventoryMapper.Total(wanted) == 0)
            return await TakeOffSaleAsync(client, push, state, before, cancellationToken);
        var relist = state == SoldOut || (state == "inactive" && push.SoldOut);
        if (!relist && EtsyInventoryMapper.Same(current, wanted))
            return new StockPushed(before, Changed: false, EtsyListingMapper.State(state));
        if (state == SoldOut)
        {
            // "Setting a sold_out listing to active will update the quantity to 1 and renew the listing" (updateListing): so before the quantities are set.
            if (await ActivateAsync(client, push.RemoteId, cancellationToken) is { } notRenewed)
                return notRenewed;
            (relist, state) = (false, "active");
        }
        if (await client.UpdateInventoryAsync(push.RemoteId, wanted, cancellationToken) is { Error: { } notWritten })
            return notWritten;
        if (relist && await ActivateAsync(client, push.RemoteId, cancellationToken) is { } notActive)
            return notActive;
        return new StockPushed(before, Changed: true, relist ? "active" : EtsyListingMapper.State(state));
    }

    /// <summary>
    /// Etsy refuses an inventory in which nothing can be bought, so a listing without stock is switched off and keeps the quantities it had;
    /// a push with <see cref="StockPush.SoldOut"/> puts it back.
    /// </summary>
    private static async Task<ChannelResult<StockPushed>> TakeOffSaleAsync(
        EtsyClient client, StockPush push, string state, IReadOnlyDictionary<string, int> before, CancellationToken cancellationToken)
    {
        if (state != "active")
            return new StockPushed(before, Changed: false, push.SoldOut ? SoldOut : EtsyListingMapper.State(state));
        return await client.UpdateListingAsync(push.RemoteId, [new("state", "inactive")], cancellationToken) is { Error: { } error }
            ? error
            : new StockPushed(before, Changed: true, SoldOut);
    }

    private static async Task<ChannelError?> ActivateAsync(EtsyClient client, string id, CancellationToken cancellationToken) =>
        (await client.UpdateListingAsync(id, [new("state", "active")], cancellationToken)).Error;
}
