using Marketplace.Channels.Seam;
using Marketplace.Tests.Channels.Etsy;

namespace Marketplace.Tests.Channels.Shopify;

/// <summary>Products to publish in tests.</summary>
internal static class ShopifyDrafts
{
    public static ListingDraft Mug(string title = "Blue mug", int images = 2, int quantity = 5, decimal price = 18.40m) => new(
        Guid.CreateVersion7(), title, "<p>Thrown by hand.</p>", "USD", ["mug", "pottery"],
        [new DraftVariant(Guid.CreateVersion7(), "MUG-1", [], price, quantity)], [.. Enumerable.Range(1, images).Select(Picture)], ShopifySandbox.Settings());

    public static ListingDraft Shirt() => Mug("Linen shirt") with
    {
        Variants =
        [
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-S-W", [new("Size", "S"), new("Color", "White")], 60m, 3),
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-M-W", [new("Size", "M"), new("Color", "White")], 60m, 0),
            new DraftVariant(Guid.CreateVersion7(), "SHIRT-S-G", [new("Size", "S"), new("Color", "Green")], 65.50m, 2),
        ],
    };

    public static DraftImage Picture(int number) => EtsyDrafts.Picture(number);
}
