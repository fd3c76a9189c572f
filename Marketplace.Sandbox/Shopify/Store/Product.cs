namespace Marketplace.Sandbox.Shopify.Store;

internal static class ProductStatus
{
    public const string Active = "ACTIVE";
    public const string Archived = "ARCHIVED";
    public const string Draft = "DRAFT";
}

/// <summary>A product with its variants and their stock.</summary>
internal sealed record Product
{
    public required long Id { get; init; }
    public required string Shop { get; init; }
    public required string Title { get; init; }
    public required string Handle { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public string DescriptionHtml { get; init; } = "";
    public string Vendor { get; init; } = "";
    public string ProductType { get; init; } = "";
    public IReadOnlyList<string> Tags { get; init; } = [];
    public required IReadOnlyList<ProductOption> Options { get; init; }
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>The pictures' ids, in order.</summary>
    public IReadOnlyList<long> MediaIds { get; init; } = [];

    /// <summary>The ids of the publications that show it while it is active.</summary>
    public IReadOnlyList<long> PublishedOn { get; init; } = [];

    public bool IsForSale => Status == ProductStatus.Active && PublishedOn.Count > 0;

    public int Available => Variants.Where(v => v.Tracked).Sum(v => v.Available);

    public Product With(Variant variant) => this with { Variants = [.. Variants.Select(v => v.Id == variant.Id ? variant : v)] };
}

internal sealed record ProductOption(long Id, string Name, IReadOnlyList<string> Values);

/// <param name="OptionValues">One value per option of the product, in their order.</param>
internal sealed record Variant(
    long Id, long InventoryItemId, string? Sku, string? Barcode, decimal Price, decimal? CompareAtPrice, IReadOnlyList<string> OptionValues,
    IReadOnlyList<StockLevel> Levels, bool Tracked = true, bool SellsWithoutStock = false)
{
    public string Title => string.Join(" / ", OptionValues);

    public int Available => Levels.Sum(l => l.Available);

    public Variant With(StockLevel level) =>
        this with { Levels = [.. Levels.Where(l => l.LocationId != level.LocationId), level] };
}

/// <param name="Committed">Sold and not yet shipped; with what is available it makes what is on hand.</param>
internal sealed record StockLevel(long LocationId, int Available, int Committed = 0);

/// <param name="Seed">Set for a made-up picture, which is drawn when asked for; else the bytes are in the blobs.</param>
internal sealed record ProductMedia(long Id, string Shop, string? Alt, string ContentType, int Width, int Height, long? Seed);

/// <summary>A place to which a file may be sent once, before a product names it.</summary>
internal sealed record StagedUpload(long Id, string Shop, string FileName, string MimeType, bool Received = false);
