namespace Marketplace.Sandbox.WooCommerce.Store;

/// <summary>What products and variations have alike.</summary>
internal abstract record Offer
{
    public required long Id { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public string Status { get; init; } = "publish";
    public string Description { get; init; } = "";
    public string Sku { get; init; } = "";

    /// <summary>As it was written; empty: none.</summary>
    public string RegularPrice { get; init; } = "";
    public string SalePrice { get; init; } = "";
    public bool ManageStock { get; init; }
    public int? StockQuantity { get; init; }
    public string StockStatus { get; init; } = "instock";
    public string Backorders { get; init; } = "no";
    public string TaxClass { get; init; } = "";
    public string TaxStatus { get; init; } = "taxable";
    public string ShippingClass { get; init; } = "";
    public string Weight { get; init; } = "";
    public IReadOnlyList<Meta> MetaData { get; init; } = [];

    public string Price => SalePrice.Length > 0 ? SalePrice : RegularPrice;

    /// <summary>WooCommerce derives it from the quantity where it counts.</summary>
    public string EffectiveStockStatus => !ManageStock ? StockStatus : StockQuantity > 0 ? "instock" : Backorders == "no" ? "outofstock" : "onbackorder";

    public bool Sells(int quantity) => Price.Length > 0 && (ManageStock ? StockQuantity >= quantity || Backorders != "no" : StockStatus != "outofstock");
}

internal sealed record Product : Offer
{
    public required string Shop { get; init; }
    public required string Name { get; init; }
    public required string Slug { get; init; }
    public string Type { get; init; } = "simple";
    public string CatalogVisibility { get; init; } = "visible";
    public string ShortDescription { get; init; } = "";
    public IReadOnlyList<long> CategoryIds { get; init; } = [];
    public IReadOnlyList<long> TagIds { get; init; } = [];
    public IReadOnlyList<long> ImageIds { get; init; } = [];
    public IReadOnlyList<ProductAttribute> Attributes { get; init; } = [];
    public IReadOnlyList<Variation> Variations { get; init; } = [];

    /// <summary>What can be bought.</summary>
    public IEnumerable<Offer> Offers => Type == "variable" ? Variations.Where(v => v.Status == "publish") : [this];

    public IEnumerable<Offer> AllOffers => [this, .. Variations];

    public Product With(Offer offer) => offer is Variation variation
        ? this with { Variations = [.. Variations.Select(v => v.Id == variation.Id ? variation : v)] }
        : (Product)offer;
}

internal sealed record Variation : Offer
{
    public IReadOnlyList<Choice> Attributes { get; init; } = [];
    public long? ImageId { get; init; }
}

internal sealed record ProductAttribute(long Id, string Name, int Position, bool Visible, bool Variation, IReadOnlyList<string> Options);

internal sealed record Choice(long Id, string Name, string Option);

internal sealed record Meta(long Id, string Key, System.Text.Json.JsonElement Value);

/// <param name="Taxonomy"><c>product_cat</c>, <c>product_tag</c> or <c>product_shipping_class</c>.</param>
internal sealed record Term(long Id, string Shop, string Taxonomy, string Name, string Slug, long Parent = 0);

/// <param name="Seed">Set for a made-up picture, which is drawn when asked for; else the bytes are in the blobs.</param>
internal sealed record Medium(long Id, string Shop, string FileName, string Name, string Alt, string ContentType, long? Seed, DateTimeOffset CreatedAt);
