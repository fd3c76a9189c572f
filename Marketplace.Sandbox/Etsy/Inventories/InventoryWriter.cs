using Marketplace.Sandbox.Etsy.Http;
using Marketplace.Sandbox.Etsy.Store;
using Marketplace.Sandbox.Etsy.Taxonomy;

namespace Marketplace.Sandbox.Etsy.Inventories;

/// <summary>Turns a checked inventory into the stored one. A product with the same property values keeps its ids.</summary>
internal static class InventoryWriter
{
    public static Inventory Apply(InventoryBody body, Listing listing, EtsyStore store)
    {
        var old = listing.Inventory.Products.ToDictionary(p => Key(p.Properties));
        var valueIds = listing.Inventory.Products.SelectMany(p => p.Properties)
            .DistinctBy(v => (v.PropertyId, v.Values[0]))
            .ToDictionary(v => (v.PropertyId, v.Values[0]), v => v.ValueIds[0]);
        return new Inventory(
            [.. body.Products.Select(Product)],
            body.PriceOnProperty,
            body.QuantityOnProperty,
            body.SkuOnProperty,
            body.ReadinessStateOnProperty ?? []);

        ListingProduct Product(ProductBody product)
        {
            PropertyValue[] properties = [.. product.PropertyValues.Select(Value)];
            var kept = old.GetValueOrDefault(Key(properties));
            var offering = product.Offerings[0];
            if (offering.ReadinessStateId is { } readiness && store.ReadinessStates.Find(readiness)?.ShopId != listing.ShopId)
                throw EtsyRefusal.Problem("readiness_state_id", $"does not exist: {readiness}");
            var offeringId = kept?.Offering.Id ?? store.NextId();
            var price = decimal.Round(offering.Price, 2);
            return new ListingProduct(
                kept?.Id ?? store.NextId(),
                product.Sku ?? "",
                properties,
                new Offering(offeringId, price, offering.Quantity, offering.IsEnabled, offering.ReadinessStateId));
        }

        PropertyValue Value(PropertyBody value)
        {
            var property = TaxonomyTree.Property(value.PropertyId)!;
            var name = value.Values[0];
            if (!valueIds.TryGetValue((property.Id, name), out var id))
            {
                id = property.Values.FirstOrDefault(v => v.Name == name).Id is > 0 and var known ? known : store.NextId();
                valueIds[(property.Id, name)] = id;
            }
            if (value.ValueIds is [var given] && given != id)
                throw EtsyRefusal.Problem("value_ids", $"{given} is not the id of the value '{name}' of property {property.Id}");
            return new PropertyValue(
                property.Id,
                property.Id is TaxonomyTree.Custom1 or TaxonomyTree.Custom2 ? value.PropertyName : property.Name,
                value.ScaleId,
                property.Scales.FirstOrDefault(s => s.Id == value.ScaleId).Name,
                [id],
                [name]);
        }
    }

    private static string Key(IReadOnlyList<PropertyValue> properties) =>
        string.Join('\n', properties.OrderBy(p => p.PropertyId).Select(p => $"{p.PropertyId}={p.Values[0]}"));
}
