using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>Changes of products that exist.</summary>
internal static class WooCommercePublisher
{
    public static async Task<ChannelResult<RemoteListing>> UpdateAsync(
        WooCommerceClient client, string id, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, WooCommerceListings listings, CancellationToken cancellationToken)
    {
        if (WooCommerceRules.Check(draft, draft.Settings).FirstOrDefault() is { } problem)
            return Refuse(problem);
        var current = await client.GetProductAsync(id, cancellationToken);
        if (!current.Succeeded)
            return current.Error;
        var product = current.Value;
        if (!product.IsVariable && draft.Variants.Count > 1)
            return new ChannelError(ChannelErrorKind.Rejected, "The product has no variations in your store, and several variants here. End this listing, then publish it again.", "type", "variants");
        var write = WooCommerceListingMapper.ToText(draft, WooCommerceSettings.Read(draft.Settings));
        if (product.IsVariable)
            write = draft.Variants.Count > 1 ? write with { Attributes = WooCommerceListingMapper.Attributes(draft, product) } : write;
        else
            write = WooCommerceListingMapper.WithPrice(write, draft.Variants[0], product);
        if (!WooCommerceTags.Same(product, draft))
        {
            var tags = await WooCommerceTags.BringAsync(client, draft, cancellationToken);
            if (!tags.Succeeded)
                return tags.Error;
            write = write with { Tags = tags.Value };
        }
        var updated = await client.UpdateProductAsync(id, write, cancellationToken);
        if (!updated.Succeeded)
            return updated.Error;
        if (await new WooCommerceVariations(client, updated.Value, draft).BringAsync(cancellationToken) is { } notVaried)
            return notVaried;
        // A listing that was found in the store keeps the pictures it has there.
        if (reached.Images.Count > 0 && await new WooCommercePictures(client, updated.Value, draft, reached, checkpoint).ReconcileAsync(cancellationToken) is { } notPictured)
            return notPictured;
        return await listings.ReadAsync(id, cancellationToken);
    }

    /// <summary>A draft: out of the shop, and kept with its history.</summary>
    public static async Task<ChannelResult<Done>> EndAsync(WooCommerceClient client, string id, CancellationToken cancellationToken) =>
        await client.UpdateProductAsync(id, new WireProductWrite { Status = "draft" }, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } error } ? error : Done.Instance;

    public static async Task<ChannelResult<Done>> DeleteAsync(WooCommerceClient client, string id, CancellationToken cancellationToken) =>
        await client.DeleteProductAsync(id, cancellationToken) is { Error: { Kind: not ChannelErrorKind.NotFound } error } ? error : Done.Instance;

    public static ChannelError Refuse(ListingProblem problem) => new(ChannelErrorKind.Rejected, problem.Message, "check", problem.Field);
}
