using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify.Wire;

namespace Marketplace.Channels.Shopify;

/// <summary>Products both ways. Pure.</summary>
internal static class ShopifyListingMapper
{
    /// <summary>What a product without options is given by Shopify.</summary>
    private const string NoOption = "Title", NoValue = "Default Title";

    /// <param name="product">With all of its variants.</param>
    /// <param name="currency">The shop's.</param>
    public static RemoteListing ToRemote(WireProduct product, string currency)
    {
        RemoteVariant[] variants = [.. product.Variants.Nodes.Select(ToRemote)];
        Uri[] images = [.. product.Media.Nodes.Where(media => media.Image is not null).Select(media => new Uri(media.Image!.Url))];
        var state = State(product);
        return new RemoteListing(
            ShopifyId.Number(product.Id), Uri.TryCreate(product.OnlineStoreUrl, UriKind.Absolute, out var url) ? url : null, state, product.Title, product.DescriptionHtml, currency,
            product.Tags, variants, images, product.CreatedAt, product.UpdatedAt,
            Fingerprint([state, product.Title, product.DescriptionHtml ?? "", .. product.Tags, .. variants.Select(Describe), .. images.Select(image => image.OriginalString)]));
    }

    /// <summary>One of ListingStates. An active product of which nothing can be bought is sold out.</summary>
    public static string State(WireProduct product) => product.Status switch
    {
        "DRAFT" => "draft",
        "ARCHIVED" => "ended",
        _ => product.Variants.Nodes.All(variant => variant is { SellsWithoutStock: false, InventoryItem.Tracked: true } && Quantity(variant) <= 0) ? "sold_out" : "active",
    };

    /// <summary>What is available at the location whose stock is ours; where none is chosen, at all of them.</summary>
    public static int Quantity(WireVariant variant) => variant.InventoryItem?.InventoryLevel is { } level ? level.Quantities.Sum(q => q.Quantity) : variant.InventoryQuantity ?? 0;

    /// <param name="draft">The draft.</param>
    /// <param name="settings">The seller's choices.</param>
    /// <param name="existing">The product as Shopify has it: its variants keep their ids and their stock. Null for a new one, whose stock is set.</param>
    public static WireProductSet ToSet(ListingDraft draft, ShopifySettings settings, WireProduct? existing)
    {
        var names = OptionNames(draft);
        return new WireProductSet
        {
            Title = draft.Title.Trim(),
            DescriptionHtml = draft.Description,
            Vendor = settings.Vendor,
            ProductType = settings.ProductType,
            Status = existing is null ? "DRAFT" : null,
            Tags = draft.Tags,
            ProductOptions = names.Count == 0
                ? [new WireOptionSet(NoOption, [new WireOptionValue(NoValue)])]
                : [.. names.Select(name => new WireOptionSet(name, [.. draft.Variants.Select(variant => Value(variant, name)).Distinct(StringComparer.Ordinal).Select(value => new WireOptionValue(value))]))],
            Variants = [.. draft.Variants.Select(variant => ToSet(variant, names, settings, existing?.Variants.Nodes.FirstOrDefault(v => v.Sku == variant.Sku)))],
        };
    }

    /// <summary>The names of the dimensions in which the variants really differ from each other or are described.</summary>
    public static IReadOnlyList<string> OptionNames(ListingDraft draft) => draft.Variants.Count == 1
        ? []
        : [.. draft.Variants.SelectMany(variant => variant.Options).Select(option => option.Name).Distinct(StringComparer.Ordinal)];

    public static string Price(decimal price) => price.ToString("0.00##", CultureInfo.InvariantCulture);

    private static WireVariantSet ToSet(DraftVariant variant, IReadOnlyList<string> names, ShopifySettings settings, WireVariant? existing) => new()
    {
        Id = existing?.Id,
        Sku = variant.Sku,
        Price = Price(variant.Price),
        OptionValues = names.Count == 0 ? [new WireVariantOption(NoOption, NoValue)] : [.. names.Select(name => new WireVariantOption(name, Value(variant, name)))],
        InventoryItem = new WireItemSet(Tracked: true),
        // Stock of a variant that is on sale is only ever set by comparison.
        InventoryQuantities = existing is null ? [new WireStockSet(settings.Location!, "available", Math.Max(0, variant.Quantity))] : null,
    };

    private static string Value(DraftVariant variant, string name) => variant.Options.FirstOrDefault(option => option.Name == name)?.Value.Trim() ?? "";

    private static RemoteVariant ToRemote(WireVariant variant) => new(
        ShopifyId.Number(variant.Id), string.IsNullOrEmpty(variant.Sku) ? null : variant.Sku,
        variant.SelectedOptions is [{ Name: NoOption, Value: NoValue }] ? [] : [.. variant.SelectedOptions.Select(option => new ChannelOption(option.Name, option.Value))],
        variant.Price, Math.Max(0, Quantity(variant)));

    private static string Describe(RemoteVariant variant) =>
        $"{variant.Sku}|{string.Join(';', variant.Options.Select(option => $"{option.Name}={option.Value}"))}|{Price(variant.Price)}|{variant.Quantity}";

    private static string Fingerprint(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))).AsSpan(0, 16));
}
