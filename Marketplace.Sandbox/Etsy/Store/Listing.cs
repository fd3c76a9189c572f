namespace Marketplace.Sandbox.Etsy.Store;

internal static class ListingState
{
    public const string Active = "active";
    public const string Inactive = "inactive";
    public const string SoldOut = "sold_out";
    public const string Draft = "draft";
    public const string Expired = "expired";
}

/// <summary>A listing with its whole inventory. Times are epoch seconds.</summary>
internal sealed record Listing
{
    public required long Id { get; init; }
    public required long ShopId { get; init; }
    public required long UserId { get; init; }
    public required string State { get; init; }
    public required long CreatedAt { get; init; }
    public required long UpdatedAt { get; init; }
    public required long StateChangedAt { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string WhoMade { get; init; }
    public required string WhenMade { get; init; }
    public required long TaxonomyId { get; init; }
    public string Type { get; init; } = "physical";
    public bool? IsSupply { get; init; }
    public bool IsCustomizable { get; init; }
    public bool IsPersonalizable { get; init; }
    public bool IsTaxable { get; init; } = true;
    public bool ShouldAutoRenew { get; init; } = true;
    public int FeaturedRank { get; init; } = -1;
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> Materials { get; init; } = [];
    public IReadOnlyList<string> Styles { get; init; } = [];
    public long? ShippingProfileId { get; init; }
    public long? ReturnPolicyId { get; init; }
    public long? ShopSectionId { get; init; }
    public int? ProcessingMin { get; init; }
    public int? ProcessingMax { get; init; }
    public decimal? ItemWeight { get; init; }
    public decimal? ItemLength { get; init; }
    public decimal? ItemWidth { get; init; }
    public decimal? ItemHeight { get; init; }
    public string? ItemWeightUnit { get; init; }
    public string? ItemDimensionsUnit { get; init; }

    /// <summary>In rank order, the first being rank 1.</summary>
    public IReadOnlyList<long> ImageIds { get; init; } = [];
    public IReadOnlyList<VariationImage> VariationImages { get; init; } = [];
    public required Inventory Inventory { get; init; }

    public long? ReadinessStateId => Inventory.Products[0].Offering.ReadinessStateId;
}

internal sealed record VariationImage(long PropertyId, long ValueId, long ImageId);

/// <summary>The properties named by the <c>…On</c> lists are those along which price, quantity … differ between products.</summary>
internal sealed record Inventory(
    IReadOnlyList<ListingProduct> Products,
    IReadOnlyList<long> PriceOn,
    IReadOnlyList<long> QuantityOn,
    IReadOnlyList<long> SkuOn,
    IReadOnlyList<long> ReadinessOn)
{
    /// <summary>What can be bought. Where quantity does not vary, every product shows the same shared quantity.</summary>
    public int Quantity => QuantityOn.Count == 0
        ? Products.Where(p => p.Offering.IsEnabled).Select(p => p.Offering.Quantity).DefaultIfEmpty(0).Max()
        : Products.Where(p => p.Offering.IsEnabled).Sum(p => p.Offering.Quantity);

    public decimal LowestPrice => Products
        .Where(p => p.Offering.IsEnabled)
        .Select(p => p.Offering.Price)
        .DefaultIfEmpty(Products[0].Offering.Price)
        .Min();

    public bool HasSeveralPrices => Products.DistinctBy(p => p.Offering.Price).Skip(1).Any();

    public bool HasVariations => Products.Any(p => p.Properties.Count > 0);

    public static Inventory Single(ListingProduct product) => new([product], [], [], [], []);
}

internal sealed record ListingProduct(long Id, string Sku, IReadOnlyList<PropertyValue> Properties, Offering Offering)
{
    public string Name => string.Join(", ", Properties.SelectMany(p => p.Values));
}

internal sealed record Offering(long Id, decimal Price, int Quantity, bool IsEnabled, long? ReadinessStateId);

internal sealed record PropertyValue(
    long PropertyId, string PropertyName, long? ScaleId, string? ScaleName, IReadOnlyList<long> ValueIds, IReadOnlyList<string> Values);

/// <param name="Seed">Set for a made-up picture, which is drawn when asked for; else the bytes are in the blobs.</param>
internal sealed record ListingImage(
    long Id, long ShopId, string ContentType, int Width, int Height, string AltText, long CreatedAt, long? Seed);
