using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Listings;
using Marketplace.Sandbox.Etsy.Taxonomy;

namespace Marketplace.Sandbox.Etsy.Inventories;

/// <summary>What makes an inventory consistent in itself.</summary>
internal static class InventoryRules
{
    private const int MostProducts = 400;

    public static void Check(InventoryBody body, int mostProperties)
    {
        if (body.Products.Count == 0)
            throw EtsyRefusal.Problem("products", "cannot be less than 1 items");
        if (body.Products.Count > MostProducts)
            throw EtsyRefusal.Problem("products", $"cannot be more than {MostProducts} items");
        foreach (var (i, product) in body.Products.Index())
            CheckProduct(product, $"products/{i}");
        CheckProperties(body, mostProperties);

        // "The update fails if the supplied values … are incompatible with values in *_on_property fields" (updateListingInventory).
        CheckVaries(body, "price_on_property", body.PriceOnProperty, p => p.Offerings[0].Price);
        CheckVaries(body, "quantity_on_property", body.QuantityOnProperty, p => p.Offerings[0].Quantity);
        CheckVaries(body, "sku_on_property", body.SkuOnProperty, p => p.Sku ?? "");
        CheckVaries(body, "readiness_state_on_property", body.ReadinessStateOnProperty ?? [], p => p.Offerings[0].ReadinessStateId);

        if (!body.Products.Any(p => p.Offerings[0].IsEnabled))
            throw EtsyRefusal.Bad("At least one offering must be enabled");
        if (!body.Products.Any(p => p.Offerings[0] is { IsEnabled: true, Quantity: > 0 }))
            throw EtsyRefusal.Bad("One offering must have quantity greater than 0");
    }

    private static void CheckProduct(ProductBody product, string path)
    {
        if (product.Offerings.Count != 1)
            throw EtsyRefusal.Problem($"{path}/offerings", "must have exactly 1 item");
        if (product.Sku?.Length > 32)
            throw EtsyRefusal.Problem($"{path}/sku", "cannot be longer than 32 characters");
        ListingRules.Price($"{path}/offerings/0/price", product.Offerings[0].Price);
        ListingRules.Quantity($"{path}/offerings/0/quantity", product.Offerings[0].Quantity);
        foreach (var (i, value) in product.PropertyValues.Index())
            CheckValue(value, $"{path}/property_values/{i}");
    }

    private static void CheckValue(PropertyBody value, string path)
    {
        if (TaxonomyTree.Property(value.PropertyId) is not { SupportsVariations: true } property)
            throw EtsyRefusal.Problem($"{path}/property_id", $"is not a property that supports variations: {value.PropertyId}");
        if (value.Values.Count != 1 || value.Values[0].Length is 0 or > 45)
            throw EtsyRefusal.Problem($"{path}/values", "must have exactly 1 item of 1 to 45 characters");
        if (value.ValueIds.Count > 1)
            throw EtsyRefusal.Problem($"{path}/value_ids", "cannot be more than 1 items");
        if (value.PropertyId is TaxonomyTree.Custom1 or TaxonomyTree.Custom2 && value.PropertyName.Length is 0 or > 45)
            throw EtsyRefusal.Problem($"{path}/property_name", "is required for custom properties");
        if (value.ScaleId is { } scale && property.Scales.All(s => s.Id != scale))
            throw EtsyRefusal.Problem($"{path}/scale_id", $"is not a scale of property {value.PropertyId}: {scale}");
    }

    private static void CheckProperties(InventoryBody body, int most)
    {
        var properties = PropertiesOf(body.Products[0]);
        if (properties.Length > most)
            throw EtsyRefusal.Bad($"A listing cannot have more than {most} variation properties");
        if (properties.Distinct().Count() < properties.Length || body.Products.Any(p => !PropertiesOf(p).SequenceEqual(properties)))
            throw EtsyRefusal.Bad("All products must have the same property_values properties");
        if (body.Products.Select(p => Key(p, properties)).Distinct().Count() < body.Products.Count)
            throw EtsyRefusal.Bad("Products must have unique combinations of property values");
    }

    private static void CheckVaries<T>(InventoryBody body, string field, IReadOnlyList<long> on, Func<ProductBody, T> value)
    {
        if (on.FirstOrDefault(id => !PropertiesOf(body.Products[0]).Contains(id)) is var unknown and > 0)
            throw EtsyRefusal.Problem(field, $"is not a property of the products: {unknown}");
        if (body.Products.GroupBy(p => Key(p, on)).Any(same => same.Select(value).Distinct().Count() > 1))
            throw EtsyRefusal.Bad($"The supplied values are incompatible with {field}: they differ between products that are equal in it");
    }

    private static long[] PropertiesOf(ProductBody product) => [.. product.PropertyValues.Select(v => v.PropertyId).Order()];

    private static string Key(ProductBody product, IEnumerable<long> properties) =>
        string.Join('\n', properties.Select(id => product.PropertyValues.First(v => v.PropertyId == id).Values[0]));
}
