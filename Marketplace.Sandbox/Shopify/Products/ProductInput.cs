namespace Marketplace.Sandbox.Shopify.Products;

/// <summary><c>ProductSetInput</c>: what is absent stays as it is; a list that is there replaces the whole list.</summary>
internal sealed record ProductInput
{
    public string? Title { get; init; }
    public string? Handle { get; init; }
    public string? DescriptionHtml { get; init; }
    public string? Vendor { get; init; }
    public string? ProductType { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<FileInput>? Files { get; init; }
    public IReadOnlyList<OptionInput>? ProductOptions { get; init; }
    public IReadOnlyList<VariantInput>? Variants { get; init; }
}

internal sealed record FileInput
{
    public string? Id { get; init; }
    public string? OriginalSource { get; init; }
    public string? Filename { get; init; }
    public string? ContentType { get; init; }
    public string? DuplicateResolutionMode { get; init; }
    public string? Alt { get; init; }
}

internal sealed record OptionInput
{
    public string? Name { get; init; }
    public int? Position { get; init; }
    public IReadOnlyList<OptionValueInput>? Values { get; init; }
}

internal sealed record OptionValueInput
{
    public string? Name { get; init; }
}

internal sealed record VariantInput
{
    public string? Id { get; init; }
    public string? Sku { get; init; }
    public string? Barcode { get; init; }
    public string? Price { get; init; }
    public string? CompareAtPrice { get; init; }
    public string? InventoryPolicy { get; init; }
    public ItemInput? InventoryItem { get; init; }
    public IReadOnlyList<VariantOptionInput> OptionValues { get; init; } = [];
    public IReadOnlyList<StockInput>? InventoryQuantities { get; init; }
}

internal sealed record ItemInput
{
    public bool? Tracked { get; init; }
    public string? Sku { get; init; }
}

internal sealed record VariantOptionInput
{
    public string? OptionName { get; init; }
    public string? Name { get; init; }
}

internal sealed record StockInput
{
    public string LocationId { get; init; } = "";
    public string Name { get; init; } = "";
    public int Quantity { get; init; }
}

/// <summary><c>ProductUpdateInput</c>.</summary>
internal sealed record ProductChange
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public string? DescriptionHtml { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
}
