using System.Net;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>What is asked about the store itself: whether it answers, and what its seller can choose from.</summary>
internal static class WooCommerceAccount
{
    public static async Task<ChannelResult<Done>> ValidateAsync(WooCommerceClient client, CancellationToken cancellationToken) =>
        await client.GetCurrencyAsync(cancellationToken) is { Error: { } error } ? error : Done.Instance;

    public static async Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(WooCommerceClient client, CancellationToken cancellationToken)
    {
        var categories = await ReadCategoriesAsync(client, cancellationToken);
        if (!categories.Succeeded)
            return categories.Error;
        var taxes = await client.GetTaxClassesAsync(cancellationToken);
        if (!taxes.Succeeded)
            return taxes.Error;
        var shipping = await client.GetShippingClassesAsync(cancellationToken);
        if (!shipping.Succeeded)
            return shipping.Error;
        return (ChannelSetting[])
        [
            new(WooCommerceSettings.Names.Category, "Category", "choice", false, "Where buyers find new products. Made in WooCommerce, under Products › Categories.", Choices(categories.Value)),
            new(WooCommerceSettings.Names.Visibility, "Shown in", "choice", false, null,
                [new("visible", "Shop and search results"), new("catalog", "Shop only"), new("search", "Search results only"), new("hidden", "Neither")], "visible"),
            new(WooCommerceSettings.Names.TaxClass, "Tax class", "choice", false, null, [.. taxes.Value.Select(tax => new ChannelChoice(tax.Slug, Text(tax.Name)))]),
            new(WooCommerceSettings.Names.ShippingClass, "Shipping class", "choice", false, null, [.. shipping.Value.Items.Select(one => new ChannelChoice(one.Slug ?? "", Text(one.Name)))]),
        ];
    }

    private static async Task<ChannelResult<IReadOnlyList<WireTerm>>> ReadCategoriesAsync(WooCommerceClient client, CancellationToken cancellationToken)
    {
        var all = new List<WireTerm>();
        for (var page = 1; ; page++)
        {
            var read = await client.GetCategoriesAsync(page, cancellationToken);
            if (!read.Succeeded)
                return read.Error;
            all.AddRange(read.Value.Items);
            if (read.Value.Items.Count == 0 || all.Count >= read.Value.Total)
                return all;
        }
    }

    /// <summary>Each by its path, such as <c>Kitchen › Mugs</c>.</summary>
    private static ChannelChoice[] Choices(IReadOnlyList<WireTerm> categories)
    {
        var byId = categories.DistinctBy(category => category.Id).ToDictionary(category => category.Id);
        return [.. byId.Values.Select(category => new ChannelChoice(WooCommerceListingMapper.Id(category.Id), Path(category, 0))).OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase)];

        string Path(WireTerm category, int depth) => depth < 10 && category.Parent is { } parent && byId.TryGetValue(parent, out var above)
            ? $"{Path(above, depth + 1)} › {Text(category.Name)}"
            : Text(category.Name);
    }

    private static string Text(string? name) => WebUtility.HtmlDecode(name ?? "");
}
