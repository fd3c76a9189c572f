using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Sets quantities of many listings at once: read and written 25 SKUs a call, with an outcome for each. Prices are not touched. A listing without
/// stock stays where it is and shows as out of stock until it has some again.
/// </summary>
internal static class EbayStock
{
    /// <returns>One answer per push, in order.</returns>
    public static async Task<IReadOnlyList<ChannelResult<StockPushed>>> PushAsync(EbayClient client, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken)
    {
        string[] skus = [.. pushes.SelectMany(push => push.Levels.Keys).Distinct(StringComparer.Ordinal)];
        var read = await EbayListings.ReadItemsAsync(client, skus, cancellationToken);
        if (!read.Succeeded)
            return [.. pushes.Select(_ => (ChannelResult<StockPushed>)read.Error)];
        var items = read.Value.Select(json => json.Deserialize(EbayJson.Default.WireItem)!).ToDictionary(item => item.Sku, StringComparer.Ordinal);
        var outcomes = await WriteAsync(client, [.. pushes.SelectMany(push => push.Levels).Where(level => items.ContainsKey(level.Key))], items, cancellationToken);
        var answers = new List<ChannelResult<StockPushed>>(pushes.Count);
        foreach (var push in pushes)
            answers.Add(await AnswerAsync(client, push, items, outcomes, cancellationToken));
        return answers;
    }

    /// <summary>Writes what differs.</summary>
    /// <returns>The error of each SKU that was to be written; null where it was.</returns>
    private static async Task<Dictionary<string, ChannelError?>> WriteAsync(
        EbayClient client, IReadOnlyList<KeyValuePair<string, int>> levels, Dictionary<string, WireItem> items, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, ChannelError?>(StringComparer.Ordinal);
        foreach (var chunk in levels.DistinctBy(level => level.Key).Where(level => level.Value != items[level.Key].Offered || level.Value != items[level.Key].Quantity).Chunk(EbayClient.BatchSize))
        {
            var quantities = new List<WireQuantity>(chunk.Length);
            foreach (var (sku, level) in chunk)
            {
                var quantity = await QuantityAsync(client, items[sku], level, cancellationToken);
                if (quantity.Succeeded)
                    quantities.Add(quantity.Value);
                else
                    outcomes[sku] = quantity.Error;
            }
            if (quantities.Count == 0)
                continue;
            var written = await client.UpdateQuantitiesAsync(quantities, cancellationToken);
            foreach (var quantity in quantities)
            {
                outcomes[quantity.Sku] = written.Error
                    ?? written.Value!.Responses.Where(entry => entry.Sku == quantity.Sku).Select(EbayErrors.Of).FirstOrDefault(error => error is not null);
            }
        }
        return outcomes;
    }

    /// <summary>An offer that sells less than there is has a quantity of its own, which counts.</summary>
    private static async Task<ChannelResult<WireQuantity>> QuantityAsync(EbayClient client, WireItem item, int level, CancellationToken cancellationToken)
    {
        var quantity = new WireQuantity(item.Sku, new WireShipTo(level));
        if (item.Offered == item.Quantity)
            return quantity;
        var offer = await client.FindOfferAsync(item.Sku, cancellationToken);
        if (!offer.Succeeded)
            return offer.Error;
        return offer.Value.Count > 0 && offer.Value.Deserialize(EbayJson.Default.WireOffer)! is { AvailableQuantity: not null } own
            ? quantity with { Offers = [new WireOfferQuantity(own.OfferId, level)] }
            : quantity;
    }

    private static async Task<ChannelResult<StockPushed>> AnswerAsync(
        EbayClient client, StockPush push, Dictionary<string, WireItem> items, Dictionary<string, ChannelError?> outcomes, CancellationToken cancellationToken)
    {
        var before = push.Levels.Keys.Where(items.ContainsKey).ToDictionary(sku => sku, sku => items[sku].Offered, StringComparer.Ordinal);
        if (before.Count == 0)
            return new ChannelError(ChannelErrorKind.Rejected, $"eBay has no item with the SKU {string.Join(", ", push.Levels.Keys)}.", "sku", "sku");
        if (before.Keys.Select(sku => outcomes.GetValueOrDefault(sku)).FirstOrDefault(error => error is not null) is { } error)
            return error;
        var left = before.Keys.Any(sku => push.Levels[sku] > 0) || await HasOthersAsync(client, push, cancellationToken);
        return new StockPushed(before, before.Keys.Any(outcomes.ContainsKey), left ? "active" : "sold_out");
    }

    /// <summary>Whether variations that the push does not name can still be bought. Where eBay does not say, they can.</summary>
    private static async Task<bool> HasOthersAsync(EbayClient client, StockPush push, CancellationToken cancellationToken)
    {
        if (EbayKey.Parse(push.RemoteId).Group is not { } key)
            return false;
        var group = await client.GetGroupAsync(key, cancellationToken);
        if (!group.Succeeded)
            return true;
        string[] others = [.. (group.Value.VariantSKUs ?? []).Where(sku => !push.Levels.ContainsKey(sku))];
        var items = await EbayListings.ReadItemsAsync(client, others, cancellationToken);
        return !items.Succeeded || items.Value.Any(json => json.Deserialize(EbayJson.Default.WireItem)!.Offered > 0);
    }
}
