using System.Collections.Immutable;
using System.Globalization;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>A product's pictures as files of a <c>productSet</c>, which names all of them at once and in order.</summary>
internal static class ShopifyPictures
{
    /// <param name="client">The shop.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="existing">The product's pictures as Shopify has them.</param>
    /// <param name="known">Which of ours they are.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Ours in the draft's order, uploaded where they are not there yet; behind them what the seller added in Shopify.</returns>
    public static async Task<ChannelResult<IReadOnlyList<WireFileSet>>> PrepareAsync(
        ShopifyClient client, ListingDraft draft, IReadOnlyList<WireMedia> existing, IReadOnlyDictionary<Guid, string> known, CancellationToken cancellationToken)
    {
        var wanted = ShopifyRules.Pictures(draft);
        DraftImage[] missing = [.. wanted.Where(image => !IsThere(image))];
        var uploaded = await UploadAsync(client, missing, cancellationToken);
        if (!uploaded.Succeeded)
            return uploaded.Error;
        return (WireFileSet[])
        [
            .. wanted.Select(image => IsThere(image)
                ? new WireFileSet(Id: ShopifyId.Of("MediaImage", known[image.ImageId]), Alt: image.Alt)
                : new WireFileSet(OriginalSource: uploaded.Value[image.ImageId], Alt: image.Alt, ContentType: "IMAGE")),
            .. existing.Where(media => !known.Values.Contains(ShopifyId.Number(media.Id))).Select(media => new WireFileSet(Id: media.Id)),
        ];

        bool IsThere(DraftImage image) => known.TryGetValue(image.ImageId, out var id) && existing.Any(media => ShopifyId.Number(media.Id) == id);
    }

    /// <summary>Which picture is which, after a <c>productSet</c>: they stand in the order in which they were named.</summary>
    public static ImmutableDictionary<Guid, string> Match(ListingDraft draft, WireProduct product) =>
        ShopifyRules.Pictures(draft).Zip(product.Media.Nodes).ToImmutableDictionary(pair => pair.First.ImageId, pair => ShopifyId.Number(pair.Second.Id));

    private static async Task<ChannelResult<IReadOnlyDictionary<Guid, string>>> UploadAsync(ShopifyClient client, DraftImage[] images, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<Guid, string>();
        if (images.Length == 0)
            return sources;
        var files = new List<byte[]>();
        foreach (var image in images)
            files.Add(await ReadAsync(image, cancellationToken));
        var staged = await client.StageUploadsAsync(
            [.. images.Zip(files, (image, file) => new WireUploadRequest(image.FileName, image.ContentType, file.Length.ToString(CultureInfo.InvariantCulture)))], cancellationToken);
        if (!staged.Succeeded)
            return staged.Error;
        if (ShopifyErrors.Describe(staged.Value.StagedUploadsCreate.UserErrors) is { } refused)
            return refused with { Field = "images" };
        var targets = staged.Value.StagedUploadsCreate.StagedTargets ?? [];
        if (targets.Count != images.Length)
            return new ChannelError(ChannelErrorKind.Unavailable, "Shopify has no place for the pictures at the moment.", "uploads", "images");
        foreach (var (i, image) in images.Index())
        {
            if (await client.UploadAsync(targets[i], files[i], image, cancellationToken) is { } failed)
                return failed with { Field = "images" };
            sources[image.ImageId] = targets[i].ResourceUrl;
        }
        return sources;
    }

    private static async Task<byte[]> ReadAsync(DraftImage image, CancellationToken cancellationToken)
    {
        await using var content = await image.Open(cancellationToken);
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
