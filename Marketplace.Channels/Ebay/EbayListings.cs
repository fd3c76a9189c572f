using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Reads what the account sells. eBay lists items, not offers: each item's offer is one call more. A group is told once, with the first of its
/// members. Listings that were made on eBay's own pages are not among them until the seller moves them to the Inventory API.
/// </summary>
internal static class EbayListings
{
    /// <summary>How many offers are asked for at once.</summary>
    public const int Concurrency = 8;

    /// <summary>eBay's pages in one of ours: what follows each of ours, in the database, takes as long for many listings as for few.</summary>
    private const int PagesAtOnce = 5;

    /// <param name="client">The account.</param>
    /// <param name="cursor">The number of eBay's page.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPageAsync(EbayClient client, string? cursor, CancellationToken cancellationToken)
    {
        var page = int.TryParse(cursor, out var number) && number > 0 ? number : 0;
        var first = await client.GetItemsAsync(page, cancellationToken);
        if (!first.Succeeded)
            return first.Error;
        var last = (first.Value.Total + EbayClient.PageSize - 1) / EbayClient.PageSize;
        var more = Enumerable.Range(page + 1, Math.Clamp(last - page - 1, 0, PagesAtOnce - 1));
        ChannelResult<WireItems>[] pages = [first, .. await Task.WhenAll(more.Select(number => client.GetItemsAsync(number, cancellationToken)))];
        if (pages.FirstOrDefault(read => !read.Succeeded) is { Error: { } refused })
            return refused;
        var found = pages.SelectMany(read => read.Value!.InventoryItems ?? []);
        var reading = new PageReading(client);
        await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, reading.ReadAsync);
        if (reading.Error is { } error)
            return error;
        var next = page + pages.Length < last ? $"{page + pages.Length}" : null;
        return new ChannelPage<RemoteListing>([.. reading.Listings.OrderBy(l => l.RemoteId, StringComparer.Ordinal)], [.. reading.Problems], next, first.Value.Total);
    }

    public static async Task<ChannelResult<RemoteListing>> ReadAsync(EbayClient client, EbayKey key, CancellationToken cancellationToken)
    {
        if (key.Group is { } group)
            return await ReadGroupAsync(client, group, cancellationToken);
        var item = await client.GetItemAsync(key.Sku!, cancellationToken);
        if (!item.Succeeded)
            return item.Error;
        var read = item.Value.Deserialize(EbayJson.Default.WireItem)!;
        var offer = await OfferAsync(client, read.Sku, cancellationToken);
        return !offer.Succeeded ? offer.Error : EbayListingMapper.ToRemote(key, null, [(read, offer.Value)], client.Options.ItemBaseUrl);
    }

    /// <summary>Items by their SKUs, in the order asked for; those that are gone are left out.</summary>
    public static async Task<ChannelResult<IReadOnlyList<JsonElement>>> ReadItemsAsync(EbayClient client, IReadOnlyCollection<string> skus, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>(skus.Count);
        foreach (var chunk in skus.Chunk(EbayClient.BatchSize))
        {
            var answer = await client.GetItemsAsync(chunk, cancellationToken);
            if (!answer.Succeeded)
                return answer.Error;
            if (answer.Value.Responses.Select(EbayErrors.Of).FirstOrDefault(error => error is { Kind: not ChannelErrorKind.NotFound }) is { } error)
                return error;
            items.AddRange(answer.Value.Responses.Select(entry => entry.InventoryItem).OfType<JsonElement>());
        }
        return items;
    }

    private static async Task<ChannelResult<RemoteListing>> ReadGroupAsync(EbayClient client, string key, CancellationToken cancellationToken)
    {
        var group = await client.GetGroupAsync(key, cancellationToken);
        return group.Succeeded ? await ReadGroupAsync(client, key, group.Value, cancellationToken) : group.Error;
    }

    private static async Task<ChannelResult<RemoteListing>> ReadGroupAsync(EbayClient client, string key, WireGroup group, CancellationToken cancellationToken)
    {
        var items = await ReadItemsAsync(client, [.. group.VariantSKUs ?? []], cancellationToken);
        if (!items.Succeeded)
            return items.Error;
        var parts = new List<(WireItem, WireOffer)>();
        foreach (var json in items.Value)
        {
            var item = json.Deserialize(EbayJson.Default.WireItem)!;
            var offer = await OfferAsync(client, item.Sku, cancellationToken);
            if (offer.Succeeded)
                parts.Add((item, offer.Value));
            else if (offer.Error.Kind != ChannelErrorKind.NotFound)
                return offer.Error;
        }
        return parts.Count == 0
            ? new ChannelError(ChannelErrorKind.NotFound, "None of the listing's variations is offered on eBay any more.", "no_offer")
            : EbayListingMapper.ToRemote(EbayKey.OfGroup(key), group, parts, client.Options.ItemBaseUrl);
    }

    private static async Task<ChannelResult<WireOffer>> OfferAsync(EbayClient client, string sku, CancellationToken cancellationToken)
    {
        var offer = await client.FindOfferAsync(sku, cancellationToken);
        return !offer.Succeeded ? offer.Error
            : offer.Value.Count == 0 ? new ChannelError(ChannelErrorKind.NotFound, $"eBay has no offer for the SKU {sku} any more.", "no_offer")
            : offer.Value.Deserialize(EbayJson.Default.WireOffer)!;
    }

    /// <summary>One page's items, read side by side.</summary>
    private sealed class PageReading(EbayClient client)
    {
        private readonly ConcurrentDictionary<string, Lazy<Task<ChannelResult<WireGroup>>>> _groups = new(StringComparer.Ordinal);

        public ConcurrentBag<RemoteListing> Listings { get; } = [];

        public ConcurrentBag<UnmappedRecord> Problems { get; } = [];

        public ChannelError? Error { get; private set; }

        public async ValueTask ReadAsync(JsonElement json, CancellationToken cancellationToken)
        {
            if (Error is not null)
                return;
            try
            {
                var item = json.Deserialize(EbayJson.Default.WireItem)!;
                Take(item.InventoryItemGroupKeys is [var key, ..] ? await GroupOfAsync(item, key, cancellationToken) : await SingleAsync(item, cancellationToken));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                var sku = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("sku", out var id) ? id.ToString() : null;
                Problems.Add(new UnmappedRecord(sku, exception.Message, json.GetRawText()));
            }
        }

        /// <summary>What is not on sale is no listing yet, or none any more.</summary>
        private void Take(ChannelResult<RemoteListing>? read)
        {
            if (read?.Value is { State: not "ended" } listing)
                Listings.Add(listing);
            else if (read?.Error is { Kind: not ChannelErrorKind.NotFound } error)
                Error = error;
        }

        private async Task<ChannelResult<RemoteListing>?> SingleAsync(WireItem item, CancellationToken cancellationToken)
        {
            var offer = await OfferAsync(client, item.Sku, cancellationToken);
            return offer.Succeeded ? EbayListingMapper.ToRemote(new EbayKey(item.Sku, null), null, [(item, offer.Value)], client.Options.ItemBaseUrl) : offer.Error;
        }

        private async Task<ChannelResult<RemoteListing>?> GroupOfAsync(WireItem item, string key, CancellationToken cancellationToken)
        {
            var group = await _groups.GetOrAdd(key, k => new(() => client.GetGroupAsync(k, cancellationToken))).Value;
            if (!group.Succeeded)
                return group.Error;
            return group.Value.VariantSKUs is [var first, ..] && first == item.Sku ? await ReadGroupAsync(client, key, group.Value, cancellationToken) : null;
        }
    }
}
