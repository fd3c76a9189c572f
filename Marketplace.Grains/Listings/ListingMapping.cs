using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Data.Listings;

namespace Marketplace.Grains.Listings;

internal static class ListingMapping
{
    public static ObservedListing ToObserved(this RemoteListing remote) => new(
        remote.RemoteId, remote.Url?.ToString(), remote.State, remote.Title, remote.Currency,
        remote.Variants.Count == 0 ? null : remote.Variants.Min(v => v.Price), remote.Variants.Sum(v => v.Quantity), remote.Images is [var first, ..] ? first.ToString() : null,
        JsonSerializer.SerializeToElement(remote, JsonSerializerOptions.Web),
        [.. remote.Variants.Select(v => new ObservedVariant(v.RemoteVariantId, v.Sku, v.Price, v.Quantity))]);
}
