namespace Marketplace.Contracts.Products;

/// <summary>A row of the product grid.</summary>
/// <param name="PriceFrom">Lowest variant price.</param>
/// <param name="PriceTo">Highest variant price.</param>
/// <param name="Available">Units that can still be sold, over all variants.</param>
/// <param name="ImageUrl">The first stored picture, or null.</param>
/// <param name="ListingCount">On how many connections the product is live.</param>
public sealed record ProductSummary(
    Guid Id, string Handle, string Title, string? Sku, string? Vendor, string? ProductType, bool Active, bool Featured,
    string Currency, decimal? PriceFrom, decimal? PriceTo, int VariantCount, int Available, string? ImageUrl, int ListingCount, DateTimeOffset UpdatedAt);

/// <summary>A product with everything the editor shows.</summary>
/// <param name="Attributes">Free attributes, name to value.</param>
/// <param name="Version">Sent back on update; a stale one is refused with 409.</param>
public sealed record ProductDetail(
    Guid Id, string Handle, string Title, string? Description, string? ShortDescription, string? Vendor, string? ProductType,
    Guid? CategoryId, IReadOnlyList<string> Tags, IReadOnlyDictionary<string, string> Attributes, string Currency,
    bool Active, bool Featured, string? SeoTitle, string? SeoDescription, int Version,
    IReadOnlyList<VariantDetail> Variants, IReadOnlyList<ProductImageDetail> Images, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A variant: what has a SKU, a price and stock.</summary>
/// <param name="Bundle">Whether its stock is what its components allow.</param>
public sealed record VariantDetail(
    Guid Id, string Sku, string? Title, IReadOnlyList<VariantOption> Options, decimal Price, decimal? CompareAtPrice, decimal? Cost,
    string? Barcode, int? WeightGrams, bool TrackInventory, int? LowStockThreshold, Guid? ImageId, bool Bundle, int OnHand, int Reserved, int Available);

/// <summary>One dimension of a variant, such as Size = Medium.</summary>
public sealed record VariantOption(string Name, string Value);

/// <param name="State"><c>pending</c>, <c>stored</c> or <c>failed</c>.</param>
/// <param name="Url">Where the stored picture is served; null until stored.</param>
/// <param name="Error">Why the picture could not be fetched, in words for the seller.</param>
public sealed record ProductImageDetail(
    Guid Id, string State, string? Url, string? SourceUrl, string? Alt, int Position, int? Width, int? Height, string? Error);

/// <summary>Creates a product (POST) or replaces its fields (PUT, with <paramref name="Version"/>).</summary>
/// <param name="Handle">Unique per seller; made from the title when null.</param>
/// <param name="Variants">At least one. On PUT: with an id an existing variant is changed, without one a new is added, a missing one is removed.</param>
public sealed record ProductInput(
    string Title, string? Handle, string? Description, string? ShortDescription, string? Vendor, string? ProductType, Guid? CategoryId,
    IReadOnlyList<string>? Tags, IReadOnlyDictionary<string, string>? Attributes, string? Currency, bool? Active, bool? Featured,
    string? SeoTitle, string? SeoDescription, IReadOnlyList<VariantInput> Variants, int? Version);

/// <param name="Sku">Unique per seller; generated from handle and options when null.</param>
/// <param name="OnHand">Opening stock of a new variant; ignored for an existing one (stock changes go through the ledger).</param>
public sealed record VariantInput(
    Guid? Id, string? Sku, IReadOnlyList<VariantOption>? Options, decimal Price, decimal? CompareAtPrice, decimal? Cost, string? Barcode,
    int? WeightGrams, bool? TrackInventory, int? LowStockThreshold, Guid? ImageId, int? OnHand);

/// <summary>A change to many products at once: POST /api/products/bulk, with <c>preview=true</c> nothing is written.</summary>
/// <param name="ProductIds">At most 1,000.</param>
/// <param name="PricePercent">Such as 8 for +8 % on every variant's price, rounded to cents.</param>
public sealed record BulkEdit(IReadOnlyList<Guid> ProductIds, bool? Active, bool? Featured, decimal? PricePercent, IReadOnlyList<string>? AddTags, IReadOnlyList<string>? RemoveTags, string? Vendor);

/// <summary>What a bulk edit does to one product.</summary>
public sealed record BulkEditLine(Guid ProductId, string Title, IReadOnlyList<BulkEditChange> Changes);

public sealed record BulkEditChange(string Field, string? From, string? To);

public sealed record BulkEditResult(bool Preview, int Changed, IReadOnlyList<BulkEditLine> Lines);

public sealed record CategoryModel(Guid Id, Guid? ParentId, string Name, string Slug, string? Description, string? ImageUrl, int SortOrder, int ProductCount);

public sealed record CategoryInput(string Name, Guid? ParentId, string? Description, string? ImageUrl, int? SortOrder);

/// <summary>Every picture of the product, once, in the order to show them.</summary>
public sealed record ImageOrder(IReadOnlyList<Guid> ImageIds);
