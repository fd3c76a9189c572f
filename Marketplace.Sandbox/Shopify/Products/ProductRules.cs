using System.Globalization;
using Marketplace.Sandbox.Shopify.Graph;
using Marketplace.Sandbox.Shopify.Store;

namespace Marketplace.Sandbox.Shopify.Products;

/// <summary>What Shopify refuses in a <c>productSet</c>.</summary>
internal static class ProductRules
{
    public const int MostVariants = 2048;

    private const int MostOptions = 3;
    private const int TitleLength = 255;
    private const int MostTags = 250;
    private const int MostStockEntries = 50_000;

    /// <param name="input">The input.</param>
    /// <param name="existing">The product that it changes; null when it makes one.</param>
    /// <param name="call">The call.</param>
    public static IEnumerable<UserError> Check(ProductInput input, Product? existing, ShopifyCall call) =>
    [
        .. CheckTexts(input.Title, input.Tags, existing, "input"),
        .. CheckHandle(input, existing, call),
        .. CheckOptions(input, existing),
        .. input.Variants is null ? [] : CheckVariants(input, existing, call),
        .. input.Files is null ? [] : CheckFiles(input.Files, call),
    ];

    public static IEnumerable<UserError> CheckTexts(string? title, IReadOnlyList<string>? tags, Product? existing, string at)
    {
        if (title is null ? existing is null : title.Trim().Length == 0)
            yield return UserError.At($"{at}.title", "Title can't be blank", "INVALID_PRODUCT");
        if (title?.Length > TitleLength)
            yield return UserError.At($"{at}.title", $"Title is too long (maximum is {TitleLength} characters)", "INVALID_PRODUCT");
        if (tags?.Count > MostTags)
            yield return UserError.At($"{at}.tags", $"Tags cannot be more than {MostTags}", "INVALID_PRODUCT");
        if (tags?.FirstOrDefault(t => t.Length > TitleLength) is { } tag)
            yield return UserError.At($"{at}.tags", $"Tag '{tag[..20]}…' is too long (maximum is {TitleLength} characters)", "INVALID_PRODUCT");
    }

    private static IEnumerable<UserError> CheckHandle(ProductInput input, Product? existing, ShopifyCall call)
    {
        if (input.Handle is { } handle && call.Store.ProductsByShop.Of(call.Domain).ByHandle.TryGetValue(handle, out var owner) && owner.Id != existing?.Id)
            yield return UserError.At("input.handle", $"Handle '{handle}' already in use. Please provide a new handle.", "HANDLE_NOT_UNIQUE");
    }

    private static IEnumerable<UserError> CheckOptions(ProductInput input, Product? existing)
    {
        if (input.Variants is not null && input.ProductOptions is null && existing is null)
            yield return UserError.At("input.productOptions", "Product options input is required when updating variants.", "PRODUCT_OPTIONS_INPUT_MISSING");
        if (input.ProductOptions is not { } options)
            yield break;
        if (input.Variants is null)
            yield return UserError.At("input.variants", "Variants input is required when updating product options.", "VARIANTS_INPUT_MISSING");
        if (options.Count > MostOptions)
            yield return UserError.At("input.productOptions", $"The product can have a maximum of {MostOptions} options.", "OPTIONS_OVER_LIMIT");
        if (options.GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return UserError.At("input.productOptions", $"Duplicated option name '{twice.Key}'.", "DUPLICATED_OPTION_NAME");
        foreach (var (i, option) in options.Index())
        {
            if (string.IsNullOrWhiteSpace(option.Name) || option.Values is not { Count: > 0 })
                yield return UserError.At($"input.productOptions.{i}", "An option needs a name and at least one value.", "INVALID_INPUT");
            if (option.Values?.GroupBy(v => v.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } same)
                yield return UserError.At($"input.productOptions.{i}.values", $"Duplicated option value '{same.Key}'.", "DUPLICATED_OPTION_VALUE");
        }
    }

    private static IEnumerable<UserError> CheckVariants(ProductInput input, Product? existing, ShopifyCall call)
    {
        var options = input.ProductOptions?.Select(o => (Name: o.Name ?? "", Values: o.Values?.Select(v => v.Name ?? "").ToArray() ?? [])).ToArray()
            ?? existing?.Options.Select(o => (o.Name, Values: o.Values.ToArray())).ToArray() ?? [];
        if (input.Variants!.Count > MostVariants)
            yield return UserError.At("input.variants", $"The number of variants cannot exceed {MostVariants}.", "VARIANTS_OVER_LIMIT");
        if (input.Variants.Sum(v => v.InventoryQuantities?.Count ?? 0) > MostStockEntries)
            yield return UserError.At("input.variants", "The number of inventory quantities is too large.", "INVENTORY_QUANTITIES_LIMIT_EXCEEDED");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, variant) in input.Variants.Index())
        {
            var at = $"input.variants.{i}";
            if (variant.Id is not null && existing?.Variants.Any(v => Gid.Of("ProductVariant", v.Id) == variant.Id) != true)
                yield return UserError.At($"{at}.id", $"Product variant {variant.Id} does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST");
            foreach (var (price, name) in new[] { (variant.Price, "price"), (variant.CompareAtPrice, "compareAtPrice") })
            {
                if (price is not null && !(decimal.TryParse(price, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < 1_000_000_000_000_000_000))
                    yield return UserError.At($"{at}.{name}", "Price must be greater than or equal to 0", "INVALID_VARIANT");
            }
            foreach (var (name, values) in options)
            {
                var value = variant.OptionValues.FirstOrDefault(v => v.OptionName == name)?.Name;
                if (value is null || !values.Contains(value, StringComparer.Ordinal))
                    yield return UserError.At($"{at}.optionValues", $"Option value '{value}' for option '{name}' does not exist.", "OPTION_VALUE_DOES_NOT_EXIST");
            }
            if (!seen.Add(string.Join('\u001f', options.Select(o => variant.OptionValues.FirstOrDefault(v => v.OptionName == o.Name)?.Name))))
                yield return UserError.At(at, $"The variant '{string.Join(" / ", variant.OptionValues.Select(v => v.Name))}' already exists. Please change at least one option value.", "INVALID_VARIANT");
            foreach (var (j, stock) in (variant.InventoryQuantities ?? []).Index())
            {
                if (stock.Name is not ("available" or "on_hand") || call.Location(stock.LocationId) is null)
                    yield return UserError.At($"{at}.inventoryQuantities.{j}", "The quantity name or the location is invalid.", "INVALID_INPUT");
            }
        }
    }

    private static IEnumerable<UserError> CheckFiles(IReadOnlyList<FileInput> files, ShopifyCall call)
    {
        foreach (var (i, file) in files.Index())
        {
            var known = file.Id is { } id
                ? Gid.TryParse(id, "MediaImage", out var media) && call.Store.Media.Find(media)?.Shop == call.Domain
                : ProductFiles.IsUsable(file.OriginalSource, call);
            if (!known)
                yield return UserError.At($"input.files.{i}", "File source is invalid: it was not uploaded, or is no image address.", "INVALID_INPUT");
        }
    }
}
