using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Changes of products that exist.</summary>
internal static class ShopifyPublisher
{
    public static async Task<ChannelResult<RemoteListing>> UpdateAsync(
        ShopifyClient client, string id, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken)
    {
        if (ShopifyRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem)
            return Refuse(problem);
        var settings = ShopifySettings.Read(draft.Settings);
        var current = await ShopifyListings.ReadProductAsync(client, settings, id, pictures: true, cancellationToken);
        if (!current.Succeeded)
            return current.Error;
        var product = current.Value.Product!;
        var input = ShopifyListingMapper.ToSet(draft, settings, product);
        // A listing that was found on Shopify keeps the pictures it has there.
        if (reached.Images.Count > 0)
        {
            var files = await ShopifyPictures.PrepareAsync(client, draft, product.Media.Nodes, reached.Images, cancellationToken);
            if (!files.Succeeded)
                return files.Error;
            input = input with { Files = files.Value };
        }
        var updated = await SetAsync(client, new WireIdentifier(Id: product.Id), input, settings, cancellationToken);
        if (!updated.Succeeded)
            return updated.Error;
        if (reached.Images.Count > 0)
            await checkpoint(reached with { Images = ShopifyPictures.Match(draft, updated.Value) });
        return await ShopifyListings.ReadAsync(client, settings, id, cancellationToken);
    }

    /// <summary>Archived: out of every sales channel, and kept with its history.</summary>
    public static async Task<ChannelResult<Done>> EndAsync(ShopifyClient client, string id, CancellationToken cancellationToken) =>
        await SetStatusAsync(client, id, "ARCHIVED", cancellationToken) is { Kind: not ChannelErrorKind.NotFound } error ? error : Done.Instance;

    public static async Task<ChannelResult<Done>> DeleteAsync(ShopifyClient client, string id, CancellationToken cancellationToken)
    {
        var deleted = await client.DeleteProductAsync(id, cancellationToken);
        var error = deleted.Error ?? ShopifyErrors.Describe(deleted.Value!.ProductDelete.UserErrors);
        return error is { Kind: not ChannelErrorKind.NotFound } ? error : Done.Instance;
    }

    public static async Task<ChannelResult<WireProduct>> SetAsync(
        ShopifyClient client, WireIdentifier identifier, WireProductSet input, ShopifySettings settings, CancellationToken cancellationToken)
    {
        var set = await client.SetProductAsync(identifier, input, settings.Location, cancellationToken);
        if (!set.Succeeded)
            return set.Error;
        if (ShopifyErrors.Describe(set.Value.ProductSet.UserErrors) is { } refused)
            return refused;
        return set.Value.ProductSet.Product is { } product ? product : ShopifyErrors.Gone("the product");
    }

    public static async Task<ChannelError?> SetStatusAsync(ShopifyClient client, string id, string status, CancellationToken cancellationToken)
    {
        var set = await client.SetStatusAsync(id, status, cancellationToken);
        return set.Error ?? ShopifyErrors.Describe(set.Value!.ProductUpdate.UserErrors);
    }

    public static ChannelError Refuse(ListingProblem problem) => new(ChannelErrorKind.Rejected, problem.Message, "check", problem.Field);
}
