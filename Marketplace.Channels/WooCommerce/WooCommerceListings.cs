using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Reads products, page by page or one. A variation is read through its product. Left out are grouped and external products, which have no stock of
/// their own, and those that wait for a review, which may be half of a publish.
/// </summary>
/// <param name="concurrency">How many products' variations are read side by side.</param>
internal sealed class WooCommerceListings(WooCommerceClient client, int concurrency)
{
    /// <summary>Pages of the store in one of ours: what follows each of ours, in the database, takes as long for many products as for few.</summary>
    private const int PagesAtOnce = 10;

    private const string ChangesPrefix = "changed|";

    public static string ChangedSince(DateTimeOffset time) => ChangesPrefix + time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static bool ReadsChanges(string cursor) => cursor.StartsWith(ChangesPrefix, StringComparison.Ordinal);

    /// <param name="cursor"><c>page|total|currency</c>, and before it <c>changed|time|</c> where only changes are read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPageAsync(string? cursor, CancellationToken cancellationToken)
    {
        var at = WooCommerceCursor.Parse(cursor);
        var currency = at.Extra;
        if (currency is null)
        {
            var told = await client.GetCurrencyAsync(cancellationToken);
            if (!told.Succeeded)
                return told.Error;
            currency = told.Value;
        }
        using var turns = new SemaphoreSlim(concurrency);
        var read = await ReadPagesAsync(at, turns, cancellationToken);
        if (read.FirstOrDefault(page => !page.Succeeded) is { Error: { } error })
            return error;
        var pages = read.ConvertAll(page => page.Value!);
        var mapped = await MapAsync([.. pages.SelectMany(page => page.Items)], currency, turns, cancellationToken);
        if (!mapped.Succeeded)
            return mapped.Error;
        return mapped.Value with { Next = at.After(pages[^1].Items.Count, pages.ConvertAll(page => page.Total), currency)?.ToString(), Total = pages[^1].Total };
    }

    public async Task<ChannelResult<RemoteListing>> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var currency = await client.GetCurrencyAsync(cancellationToken);
        if (!currency.Succeeded)
            return currency.Error;
        var product = await client.GetProductAsync(id, cancellationToken);
        if (!product.Succeeded)
            return product.Error;
        // What is in the trash can still be read.
        if (product.Value.Status == "trash")
            return new ChannelError(ChannelErrorKind.NotFound, "The product is in your store's trash.", "trash");
        var variations = await ReadVariationsAsync(client, product.Value, cancellationToken);
        return variations.Succeeded ? WooCommerceListingMapper.ToRemote(product.Value, variations.Value, currency.Value) : variations.Error;
    }

    /// <summary>All variations of a product; none of a simple one.</summary>
    public static async Task<ChannelResult<IReadOnlyList<WireVariation>>> ReadVariationsAsync(WooCommerceClient client, WireProduct product, CancellationToken cancellationToken)
    {
        var all = new List<WireVariation>();
        if (!product.IsVariable || product.Variations.Count == 0)
            return all;
        for (var page = 1; ; page++)
        {
            var read = await client.GetVariationsAsync(WooCommerceListingMapper.Id(product.Id), page, cancellationToken);
            if (!read.Succeeded)
                return read.Error;
            all.AddRange(read.Value.Items);
            if (read.Value.Items.Count == 0 || all.Count >= read.Value.Total)
                return all;
        }
    }

    /// <summary>The first page tells how many there are; those that follow are read side by side.</summary>
    private async Task<List<ChannelResult<WooCommercePage<JsonElement>>>> ReadPagesAsync(WooCommerceCursor at, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        // "After" is later than: a product of that very second is read, too.
        var since = at.Since?.AddSeconds(-1);
        var first = await client.GetProductsAsync(at.Page, since, cancellationToken);
        if (!first.Succeeded)
            return [first];
        var last = (first.Value.Total + WooCommerceClient.Most - 1) / WooCommerceClient.Most;
        var more = Enumerable.Range(at.Page + 1, Math.Clamp(last - at.Page, 0, PagesAtOnce - 1));
        return [first, .. await Task.WhenAll(more.Select(page => InTurnAsync(turns, () => client.GetProductsAsync(page, since, cancellationToken), cancellationToken)))];
    }

    private static async Task<T> InTurnAsync<T>(SemaphoreSlim turns, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await call();
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<ChannelResult<ChannelPage<RemoteListing>>> MapAsync(IReadOnlyList<JsonElement> page, string currency, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        var (records, problems) = (new ChannelResult<RemoteListing>?[page.Count], new UnmappedRecord?[page.Count]);
        await Task.WhenAll(page.Index().Select(product => MapOneAsync(product.Index, product.Item)));
        if (records.FirstOrDefault(record => record is { Succeeded: false }) is { Error: { } error })
            return error;
        return new ChannelPage<RemoteListing>([.. records.OfType<ChannelResult<RemoteListing>>().Select(record => record.Value!)], [.. problems.OfType<UnmappedRecord>()], null, null);

        async Task MapOneAsync(int index, JsonElement json)
        {
            try
            {
                var product = json.Deserialize(WooCommerceJson.Default.WireProduct)!;
                if (product.Type is "grouped" or "external" || product.Status is "pending" or "trash" or "auto-draft")
                    return;
                records[index] = await MapProductAsync(product, turns, currency, cancellationToken);
                // Deleted since the page was read.
                if (records[index] is { Error.Kind: ChannelErrorKind.NotFound })
                    records[index] = null;
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                problems[index] = new UnmappedRecord(WooCommerceOrders.IdOf(json), exception.Message, json.GetRawText());
            }
        }
    }

    private async Task<ChannelResult<RemoteListing>> MapProductAsync(WireProduct product, SemaphoreSlim turns, string currency, CancellationToken cancellationToken)
    {
        if (!product.IsVariable)
            return WooCommerceListingMapper.ToRemote(product, [], currency);
        var variations = await InTurnAsync(turns, () => ReadVariationsAsync(client, product, cancellationToken), cancellationToken);
        return variations.Succeeded ? WooCommerceListingMapper.ToRemote(product, variations.Value, currency) : variations.Error;
    }
}
