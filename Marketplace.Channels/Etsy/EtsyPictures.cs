using System.Collections.Immutable;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>A listing's pictures as the draft has them, in its order. The checkpoint knows which of ours are up there.</summary>
internal sealed class EtsyPictures(EtsyClient client, string listing, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> reach)
{
    private readonly IReadOnlyList<DraftImage> _wanted = EtsyRules.Pictures(draft);
    private ImmutableDictionary<Guid, string> _uploaded = reached.Images.ToImmutableDictionary();

    /// <summary>
    /// Uploads what is not there. A draft of ours has no pictures but ours, so one that the checkpoint does not know
    /// is of an upload whose answer was lost: it is adopted instead of sent twice.
    /// </summary>
    public async Task<ChannelError?> PublishAsync(CancellationToken cancellationToken)
    {
        if (_wanted.All(image => _uploaded.ContainsKey(image.ImageId)))
            return null;
        var images = await client.GetImagesAsync(listing, cancellationToken);
        if (!images.Succeeded)
            return images.Error;
        return await UploadMissingAsync(images.Value.Results.Where(image => !_uploaded.ContainsValue(Id(image))).ToDictionary(image => image.Rank), cancellationToken);
    }

    /// <summary>Adds, removes and reorders ours; what the seller added on Etsy stays behind them.</summary>
    public async Task<ChannelError?> ReconcileAsync(CancellationToken cancellationToken)
    {
        // A listing that was found on Etsy keeps the pictures it has there.
        if (_uploaded.IsEmpty)
            return null;
        var images = await client.GetImagesAsync(listing, cancellationToken);
        if (!images.Succeeded)
            return images.Error;
        string[] shown = [.. images.Value.Results.OrderBy(image => image.Rank).Select(Id)];
        var known = _uploaded;
        _uploaded = known.Where(pair => shown.Contains(pair.Value, StringComparer.Ordinal) && _wanted.Any(image => image.ImageId == pair.Key)).ToImmutableDictionary();
        // Etsy shows so many pictures at most: what goes makes room before what comes. One stays, because a listing on sale needs one.
        var strangers = shown.Where(id => !known.ContainsValue(id)).Take(EtsyRules.MostImages - _wanted.Count).ToArray();
        string[] kept = [.. shown.Where(id => _uploaded.ContainsValue(id) || strangers.Contains(id, StringComparer.Ordinal))];
        if (kept.Length == 0)
            kept = shown[..1];
        var uploads = _wanted.Count - _uploaded.Count;
        if (await ShowAsync(shown, kept, cancellationToken) is { } notRemoved)
            return notRemoved;
        if (await UploadMissingAsync([], cancellationToken) is { } notUploaded)
            return notUploaded;
        if (known.Count != _uploaded.Count)
            await reach(reached with { Images = _uploaded });
        string[] ordered = [.. _wanted.Select(image => _uploaded[image.ImageId]), .. strangers];
        return await ShowAsync(uploads == 0 ? kept : [], ordered, cancellationToken);
    }

    private async Task<ChannelError?> UploadMissingAsync(Dictionary<int, WireImage> unknown, CancellationToken cancellationToken)
    {
        foreach (var (i, image) in _wanted.Index())
        {
            if (_uploaded.ContainsKey(image.ImageId))
                continue;
            var rank = i + 1;
            if (!unknown.Remove(rank, out var remote))
            {
                var sent = await client.UploadImageAsync(listing, (await ReadAsync(image, cancellationToken), image), rank, cancellationToken);
                if (!sent.Succeeded)
                    return sent.Error;
                remote = sent.Value;
            }
            _uploaded = _uploaded.SetItem(image.ImageId, Id(remote));
            await reach(reached with { Images = _uploaded });
        }
        return null;
    }

    /// <summary>The listing shows exactly the pictures that <c>image_ids</c> names, in its order.</summary>
    private async Task<ChannelError?> ShowAsync(string[] shown, string[] wanted, CancellationToken cancellationToken) =>
        wanted.SequenceEqual(shown, StringComparer.Ordinal)
            ? null
            : (await client.UpdateListingAsync(listing, [new("image_ids", string.Join(',', wanted))], cancellationToken)).Error;

    private static string Id(WireImage image) => EtsyListingMapper.Id(image.ListingImageId);

    private static async Task<byte[]> ReadAsync(DraftImage image, CancellationToken cancellationToken)
    {
        await using var content = await image.Open(cancellationToken);
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
