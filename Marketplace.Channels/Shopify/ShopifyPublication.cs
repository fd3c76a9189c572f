using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>
/// One publish: a draft with everything in it → shown where the seller sells → active. The draft's handle is chosen before it is made and carries
/// the listing's id, so that an attempt whose answer was lost is found by it, and repeating the attempt changes the same product.
/// </summary>
internal sealed class ShopifyPublication(ShopifyClient client, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, TimeProvider time)
    : ResumedPublication(reached, checkpoint)
{
    private const string HandlePrefix = "handle:", Made = "made", Published = "active";

    private readonly ShopifySettings _settings = ShopifySettings.Read(draft.Settings);

    protected override async Task<ChannelResult<RemoteListing>> ContinueAsync(CancellationToken cancellationToken)
    {
        if (Reached.RemoteId is null && await FindOrMakeAsync(cancellationToken) is { } notMade)
            return notMade;
        var id = Reached.RemoteId!;
        if (Reached.Step != Published)
        {
            if (_settings.Publication is { } publication)
            {
                var shown = await client.PublishAsync(id, publication, cancellationToken);
                if (shown.Error is { } unanswered)
                    return unanswered;
                if (ShopifyErrors.Describe(shown.Value!.PublishablePublish.UserErrors) is { } notShown)
                    return notShown;
            }
            if (await ShopifyPublisher.SetStatusAsync(client, id, "ACTIVE", cancellationToken) is { } notActive)
                return notActive;
            await ReachAsync(Reached with { Step = Published });
        }
        return await ShopifyListings.ReadAsync(client, _settings, id, cancellationToken);
    }

    private async Task<ChannelError?> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        var handle = Reached.Step is { } step && step.StartsWith(HandlePrefix, StringComparison.Ordinal) ? step[HandlePrefix.Length..] : null;
        if (handle is null)
        {
            handle = ListingSlug.Of(draft);
            await ReachAsync(Reached with { StartedAt = time.GetUtcNow(), Step = HandlePrefix + handle });
        }
        var before = await client.GetProductByHandleAsync(handle, _settings.Location, cancellationToken);
        if (!before.Succeeded)
            return before.Error;
        if (before.Value.Shop is { } shop && shop.CurrencyCode != draft.Currency)
            return new ChannelError(ChannelErrorKind.Rejected, $"The Shopify shop sells in {shop.CurrencyCode}, the product's price is in {draft.Currency}.", "currency", "price");
        var product = before.Value.Product;
        if (product is null)
        {
            var made = await MakeAsync(handle, cancellationToken);
            if (!made.Succeeded)
                return made.Error;
            product = made.Value;
        }
        await ReachAsync(Reached with { RemoteId = ShopifyId.Number(product.Id), Images = ShopifyPictures.Match(draft, product), Step = Made });
        return null;
    }

    private async Task<ChannelResult<WireProduct>> MakeAsync(string handle, CancellationToken cancellationToken)
    {
        var files = await ShopifyPictures.PrepareAsync(client, draft, [], Reached.Images, cancellationToken);
        if (!files.Succeeded)
            return files.Error;
        var input = ShopifyListingMapper.ToSet(draft, _settings, existing: null) with { Files = files.Value };
        return await ShopifyPublisher.SetAsync(client, new WireIdentifier(Handle: handle), input, _settings, cancellationToken);
    }
}
