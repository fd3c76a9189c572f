namespace Marketplace.Channels.WooCommerce.Wire;

/// <summary>A product or a variation as it is written. What is null is left out, and stays as it is.</summary>
internal sealed record WireProductWrite
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public string? Slug { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Description { get; init; }

    public string? CatalogVisibility { get; init; }

    public string? Sku { get; init; }

    public string? RegularPrice { get; init; }

    /// <summary>Empty ends a sale.</summary>
    public string? SalePrice { get; init; }

    public bool? ManageStock { get; init; }

    public int? StockQuantity { get; init; }

    /// <summary><c>no</c>, <c>notify</c> or <c>yes</c>.</summary>
    public string? Backorders { get; init; }

    public string? TaxClass { get; init; }

    public string? ShippingClass { get; init; }

    public IReadOnlyList<WireTermId>? Categories { get; init; }

    public IReadOnlyList<WireTermId>? Tags { get; init; }

    public IReadOnlyList<WireImageWrite>? Images { get; init; }

    /// <summary>Of a product <see cref="WireAttribute"/>s, of a variation <see cref="WireChoice"/>s.</summary>
    public IReadOnlyList<WireAttributeWrite>? Attributes { get; init; }

    public IReadOnlyList<WireMeta>? MetaData { get; init; }
}

internal sealed record WireTermId(long Id);

/// <param name="Id">Of a picture that the store has.</param>
/// <param name="Src">Where the store fetches a new one.</param>
internal sealed record WireImageWrite(long? Id = null, string? Src = null, string? Alt = null);

/// <param name="Option">Of a variation.</param>
/// <param name="Options">Of a product.</param>
internal sealed record WireAttributeWrite(
    long? Id, string Name, string? Option = null, int? Position = null, bool? Visible = null, bool? Variation = null, IReadOnlyList<string>? Options = null);
