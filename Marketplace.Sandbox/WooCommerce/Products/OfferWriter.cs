using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Sandbox.WooCommerce.Http;
using Marketplace.Sandbox.WooCommerce.Store;

namespace Marketplace.Sandbox.WooCommerce.Products;

/// <summary>Puts what a body says onto products and variations. Inside a change.</summary>
internal sealed class OfferWriter(WooStore store)
{
    public Product Apply(Product product, JsonObject body, IReadOnlyList<long>? images, bool creating)
    {
        var fresh = Common(product, product.Shop, body) with
        {
            Name = body.Text("name") ?? product.Name,
            Type = body.Text("type") ?? product.Type,
            CatalogVisibility = body.Text("catalog_visibility") ?? product.CatalogVisibility,
            ShortDescription = body.Text("short_description") ?? product.ShortDescription,
            CategoryIds = Terms(product.Shop, body, "categories", "product_cat") ?? product.CategoryIds,
            TagIds = Terms(product.Shop, body, "tags", "product_tag") ?? product.TagIds,
            ImageIds = images ?? product.ImageIds,
            Attributes = body.List("attributes") is { } attributes ? [.. attributes.Index().Select(a => Attribute(a.Item, a.Index))] : product.Attributes,
        };
        if (creating && fresh.CategoryIds.Count == 0)
            fresh = fresh with { CategoryIds = [.. store.TermsOf(product.Shop, "product_cat").Where(t => t.Slug == "uncategorized").Select(t => t.Id)] };
        // A draft keeps the slug that it is given; one that is published gets one from its name.
        var slug = body.Text("slug") ?? (fresh.Slug.Length > 0 ? fresh.Slug : fresh.Status is "draft" or "pending" ? "" : Slugs.Of(fresh.Name));
        return fresh with { Slug = slug.Length == 0 ? "" : Slugs.Free(slug, store.ProductsOf(product.Shop).Where(p => p.Id != product.Id).Select(p => p.Slug)) };
    }

    public Variation Apply(Product product, Variation variation, JsonObject body, long? image) => Common(variation, product.Shop, body) with
    {
        ImageId = image ?? variation.ImageId,
        Attributes = body.List("attributes") is { } choices ? [.. choices.Select(c => Choice(product, c)).OfType<Choice>()] : variation.Attributes,
    };

    private T Common<T>(T offer, string shop, JsonObject body)
        where T : Offer
    {
        var sku = body.Text("sku") ?? offer.Sku;
        if (sku.Length > 0 && !string.Equals(sku, offer.Sku, StringComparison.OrdinalIgnoreCase) && store.FindSku(shop, sku) is { } other && other.Id != offer.Id)
        {
            throw new WooRefusal(400, "product_invalid_sku", "Invalid or duplicated SKU.", new JsonObject { ["resource_id"] = other.Id, ["unique_sku"] = $"{sku}-1" });
        }
        return offer with
        {
            Status = body.Text("status") ?? offer.Status,
            Description = body.Text("description") ?? offer.Description,
            Sku = sku,
            RegularPrice = Price(body, "regular_price") ?? offer.RegularPrice,
            SalePrice = Price(body, "sale_price") ?? offer.SalePrice,
            ManageStock = body.Flag("manage_stock") ?? offer.ManageStock,
            StockQuantity = body.Whole("stock_quantity") ?? offer.StockQuantity,
            StockStatus = body.Text("stock_status") ?? offer.StockStatus,
            Backorders = body.Text("backorders") ?? offer.Backorders,
            TaxClass = body.Text("tax_class") ?? offer.TaxClass,
            TaxStatus = body.Text("tax_status") ?? offer.TaxStatus,
            ShippingClass = body.Text("shipping_class") ?? offer.ShippingClass,
            Weight = body.Text("weight") ?? offer.Weight,
            MetaData = offer.MetaData.Merge(body, store),
            ModifiedAt = store.Now,
        };
    }

    /// <summary>What is no number becomes none, as WooCommerce does.</summary>
    private static string? Price(JsonObject body, string name) => body.Text(name) switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => text,
        _ => "",
    };

    /// <summary>Ids that are not there are passed over, as WordPress does.</summary>
    private long[]? Terms(string shop, JsonObject body, string name, string taxonomy) => body.List(name) is { } terms
        ? [.. terms.Select(t => t.Id("id") ?? 0).Where(id => store.Terms.Find(id) is { } term && term.Shop == shop && term.Taxonomy == taxonomy)]
        : null;

    private static ProductAttribute Attribute(JsonObject body, int index) => new(
        body.Id("id") ?? 0, body.Text("name") ?? "", body.Whole("position") ?? index, body.Flag("visible") ?? false, body.Flag("variation") ?? false,
        [.. (body["options"] as JsonArray ?? []).Select(option => option!.ToString())]);

    /// <summary>Only what the product has as an attribute for variations.</summary>
    private static Choice? Choice(Product product, JsonObject body) =>
        product.Attributes.FirstOrDefault(a => a.Variation && (body.Id("id") is > 0 and var id ? a.Id == id : string.Equals(a.Name, body.Text("name"), StringComparison.OrdinalIgnoreCase))) is { } attribute
            ? new Choice(attribute.Id, attribute.Name, body.Text("option") ?? "")
            : null;
}

internal static class Slugs
{
    public static string Of(string name) => string.Join('-', new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static string Free(string slug, IEnumerable<string> taken)
    {
        var all = taken.ToHashSet(StringComparer.Ordinal);
        var free = slug;
        for (var i = 2; all.Contains(free); i++)
            free = $"{slug}-{i}";
        return free;
    }
}
