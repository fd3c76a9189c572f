using System.Collections.Immutable;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>A listing's pictures as the draft has them. eBay keeps a picture under an address of its own; the checkpoint knows which of ours are where.</summary>
internal sealed class EbayPictures(EbayClient client, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> reach)
{
    private readonly IReadOnlyList<DraftImage> _wanted = EbayRules.Pictures(draft);

    /// <summary>Uploads what is not there and answers the addresses in the draft's order.</summary>
    public async Task<ChannelResult<IReadOnlyList<string>>> UploadAsync(CancellationToken cancellationToken)
    {
        var uploaded = reached.Images.ToImmutableDictionary();
        foreach (var image in _wanted.Where(image => !uploaded.ContainsKey(image.ImageId)))
        {
            await using var content = await image.Open(cancellationToken);
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, cancellationToken);
            var sent = await client.UploadImageAsync(memory.ToArray(), image, cancellationToken);
            if (!sent.Succeeded)
                return sent.Error;
            uploaded = uploaded.SetItem(image.ImageId, sent.Value.ImageUrl.ToString());
            await reach(reached with { Images = uploaded });
        }
        return _wanted.Select(image => uploaded[image.ImageId]).ToArray();
    }

    /// <summary>Ours in order, then what the seller added on eBay. A listing that was found on eBay keeps the pictures that it has there.</summary>
    /// <param name="shown">What the listing shows now.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<ChannelResult<EbayPictureChange>> ReconcileAsync(IReadOnlyList<string> shown, CancellationToken cancellationToken)
    {
        if (reached.Images.Count == 0)
            return EbayPictureChange.None;
        var ours = await UploadAsync(cancellationToken);
        if (!ours.Succeeded)
            return ours.Error;
        var strangers = shown.Where(url => !reached.Images.Values.Contains(url, StringComparer.Ordinal) && !ours.Value.Contains(url, StringComparer.Ordinal));
        string[] all = [.. ours.Value.Concat(strangers).Take(EbayRules.MostImages)];
        return all.Length == 0 ? EbayPictureChange.None : new EbayPictureChange(all);
    }
}

/// <param name="Urls">What the listing is to show; null: what it shows.</param>
internal sealed record EbayPictureChange(IReadOnlyList<string>? Urls)
{
    public static readonly EbayPictureChange None = new((IReadOnlyList<string>?)null);
}
