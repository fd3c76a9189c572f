using System.Globalization;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>
/// Reads all products by a bulk operation, which costs ten points for any number of them: started, awaited, and its file read part by part. The
/// cursor says how far it has come, so that a crash goes on with the same operation.
/// </summary>
internal sealed class ShopifyBulk(ShopifyClient client, ShopifySettings settings, TimeProvider time)
{
    private const string Waiting = "waiting";

    /// <summary>About a thousand products.</summary>
    private const int PartBytes = 1024 * 1024;

    /// <summary>A single product with all its variants takes a few megabytes at most; the pipeline takes 32 MB.</summary>
    private const int LargestPart = 16 * PartBytes;

    private static readonly TimeSpan _firstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(3);

    /// <summary>After this long the page is given back empty, so that its run shows that it lives.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <param name="cursor">Null, <c>waiting</c> while another bulk operation of ours runs, <c>id</c>, or <c>id:offset</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPageAsync(string? cursor, CancellationToken cancellationToken)
    {
        if (cursor is null or Waiting)
            return await StartAsync(cursor is Waiting, cancellationToken);
        var parts = cursor.Split(':');
        var offset = parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;
        var read = await AwaitAsync(parts[0], cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        return read.Value switch
        {
            { Node: null } => ShopifyErrors.Gone("the list of products that was being read"),
            { Node: { Status: "COMPLETED" } operation, Shop: var shop } => await ReadPartAsync(parts[0], operation, offset, shop.CurrencyCode, cancellationToken),
            { Node.Status: "CREATED" or "RUNNING" } => Empty(cursor),
            { Node.Status: var status } => new ChannelError(ChannelErrorKind.Unavailable, $"Shopify could not put the products together ({status.ToLowerInvariant()}). Start the import again.", status),
        };
    }

    private async Task<ChannelResult<ChannelPage<RemoteListing>>> StartAsync(bool again, CancellationToken cancellationToken)
    {
        if (again)
            await Task.Delay(_longestWait, time, cancellationToken);
        var started = await client.StartBulkAsync(settings.Location, cancellationToken);
        if (!started.Succeeded)
            return started.Error;
        var (operation, errors) = started.Value.BulkOperationRunQuery;
        if (errors.Any(error => error.Code == "OPERATION_IN_PROGRESS"))
            return Empty(Waiting);
        return ShopifyErrors.Describe(errors) is { } refused ? refused : Empty(ShopifyId.Number(operation!.Id));
    }

    private async Task<ChannelResult<WireBulkAnswer>> AwaitAsync(string id, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var wait = _firstWait; ; wait = wait * 2 < _longestWait ? wait * 2 : _longestWait)
        {
            var read = await client.GetBulkAsync(id, cancellationToken);
            if (read is not { Succeeded: true, Value.Node.Status: "CREATED" or "RUNNING" } || time.GetElapsedTime(start) > _patience)
                return read;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPartAsync(
        string id, WireBulkOperation operation, long offset, string currency, CancellationToken cancellationToken)
    {
        // Nothing was found.
        if (operation is not { Url: { } file, FileSize: { } size })
            return Empty(null);
        for (var length = PartBytes; ; length *= 2)
        {
            var part = await client.GetRangeAsync(file, offset, length, cancellationToken);
            if (!part.Succeeded)
                return part.Error;
            var (page, taken) = ShopifyBulkFile.Read(part.Value, last: offset + part.Value.Length >= size, currency);
            if (taken == 0 && length >= LargestPart)
                return new ChannelError(ChannelErrorKind.Rejected, "A product of this shop is too large to be read.", "size");
            if (taken == 0)
                continue;
            return page with
            {
                Next = offset + taken < size ? string.Create(CultureInfo.InvariantCulture, $"{id}:{offset + taken}") : null,
                Total = (int)operation.RootObjectCount,
            };
        }
    }

    private static ChannelPage<RemoteListing> Empty(string? next) => new([], [], next, null);
}
