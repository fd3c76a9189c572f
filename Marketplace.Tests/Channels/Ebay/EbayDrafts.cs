using Marketplace.Channels.Seam;
using Marketplace.Tests.Channels.Etsy;

namespace Marketplace.Tests.Channels.Ebay;

/// <summary>Products to publish in tests.</summary>
internal static class EbayDrafts
{
    public static ListingDraft Mug(string sku = "MUG-1", int images = 2, int quantity = 5, decimal price = 18.40m)
    {
        var mug = EtsyDrafts.Mug(images: images, quantity: quantity, price: price);
        return mug with { Variants = [mug.Variants[0] with { Sku = sku }], Settings = EbayAccountAtSandbox.Settings() };
    }

    public static ListingDraft Mugs(params IEnumerable<string> colors) => Mug() with
    {
        Variants = [.. colors.Select((color, i) => new DraftVariant(Guid.CreateVersion7(), $"MUG-{color.ToUpperInvariant()}", [new("Color", color)], 18 + i, 3 + i))],
    };
}
