using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>Ends and deletes listings, and what publishing and updating share.</summary>
internal static class EbayPublisher
{
    public static ChannelError Refuse(ListingProblem problem) => new(ChannelErrorKind.Rejected, problem.Message, "check", problem.Field);

    public static async Task<ChannelResult<Done>> EndAsync(EbayClient client, EbayKey key, EbaySettings settings, CancellationToken cancellationToken)
    {
        var ended = key.Group is { } group
            ? await EndGroupAsync(client, group, settings, cancellationToken)
            : await EndSingleAsync(client, key.Sku!, cancellationToken);
        return ended is { Kind: not ChannelErrorKind.NotFound } ? ended : Done.Instance;
    }

    /// <summary>Items take their offers, and those their listing, with them.</summary>
    public static async Task<ChannelResult<Done>> DeleteAsync(EbayClient client, EbayKey key, EbaySettings settings, CancellationToken cancellationToken)
    {
        string[] skus = [key.Sku ?? ""];
        if (key.Group is { } group)
        {
            var read = await client.GetGroupAsync(group, cancellationToken);
            if (!read.Succeeded)
                return read.Error.Kind == ChannelErrorKind.NotFound ? Done.Instance : read.Error;
            if (await EndGroupAsync(client, group, settings, cancellationToken) is { Kind: not ChannelErrorKind.NotFound } notEnded)
                return notEnded;
            if (await client.DeleteGroupAsync(group, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } notDeleted })
                return notDeleted;
            skus = [.. read.Value.VariantSKUs ?? []];
        }
        foreach (var sku in skus)
        {
            if (await client.DeleteItemAsync(sku, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } error })
                return error;
        }
        return Done.Instance;
    }

    /// <summary>One by itself, more in bulk.</summary>
    public static async Task<ChannelError?> PutItemsAsync(EbayClient client, IEnumerable<(string Sku, JsonObject Item)> items, string language, CancellationToken cancellationToken)
    {
        foreach (var chunk in items.Chunk(EbayClient.BatchSize))
        {
            if (chunk is [var only])
            {
                if (await client.PutItemAsync(only.Sku, only.Item, language, cancellationToken) is { Error: { } error })
                    return error;
            }
            else if (FirstError(await client.PutItemsAsync(chunk, language, cancellationToken)) is { } error)
            {
                return error;
            }
        }
        return null;
    }

    /// <summary>One by itself, more in bulk.</summary>
    public static async Task<ChannelError?> CreateOffersAsync(EbayClient client, IEnumerable<JsonObject> offers, string language, CancellationToken cancellationToken)
    {
        foreach (var chunk in offers.Chunk(EbayClient.BatchSize))
        {
            var error = chunk is [var only]
                ? (await client.CreateOfferAsync(only, language, cancellationToken)).Error
                : FirstError(await client.CreateOffersAsync(chunk, language, cancellationToken));
            if (error is not null)
                return error;
        }
        return null;
    }

    public static ChannelError? FirstError(ChannelResult<WireBulkAnswer> answer) =>
        answer.Succeeded ? answer.Value.Responses.Select(EbayErrors.Of).FirstOrDefault(error => error is not null) : answer.Error;

    private static async Task<ChannelError?> EndSingleAsync(EbayClient client, string sku, CancellationToken cancellationToken)
    {
        var found = await client.FindOfferAsync(sku, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        return found.Value.Count > 0 && found.Value.Deserialize(EbayJson.Default.WireOffer)! is { IsPublished: true } offer
            ? (await client.WithdrawAsync(offer.OfferId, cancellationToken)).Error
            : null;
    }

    private static async Task<ChannelError?> EndGroupAsync(EbayClient client, string group, EbaySettings settings, CancellationToken cancellationToken)
    {
        var ended = await client.WithdrawGroupAsync(group, settings.Site.Id, cancellationToken);
        if (ended.Error is not { Kind: ChannelErrorKind.Rejected } refused)
            return ended.Error;
        // One that is not on sale cannot be withdrawn, and need not be.
        var listing = await EbayListings.ReadAsync(client, EbayKey.OfGroup(group), cancellationToken);
        return listing is { Succeeded: true, Value.State: "ended" } or { Error.Kind: ChannelErrorKind.NotFound } ? null : refused;
    }
}
