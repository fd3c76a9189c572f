namespace Marketplace.Channels.WooCommerce.Wire;

/// <summary>What products and variations have alike.</summary>
internal abstract record WireStocked
{
    public required long Id { get; init; }

    public string? Sku { get; init; }

    public string Status { get; init; } = "publish";

    /// <summary>What buyers pay now: the sale price while there is a sale.</summary>
    public decimal? Price { get; init; }

    public Managed ManageStock { get; init; }

    /// <summary>Plugins allow parts of one.</summary>
    public decimal? StockQuantity { get; init; }

    /// <summary><c>instock</c>, <c>outofstock</c> or <c>onbackorder</c>.</summary>
    public string? StockStatus { get; init; }

    /// <summary><c>no</c>, <c>notify</c> or <c>yes</c>.</summary>
    public string? Backorders { get; init; }

    public bool TakesBackorders => Backorders is "yes" or "notify";

    public IReadOnlyList<WireMeta>? MetaData { get; init; }
}

internal sealed record WireProduct : WireStocked
{
    public string Name { get; init; } = "";

    public string Type { get; init; } = "simple";

    public string? Permalink { get; init; }

    public string? Description { get; init; }

    public DateTime? DateCreatedGmt { get; init; }

    public DateTime? DateModifiedGmt { get; init; }

    public IReadOnlyList<WireTerm> Tags { get; init; } = [];

    public IReadOnlyList<WireImage> Images { get; init; } = [];

    public IReadOnlyList<WireAttribute> Attributes { get; init; } = [];

    /// <summary>The variations' ids.</summary>
    public IReadOnlyList<long> Variations { get; init; } = [];

    /// <summary>Plugins have kinds of their own, such as <c>variable-subscription</c>.</summary>
    public bool IsVariable => Type.StartsWith("variable", StringComparison.Ordinal);
}

internal sealed record WireVariation : WireStocked
{
    public IReadOnlyList<WireChoice> Attributes { get; init; } = [];
}

internal sealed record WireImage(long Id, string? Src = null);

/// <param name="Id">Of an attribute of the whole store; 0 for one of this product only.</param>
/// <param name="Variation">Whether variations differ in it.</param>
internal sealed record WireAttribute(long Id, string Name, int Position, bool Visible, bool Variation, IReadOnlyList<string> Options);

/// <summary>A variation's value of an attribute; none stands for any.</summary>
internal sealed record WireChoice(long Id, string Name, string? Option);

/// <summary>Who counts the stock.</summary>
internal enum Managed
{
    No,
    Own,

    /// <summary>A variation whose product counts for all of them together.</summary>
    Parent,
}
