using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// A product's variations as the draft has them, known by their SKUs. What the store has is read first, so that a batch whose answer was lost is not
/// repeated into variations twice. One that the draft does not have is switched off and kept, for orders that name it.
/// </summary>
internal sealed class WooCommerceVariations(WooCommerceClient client, WireProduct product, ListingDraft draft)
{
    private readonly string _id = WooCommerceListingMapper.Id(product.Id);

    /// <returns>Null when they are as they should be, or the product has none.</returns>
    public async Task<ChannelError?> BringAsync(CancellationToken cancellationToken)
    {
        if (!product.IsVariable)
            return null;
        var existing = await WooCommerceListings.ReadVariationsAsync(client, product, cancellationToken);
        if (!existing.Succeeded)
            return existing.Error;
        var bySku = existing.Value.Where(variation => !string.IsNullOrEmpty(variation.Sku)).DistinctBy(variation => variation.Sku, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(variation => variation.Sku!, StringComparer.OrdinalIgnoreCase);
        WireProductWrite[] creates = [.. draft.Variants.Where(variant => !bySku.ContainsKey(variant.Sku)).Select(variant =>
            WooCommerceListingMapper.ToOffer(variant) with { Attributes = WooCommerceListingMapper.Choices(variant, draft, product) })];
        WireProductWrite[] updates =
        [
            .. draft.Variants.Where(variant => bySku.ContainsKey(variant.Sku)).Select(variant => Update(variant, bySku[variant.Sku])).OfType<WireProductWrite>(),
            .. existing.Value.Where(variation => variation.Status == "publish" && !draft.Variants.Any(variant => string.Equals(variant.Sku, variation.Sku, StringComparison.OrdinalIgnoreCase)))
                .Select(variation => new WireProductWrite { Id = variation.Id, Status = "private" }),
        ];
        foreach (var chunk in updates.Chunk(WooCommerceClient.Most))
        {
            if (await WriteAsync(new(Update: chunk), cancellationToken) is { } notUpdated)
                return notUpdated;
        }
        foreach (var chunk in creates.Chunk(WooCommerceClient.Most))
        {
            if (await WriteAsync(new(Create: chunk), cancellationToken) is { } notCreated)
                return notCreated;
        }
        return null;
    }

    private WireProductWrite? Update(DraftVariant variant, WireVariation existing)
    {
        var unchanged = new WireProductWrite { Id = existing.Id };
        var wanted = WooCommerceListingMapper.WithPrice(unchanged, variant, existing);
        if (existing.Status != "publish")
            wanted = wanted with { Status = "publish" };
        if (!WooCommerceListingMapper.OptionNames(draft).All(name => existing.Attributes.Any(choice =>
            string.Equals(choice.Name, name, StringComparison.OrdinalIgnoreCase) && string.Equals(choice.Option, WooCommerceListingMapper.Value(variant, name), StringComparison.OrdinalIgnoreCase))))
            wanted = wanted with { Attributes = WooCommerceListingMapper.Choices(variant, draft, product) };
        return wanted == unchanged ? null : wanted;
    }

    private async Task<ChannelError?> WriteAsync(WireBatch<WireProductWrite> batch, CancellationToken cancellationToken)
    {
        var written = await client.WriteVariationsAsync(_id, batch, cancellationToken);
        return written.Error ?? (written.Value!.Create ?? []).Concat(written.Value.Update ?? []).Select(WooCommerceErrors.Of).FirstOrDefault(error => error is not null);
    }
}
