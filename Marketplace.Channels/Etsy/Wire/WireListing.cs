namespace Marketplace.Channels.Etsy.Wire;

/// <summary>Etsy's <c>ShopListingWithAssociations</c>, as far as it is used. Times are epoch seconds.</summary>
internal sealed record WireListing
{
    public required long ListingId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required string State { get; init; }

    public int Quantity { get; init; }

    public required WireMoney Price { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public long? CreatedTimestamp { get; init; }

    public long? UpdatedTimestamp { get; init; }

    public IReadOnlyList<string>? Skus { get; init; }

    public IReadOnlyList<WireImage>? Images { get; init; }

    public WireInventory? Inventory { get; init; }
}

internal sealed record WireImage
{
    public required long ListingImageId { get; init; }

    public int Rank { get; init; }

    public string? UrlFullxfull { get; init; }
}
