namespace Marketplace.Channels.Shopify.Wire;

/// <summary><c>ProductSetInput</c>: what is null is not sent and stays as it is; a list replaces the whole list.</summary>
internal sealed record WireProductSet
{
    public string? Title { get; init; }

    public string? DescriptionHtml { get; init; }

    public string? Vendor { get; init; }

    public string? ProductType { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<WireOptionSet>? ProductOptions { get; init; }

    public IReadOnlyList<WireVariantSet>? Variants { get; init; }

    public IReadOnlyList<WireFileSet>? Files { get; init; }
}

internal sealed record WireOptionSet(string Name, IReadOnlyList<WireOptionValue> Values);

internal sealed record WireOptionValue(string Name);

internal sealed record WireVariantSet
{
    public string? Id { get; init; }

    public required IReadOnlyList<WireVariantOption> OptionValues { get; init; }

    public required string Price { get; init; }

    public required string Sku { get; init; }

    public required WireItemSet InventoryItem { get; init; }

    public IReadOnlyList<WireStockSet>? InventoryQuantities { get; init; }
}

internal sealed record WireVariantOption(string OptionName, string Name);

internal sealed record WireItemSet(bool Tracked);

internal sealed record WireStockSet(string LocationId, string Name, int Quantity);

/// <param name="Id">A picture that Shopify has already; else where it was uploaded to.</param>
internal sealed record WireFileSet(string? Id = null, string? OriginalSource = null, string? Alt = null, string? ContentType = null);

/// <summary><c>ProductSetIdentifiers</c>: with a handle the product is made if there is none of that handle.</summary>
internal sealed record WireIdentifier(string? Id = null, string? Handle = null);

internal sealed record WireUploadRequest(string Filename, string MimeType, string FileSize, string Resource = "IMAGE", string HttpMethod = "POST");
