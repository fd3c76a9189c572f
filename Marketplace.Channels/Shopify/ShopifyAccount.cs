using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>What is asked about the shop itself: whether it answers, and what its seller can choose from.</summary>
internal static class ShopifyAccount
{
    public static async Task<ChannelResult<Done>> ValidateAsync(ShopifyClient client, CancellationToken cancellationToken) =>
        await client.GetShopAsync(cancellationToken) is { Error: { } error } ? error : Done.Instance;

    public static async Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ShopifyClient client, CancellationToken cancellationToken)
    {
        var read = await client.GetChoicesAsync(cancellationToken);
        if (!read.Succeeded)
            return read.Error;
        var choices = read.Value;
        var store = choices.Publications.Nodes.FirstOrDefault(publication => publication.Name == "Online Store") ?? (choices.Publications.Nodes is [var first, ..] ? first : null);
        return (ChannelSetting[])
        [
            new(ShopifySettings.Names.Location, "Location", "choice", true, "Its stock is kept equal to yours here. Made in Shopify, under Settings › Locations.", Choices(choices.Locations), choices.Location?.Id),
            new(ShopifySettings.Names.Publication, "Sales channel", "choice", false, "Where new products are shown.", Choices(choices.Publications), store?.Id),
            new(ShopifySettings.Names.Vendor, "Vendor", "text", false, "Without one, Shopify takes the shop's name.", []),
            new(ShopifySettings.Names.ProductType, "Product type", "text", false, null, []),
        ];
    }

    private static ChannelChoice[] Choices(WireNodes<WireNamed> named) => [.. named.Nodes.Select(one => new ChannelChoice(one.Id, one.Name))];
}
