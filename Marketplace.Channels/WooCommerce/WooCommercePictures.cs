using System.Collections.Immutable;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// A product's pictures as the draft has them, in its order. The store fetches them from our address and keeps their file names, by which a picture is
/// known again whose fetching was not answered. They are fetched a few at a time, so that a slow host answers in time.
/// </summary>
internal sealed class WooCommercePictures(WooCommerceClient client, WireProduct product, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> reach)
{
    private const int AtOnce = 4;

    private readonly string _id = WooCommerceListingMapper.Id(product.Id);
    private readonly IReadOnlyList<DraftImage> _wanted = WooCommerceRules.Pictures(draft);
    private ImmutableDictionary<Guid, string> _known = reached.Images.ToImmutableDictionary();

    /// <summary>Adds, removes and reorders ours; what the seller added in WooCommerce stays behind them.</summary>
    public async Task<ChannelError?> ReconcileAsync(CancellationToken cancellationToken)
    {
        var shown = product.Images;
        while (true)
        {
            await LearnAsync(shown);
            DraftImage[] missing = [.. _wanted.Where(image => !_known.ContainsKey(image.ImageId)).Take(AtOnce)];
            WireImageWrite[] next = [.. Arrange(shown, missing)];
            if (missing.Length == 0 && next.Select(image => image.Id).SequenceEqual(shown.Select(image => (long?)image.Id)))
                return null;
            var updated = await client.UpdateProductAsync(_id, new WireProductWrite { Images = next }, cancellationToken);
            if (updated.Error is { } error)
                return error.Kind == ChannelErrorKind.Rejected ? error with { Field = "images" } : error;
            shown = updated.Value!.Images;
            if (missing.Any(image => !shown.Any(one => IsOf(one, image))))
                return new ChannelError(ChannelErrorKind.Rejected, $"Your store left out the picture {missing[0].FileName}. Replace it, or add it in WooCommerce.", "image_missing", "images");
        }
    }

    /// <summary>Ours that are there or come now, in the draft's order; then the seller's own.</summary>
    private IEnumerable<WireImageWrite> Arrange(IReadOnlyList<WireImage> shown, DraftImage[] missing)
    {
        foreach (var image in _wanted)
        {
            if (_known.TryGetValue(image.ImageId, out var id))
                yield return new WireImageWrite(Id: long.Parse(id));
            else if (missing.Contains(image))
                yield return new WireImageWrite(Src: image.Address!.ToString(), Alt: image.Alt);
        }
        var ours = reached.Images.Values.Concat(_known.Values).ToHashSet(StringComparer.Ordinal);
        foreach (var other in shown.Where(image => !ours.Contains(WooCommerceListingMapper.Id(image.Id))))
            yield return new WireImageWrite(Id: other.Id);
    }

    /// <summary>Finds ours among what the store shows, and checkpoints what is new about them.</summary>
    private async Task LearnAsync(IReadOnlyList<WireImage> shown)
    {
        var ids = shown.Select(image => WooCommerceListingMapper.Id(image.Id)).ToHashSet(StringComparer.Ordinal);
        var before = _known;
        _known = _known.Where(pair => ids.Contains(pair.Value) && _wanted.Any(image => image.ImageId == pair.Key)).ToImmutableDictionary();
        foreach (var image in _wanted.Where(image => !_known.ContainsKey(image.ImageId)))
        {
            if (shown.FirstOrDefault(one => IsOf(one, image) && !_known.ContainsValue(WooCommerceListingMapper.Id(one.Id))) is { } found)
                _known = _known.SetItem(image.ImageId, WooCommerceListingMapper.Id(found.Id));
        }
        if (_known.Count != before.Count || _known.Any(pair => before.GetValueOrDefault(pair.Key) != pair.Value))
            await reach(reached with { Images = _known });
    }

    /// <summary>WordPress keeps the name of a file, and puts a number or <c>-scaled</c> behind it.</summary>
    private static bool IsOf(WireImage image, DraftImage ours) =>
        image.Src is { } src && src[(src.LastIndexOf('/') + 1)..].StartsWith(Path.GetFileNameWithoutExtension(ours.FileName), StringComparison.OrdinalIgnoreCase);
}
