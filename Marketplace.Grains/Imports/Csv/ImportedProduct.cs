using Marketplace.Contracts.Products;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// A product as neighbouring rows of the file describe it. Null: the file says nothing, so an existing product keeps what it has.
/// </summary>
public sealed class ImportedProduct
{
    public required int FirstRow { get; init; }
    public int LastRow { get; set; }
    /// <summary>Null only in a plain file without title and handle: then the SKU must be known already.</summary>
    public string? Handle { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? ShortDescription { get; set; }
    public string? Vendor { get; set; }
    public string? ProductType { get; set; }
    /// <summary>From the root, such as <c>Clothing > Shirts</c>.</summary>
    public string? CategoryPath { get; set; }
    public List<string>? Tags { get; set; }
    public IReadOnlyDictionary<string, string>? Attributes { get; set; }
    public string? Currency { get; set; }
    public bool? Active { get; set; }
    public bool? Featured { get; set; }
    public string? SeoTitle { get; set; }
    public string? SeoDescription { get; set; }
    public List<ImportedVariant> Variants { get; } = [];
    public List<ImportedImage> Images { get; } = [];
    public List<RowError> Errors { get; } = [];
}

/// <param name="Options">Empty for a product with a single variant.</param>
/// <param name="Quantity">Null: the stock is left alone, and a new variant starts with none.</param>
public sealed record ImportedVariant(
    int Row, string Sku, IReadOnlyList<VariantOption> Options, decimal? Price, decimal? CompareAtPrice, decimal? Cost, string? Barcode,
    int? WeightGrams, bool? TrackInventory, int? LowStockThreshold, int? Quantity, string? ImageUrl);

public sealed record ImportedImage(int Row, string Url, string? Alt);

/// <summary>Why a row, or one cell of it, was refused; in words for the seller.</summary>
public sealed record RowError(int Row, string? Column, string? Value, string Message);
