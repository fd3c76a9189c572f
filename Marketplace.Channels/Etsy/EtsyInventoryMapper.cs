using System.Text.Json;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Inventories both ways. Pure.</summary>
internal static class EtsyInventoryMapper
{
    /// <summary>The two properties that a seller names herself.</summary>
    private static readonly long[] _customProperties = [513, 514];

    /// <summary>The inventory exactly as it was read, without what Etsy does not take back: ids, deleted products and offerings.</summary>
    public static WireInventoryUpdate Unchanged(WireInventory inventory) => new(
        [
            .. inventory.Products.Where(product => !product.IsDeleted).Select(product => new WireProductUpdate(
                product.Sku, product.PropertyValues ?? [],
                [
                    .. product.Offerings.Where(offering => !offering.IsDeleted)
                        .Select(offering => new WireOfferingUpdate(offering.Price.Value, offering.Quantity, offering.IsEnabled, offering.ReadinessStateId)),
                ])),
        ],
        inventory.PriceOnProperty ?? [], inventory.QuantityOnProperty ?? [], inventory.SkuOnProperty ?? [], inventory.ReadinessStateOnProperty ?? []);

    /// <summary>Sets the quantities of the named SKUs and nothing else.</summary>
    public static WireInventoryUpdate WithQuantities(WireInventoryUpdate inventory, IReadOnlyDictionary<string, int> levels)
    {
        var products = inventory.Products
            .Select(product => product.Sku is { } sku && levels.TryGetValue(sku, out var level)
                ? product with { Offerings = [.. product.Offerings.Select(offering => offering with { Quantity = EtsyRules.Quantity(level) })] }
                : product)
            .ToArray();
        var shared = inventory.QuantityOnProperty.Count == 0 && products.SelectMany(product => product.Offerings).Select(offering => offering.Quantity).Distinct().Count() > 1;
        return inventory with
        {
            Products = products,
            // Until now one quantity was shared by every variation; from now on each has its own.
            QuantityOnProperty = shared ? Properties(inventory) : inventory.QuantityOnProperty,
        };
    }

    /// <summary>Sets the prices of the draft's SKUs (and the processing profile, where one is chosen) and nothing else.</summary>
    public static WireInventoryUpdate WithPrices(WireInventoryUpdate inventory, ListingDraft draft, EtsySettings settings)
    {
        var prices = draft.Variants.ToDictionary(variant => variant.Sku, variant => variant.Price, StringComparer.Ordinal);
        var products = inventory.Products
            .Select(product => product.Sku is { } sku && prices.TryGetValue(sku, out var price)
                ? product with { Offerings = [.. product.Offerings.Select(offering => offering with { Price = price, ReadinessStateId = settings.ReadinessStateId ?? offering.ReadinessStateId })] }
                : product)
            .ToArray();
        var shared = inventory.PriceOnProperty.Count == 0 && products.SelectMany(product => product.Offerings).Select(offering => offering.Price).Distinct().Count() > 1;
        return inventory with { Products = products, PriceOnProperty = shared ? Properties(inventory) : inventory.PriceOnProperty };
    }

    /// <summary>Whether the listing's variations are the draft's: the same SKUs, each with the same values.</summary>
    public static bool HasVariationsOf(WireInventoryUpdate inventory, ListingDraft draft)
    {
        var remote = inventory.Products.Select(product => (product.Sku ?? "", string.Join('\u001f', product.PropertyValues.SelectMany(value => value.Values))));
        var wanted = draft.Variants.Select(variant => (variant.Sku, string.Join('\u001f', Options(draft, variant).Select(option => EtsyText.OptionValue(option.Value)))));
        return remote.ToHashSet().SetEquals(wanted);
    }

    /// <summary>The draft's variants as a whole inventory; their options become custom properties.</summary>
    public static WireInventoryUpdate FromDraft(ListingDraft draft, EtsySettings settings)
    {
        long[] properties = [.. _customProperties.Take(OptionNames(draft).Count)];
        return new WireInventoryUpdate(
            [
                .. draft.Variants.Select(variant => new WireProductUpdate(
                    variant.Sku,
                    [.. Options(draft, variant).Select((option, i) => new WirePropertyValue(_customProperties[i], [], [EtsyText.OptionValue(option.Value)], option.Name))],
                    [new WireOfferingUpdate(variant.Price, EtsyRules.Quantity(variant.Quantity), IsEnabled: true, settings.ReadinessStateId)])),
            ],
            Varies(draft, properties, variant => variant.Price), properties, properties, []);
    }

    /// <summary>What buyers can buy of it. Where quantity does not vary by a property, every product shows the same shared quantity.</summary>
    public static int Total(WireInventoryUpdate inventory)
    {
        var quantities = inventory.Products.SelectMany(product => product.Offerings).Where(offering => offering.IsEnabled).Select(offering => offering.Quantity).DefaultIfEmpty();
        return inventory.QuantityOnProperty.Count == 0 ? quantities.Max() : quantities.Sum();
    }

    public static bool Same(WireInventoryUpdate a, WireInventoryUpdate b) =>
        JsonSerializer.Serialize(a, EtsyJson.Default.WireInventoryUpdate) == JsonSerializer.Serialize(b, EtsyJson.Default.WireInventoryUpdate);

    /// <summary>The names of the dimensions in which the variants really differ from each other or are described.</summary>
    public static IReadOnlyList<string> OptionNames(ListingDraft draft) => draft.Variants.Count == 1
        ? []
        : [.. draft.Variants.SelectMany(variant => variant.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<ChannelOption> Options(ListingDraft draft, DraftVariant variant) =>
        from name in OptionNames(draft)
        let option = variant.Options.FirstOrDefault(option => option.Name == name)
        where option is not null
        select option;

    private static long[] Varies<T>(ListingDraft draft, long[] properties, Func<DraftVariant, T> value) =>
        draft.Variants.Select(value).Distinct().Count() > 1 ? properties : [];

    private static long[] Properties(WireInventoryUpdate inventory) =>
        [.. inventory.Products.SelectMany(product => product.PropertyValues).Select(value => value.PropertyId).Distinct()];
}
