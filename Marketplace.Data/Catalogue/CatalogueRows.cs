namespace Marketplace.Data.Catalogue;

/// <summary>A product to write. Null: a new product gets the default, an existing one keeps what it has.</summary>
public sealed record ProductRow(Guid Id, string Handle)
{
    /// <summary>Required of a new product.</summary>
    public string? Title { get; set; }
    public string? Description { get; init; }
    public string? ShortDescription { get; init; }
    public string? Vendor { get; init; }
    public string? ProductType { get; init; }
    public Guid? CategoryId { get; init; }
    public IReadOnlyCollection<string>? Tags { get; init; }
    /// <summary>A JSON object of texts.</summary>
    public string? Attributes { get; init; }
    public string? Currency { get; init; }
    public bool? Active { get; init; }
    public bool? Featured { get; init; }
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }
    /// <summary>Of a new product's variants; filled in when they are written.</summary>
    internal VariantSummary Summary { get; set; }
}

/// <summary>What a product's own row says of its variants, for the grid.</summary>
/// <param name="Sku">Of the variant with the lowest position, which is <paramref name="Position"/>.</param>
internal readonly record struct VariantSummary(string? Sku, int Position, decimal? PriceFrom, decimal? PriceTo, int Count)
{
    public VariantSummary With(VariantRow variant) => Count == 0 ? new(variant.Sku, variant.Position, variant.Price, variant.Price, 1) : new(
        variant.Position < Position ? variant.Sku : Sku, Math.Min(variant.Position, Position),
        variant.Price < PriceFrom ? variant.Price : PriceFrom, variant.Price > PriceTo ? variant.Price : PriceTo, Count + 1);
}

/// <summary>A variant to write, together with its inventory item when it is new.</summary>
/// <param name="Price">Required of a new variant; null keeps an existing one's.</param>
/// <param name="Options">A JSON array of <c>{name, value}</c>.</param>
/// <param name="ImageId">A picture of this write; else <paramref name="ImageUrl"/> finds one by its source.</param>
/// <param name="OnHand">Opening stock of a new variant.</param>
public sealed record VariantRow(
    Guid Id, Guid ProductId, Guid ItemId, int Position, string Sku, string? Title, string? Options, decimal? Price, decimal? CompareAtPrice,
    decimal? Cost, string? Barcode, int? WeightGrams, bool? TrackInventory, int? LowStockThreshold, Guid? ImageId, string? ImageUrl, int OnHand);

/// <summary>A picture to download.</summary>
public sealed record ImageRow(Guid Id, Guid ProductId, int Position, string SourceUrl, string? Alt);

/// <summary>The counted stock of an existing item.</summary>
public sealed record StockRow(Guid ItemId, int OnHand);

/// <summary>Everything that one transaction writes.</summary>
public sealed class CatalogueChanges
{
    public List<ProductRow> NewProducts { get; } = [];
    public List<ProductRow> ChangedProducts { get; } = [];
    public List<VariantRow> NewVariants { get; } = [];
    public List<VariantRow> ChangedVariants { get; } = [];
    /// <summary>Of new products.</summary>
    public List<ImageRow> NewImages { get; } = [];
    /// <summary>Of existing products: those whose source is there already are skipped.</summary>
    public List<ImageRow> AddedImages { get; } = [];
    public List<StockRow> Stock { get; } = [];
}

/// <param name="Variants">By SKU.</param>
/// <param name="Products">By handle.</param>
public sealed record KnownCatalogue(IReadOnlyDictionary<string, Guid> Products, IReadOnlyDictionary<string, KnownVariant> Variants);

public sealed record KnownVariant(Guid Id, Guid ProductId, Guid ItemId);

/// <param name="ImagesAdded">How many pictures are now waiting to be downloaded.</param>
/// <param name="Kept">Items whose count was below what is reserved: the stock was set to the reserved quantity.</param>
/// <param name="Wake">The connections for which stock pushes were queued.</param>
public sealed record CatalogueWritten(int ImagesAdded, IReadOnlyList<(Guid ItemId, int Reserved)> Kept, IReadOnlyList<Guid> Wake);
