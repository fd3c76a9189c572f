namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireProduct
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    public string? DescriptionHtml { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? OnlineStoreUrl { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public WireNodes<WireVariant> Variants { get; init; } = new([]);

    public WireNodes<WireMedia> Media { get; init; } = new([]);
}

internal sealed record WireVariant
{
    public const string Deny = "DENY";

    public required string Id { get; init; }

    public string? Sku { get; init; }

    public decimal Price { get; init; }

    /// <summary>At all locations together.</summary>
    public int? InventoryQuantity { get; init; }

    public string InventoryPolicy { get; init; } = Deny;

    public bool SellsWithoutStock => InventoryPolicy != Deny;

    public IReadOnlyList<WireSelectedOption> SelectedOptions { get; init; } = [];

    public WireInventoryItem? InventoryItem { get; init; }
}

internal sealed record WireSelectedOption(string Name, string Value);

/// <param name="InventoryLevel">At the location that was asked for; null where it is not stocked there.</param>
internal sealed record WireInventoryItem(string Id, bool Tracked = true, WireInventoryLevel? InventoryLevel = null);

internal sealed record WireInventoryLevel(IReadOnlyList<WireQuantity> Quantities);

internal sealed record WireQuantity(int Quantity);

internal sealed record WireMedia(string Id, WireImage? Image = null);

internal sealed record WireImage(string Url);

internal sealed record WireProductAnswer(WireProduct? Product, WireShop? Shop = null);

internal sealed record WireProductsAnswer(WireNodes<System.Text.Json.JsonElement> Products, WireShop Shop);

internal sealed record WireProductSetAnswer(WireProductPayload ProductSet);

internal sealed record WireProductUpdateAnswer(WireDone ProductUpdate);

internal sealed record WirePolicyAnswer(WireDone ProductVariantsBulkUpdate);

internal sealed record WireProductPayload(WireProduct? Product, IReadOnlyList<WireUserError> UserErrors);

internal sealed record WireProductDeleteAnswer(WireDone ProductDelete);

internal sealed record WirePublishAnswer(WireDone PublishablePublish);

internal sealed record WireDone(IReadOnlyList<WireUserError> UserErrors);

internal sealed record WireUploadsAnswer(WireUploads StagedUploadsCreate);

internal sealed record WireUploads(IReadOnlyList<WireUploadTarget>? StagedTargets, IReadOnlyList<WireUserError> UserErrors);

internal sealed record WireUploadTarget(Uri Url, string ResourceUrl, IReadOnlyList<WireParameter> Parameters);

internal sealed record WireParameter(string Name, string Value);
